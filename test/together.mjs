// Runs the tests of folders: node test/together.mjs unit protocol
// A process of its own for every file would compile all phrases each time. Here files share a few processes, as many at
// a time as there are cores; there are more than cores, so that none is waited for long.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const BUILT = path.join(import.meta.dirname, '../dist/test');
const SHARES = path.join(BUILT, 'shares');
const SHARES_PER_CORE = 3;

/** The built test files below a folder, with `/`. */
function testsBelow(folder) {
  return readdirSync(path.join(BUILT, folder), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort();
}

/** Writes a file that imports every file of a share. They load before any test runs, as each would alone. */
function writeShare(files, index) {
  const share = path.join(SHARES, `${index + 1}.mjs`);
  writeFileSync(share, files.map((file) => `import '../${file}';\n`).join(''));
  return share;
}

const cores = availableParallelism();
const files = process.argv.slice(2).flatMap(testsBelow);
const count = Math.min(cores * SHARES_PER_CORE, files.length);
// Neighbours take about as long as each other, so that they are dealt out like cards.
const shares = Array.from({ length: count }, (_, index) => files.filter((_, at) => at % count === index));

rmSync(SHARES, { recursive: true, force: true });
mkdirSync(SHARES, { recursive: true });
run({ files: shares.map(writeShare), concurrency: cores })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
