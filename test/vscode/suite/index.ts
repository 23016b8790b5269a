// Loaded by the extension host that runs on Node: runs Mocha in that process.
import Mocha from 'mocha';
import { finish, options } from './mochaRun';

/** Rejected when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha(options);
  mocha.suite.emit('pre-require', globalThis, '', mocha); // gives the globals `suite` and `test` to what is bundled here
  await import('./tests');
  await finish((done) => mocha.run(done));
}
