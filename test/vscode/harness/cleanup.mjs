// What has to be undone when a script ends, however it ends.

const tasks = new Set();

/** Runs `task` (synchronous) when the process ends or is told to end; the function returned takes it back. */
export function atExit(task) {
  if (tasks.size === 0) listen();
  tasks.add(task);
  return () => tasks.delete(task);
}

let listening = false;

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const task of tasks) task();
  });
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code));
}
