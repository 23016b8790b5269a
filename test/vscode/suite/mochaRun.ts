import type { MochaOptions, Runner } from 'mocha';

export const options = { ui: 'tdd', timeout: 120_000, color: false } as const satisfies MochaOptions;

/** Runs the tests and prints the line by which the harness counts them. */
export async function finish(start: (done: (failures: number) => void) => Runner): Promise<void> {
  let passed = 0;
  const failed = await new Promise<number>((resolve) => {
    start(resolve).on('pass', () => {
      passed += 1;
    });
  });
  console.log(`${passed} tests passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
