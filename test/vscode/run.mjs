// Runs the suite inside a real VS Code, in each kind of extension host at the same time, since most of a run is waiting:
// node test/vscode/run.mjs [desktop|web]…
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findDesktop, runInDesktop } from './harness/desktop.mjs';
import { borrowSample, ROOT } from './harness/project.mjs';
import { runInWorkbench } from './harness/workbench.mjs';

const SUITES = { desktop: 'dist/test/vscode/index.js', web: 'dist/test/vscode/index.web.js' };

/** Fulfilled with what the suite counted; rejected when it could not run or ran no test. */
async function runSuite(host) {
  const tests = path.join(ROOT, SUITES[host]);
  if (!existsSync(tests)) throw new Error(`${SUITES[host]} is missing: run "npm run build" first.`);
  const executable = host === 'desktop' ? await findDesktop() : undefined;
  const options = { extension: ROOT, tests, folder: borrowSample(), verbose: process.env.VERBOSE === '1' };
  const { code, lines } = await (executable
    ? runInDesktop({ ...options, executable })
    : runInWorkbench({ ...options, host }));
  console.log(`\nVS Code, ${host} extension host${executable ? ` of ${executable}` : ''}\n${lines.join('\n')}`);
  return checked(counts(lines), code);
}

/** The suite's last word: how many tests passed and failed. */
function counts(lines) {
  const found = lines.map((line) => /^(\d+) tests passed, (\d+) failed$/.exec(line)).findLast(Boolean);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}

function checked({ passed, failed }, code) {
  if (passed + failed === 0) throw new Error(`No test was run (code ${code}).`);
  if (code !== 0 && failed === 0) throw new Error(`All tests passed, yet VS Code reported failure (code ${code}).`);
  return { passed, failed };
}

const total = { passed: 0, failed: 0 };
const hosts = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SUITES);
console.log(`VS Code, extension hosts at the same time: ${hosts.join(', ')}. What they print follows at the end.`);
const runs = await Promise.allSettled(hosts.map(runSuite));
for (const [index, run] of runs.entries()) {
  if (run.status === 'rejected') console.error(`The ${hosts[index]} suite did not run: ${run.reason.message}`);
  const { passed, failed } = run.status === 'fulfilled' ? run.value : { passed: 0, failed: 1 };
  total.passed += passed;
  total.failed += failed;
}
console.log(`\nVS Code suite: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
