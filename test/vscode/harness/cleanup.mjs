// What has to be undone when a script ends, however it ends.

const tasks = new Set();
let listening = false;

/** Runs `task` (synchronous) when the process ends or is told to, the last one first; the function returned takes it back. */
export function atExit(task) {
  if (!listening) listen();
  tasks.add(task);
  return () => tasks.delete(task);
}

function listen() {
  listening = true;
  process.on('exit', () => {
    for (const task of [...tasks].reverse()) task();
  });
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code));
  if (process.env.npm_lifecycle_event) endWithParent();
}

/** npm passes a signal on to the shell between it and us, which dies of it without telling us. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(143), 1000).unref();
}
