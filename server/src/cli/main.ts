import knowledge from 'proviso:knowledge';
import { runProgram } from './program';
import { createSession } from './session';

// Whoever reads the output may have seen enough: `proviso check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const terminal = {
  print: (text: string): void => void process.stdout.write(text),
  printError: (text: string): void => void process.stderr.write(text),
  isWatched: process.stderr.isTTY,
};

void runProgram(createSession(knowledge), process.argv.slice(2), terminal)
  .catch((error: unknown) => {
    // A failure of ours is not that something was found, which 1 means.
    console.error(error);
    return 2;
  })
  .then((code) => {
    process.exitCode = code;
  });
