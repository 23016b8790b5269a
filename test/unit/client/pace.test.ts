import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { createPace, type Pace } from '../../../client/src/preview/pace';

const PAUSE = 100;

/** A pace whose work is done when the test says so; what has been begun is in `signals`. */
function pacedWork(): { readonly pace: Pace; readonly signals: AbortSignal[]; finish(): Promise<void> } {
  const signals: AbortSignal[] = [];
  const ends: (() => void)[] = [];
  const work = (signal: AbortSignal): Promise<void> => {
    signals.push(signal);
    return new Promise((resolve) => ends.push(resolve));
  };
  const finish = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pace: createPace(work, PAUSE), signals, finish };
}

suite('what takes a while is done again', () => {
  test('once, when what changed it has come to rest', (context) => {
    context.after(() => mock.timers.reset());
    mock.timers.enable({ apis: ['setTimeout'] });
    const { pace, signals } = pacedWork();
    for (let keystroke = 0; keystroke < 5; keystroke += 1) {
      pace.soon();
      mock.timers.tick(PAUSE - 1);
    }
    assert.equal(signals.length, 0);
    assert.ok(pace.isBusy);
    mock.timers.tick(1);
    assert.equal(signals.length, 1);
  });

  test('once more, where it was asked for while it was being done', async () => {
    const { pace, signals, finish } = pacedWork();
    const asked = pace.now();
    void pace.now();
    void pace.now();
    assert.equal(signals.length, 1);
    await finish();
    assert.equal(signals.length, 2);
    assert.equal(signals[0]?.aborted, false);
    await finish();
    await asked;
    assert.equal(signals.length, 2);
    assert.ok(!pace.isBusy);
  });

  test('from the start, where what is being done is of no use any more', async () => {
    const { pace, signals, finish } = pacedWork();
    void pace.now();
    void pace.anew();
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    await finish(); // the one that was given up
    assert.ok(pace.isBusy);
    await finish();
    assert.ok(!pace.isBusy);
    assert.equal(signals.length, 2);
  });

  test('not any more, once it is over', async () => {
    const { pace, signals, finish } = pacedWork();
    void pace.now();
    void pace.now();
    pace.stop();
    assert.equal(signals[0]?.aborted, true);
    await finish();
    await pace.now();
    pace.soon();
    assert.ok(!pace.isBusy);
    assert.equal(signals.length, 1);
  });
});
