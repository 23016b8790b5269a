import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { HOUSE } from '../service/houseFile';
import { folderWith, POLICY, parseCheck, runCheck, runProgram } from './run';

const CONFIG = 'houseRules: [house.yaml]\n';

suite('house rules on the command line', () => {
  test('are checked, explained and inserted by the program', async (t) => {
    const cwd = folderWith(t, { 'privacy.md': POLICY, 'proviso.yaml': CONFIG, 'house.yaml': HOUSE });
    const check = await runProgram(['check', 'privacy.md'], { cwd });
    assert.equal(check.code, 1);
    assert.match(
      check.out,
      /Missing: what the assistant does[^\n]*House rules \(assistant\)[^\n]*missing\/ai-assistant/,
    );
    assert.match(
      (await runProgram(['explain', 'house.assistant'], { cwd })).out,
      /### What the assistant does with messages/,
    );
    assert.match((await runProgram(['sections'], { cwd })).out, /^ai-assistant +Our assistant$/m);
    assert.match(
      (await runProgram(['insert', 'ai-assistant', 'privacy.md'], { cwd })).out,
      /## Our assistant\n\nOur assistant keeps/,
    );
  });

  test('are explained only where they hold', async (t) => {
    assert.equal((await runProgram(['explain', 'house.assistant'], { cwd: folderWith(t, {}) })).code, 2);
  });

  test('with a mistake, even in an example, end the check with 2, and the draft is checked all the same', async (t) => {
    const wrong = HOUSE.replace('Ask our assistant.', 'Ask our nurses.');
    const folder = folderWith(t, { 'privacy.md': POLICY, 'proviso.yaml': CONFIG, 'house.yaml': wrong });
    const result = await runCheck([path.join(folder, 'privacy.md')]);
    assert.equal(result.exitCode, 2);
    assert.match(result.errors.join('\n'), /house\.yaml:30: disclosures\.ai-assistant: this example counts as/);
    assert.ok(parseCheck(result).documents[0]?.findings.some(({ code }) => code === 'missing/ai-assistant'));
  });
});
