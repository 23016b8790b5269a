// Loaded by the extension host in a web worker: Mocha's browser build is bundled in, and sets globals.
import 'mocha/mocha';
import { finish, options } from './mochaRun';

/** Rejected when a test failed. */
export async function run(): Promise<void> {
  mocha.setup({ ...options, reporter: Mocha.reporters.Spec });
  await import('./tests');
  await finish((done) => mocha.run(done));
}
