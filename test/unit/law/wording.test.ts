// Words that a law prescribes are looked for literally; how they are set does not matter.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

function verdict(text: string, law: string, requirement: string, language = 'markdown'): string {
  const { verdict, message } = judge(text, law, requirement, language);
  return verdict === 'partial' && /In other words than prescribed/.test(message) ? 'in other words' : verdict;
}

function judge(text: string, law: string, requirement: string, language: string): { verdict: string; message: string } {
  const facts = { 'sells-sensitive-data': { value: true } };
  const { judged, findings } = analyseText(text, joinSettings([{ laws: [law], facts }], '2026-11-25'), language);
  const found = judged.find((entry) => entry.requirement.id === requirement);
  const finding = findings.find(({ explains }) => explains.includes(requirement));
  return { verdict: found?.verdict ?? 'none', message: finding?.message ?? '' };
}

const HEADER =
  'THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.';

suite('prescribed words', () => {
  for (const [how, text, language] of [
    ['as they stand', `# Notice of Privacy Practices\n\n${HEADER}\n`, 'markdown'],
    ['over several lines', `# Notice of Privacy Practices\n\n${HEADER.replaceAll(' AND ', '\nAND ')}\n`, 'markdown'],
    ['in bold, small letters', `# Notice of Privacy Practices\n\n**${HEADER.toLowerCase()}**\n`, 'markdown'],
    ['in HTML', `<h1>Notice of Privacy Practices</h1><p>${HEADER.replace('. P', '.<br>P')}</p>`, 'html'],
    ['in plain text', `Notice of Privacy Practices\n\n${HEADER}\n`, 'plaintext'],
  ] as const) {
    test(`are met ${how}`, () => assert.equal(verdict(text, 'hipaa-npp', 'hipaa-npp.520-b-1-i', language), 'met'));
  }

  test('are not met by a paraphrase, and the finding says which they are', () => {
    const text = `# Notice of Privacy Practices\n\n${HEADER.replace('MEDICAL INFORMATION', 'HEALTH INFORMATION')}\n`;
    const { verdict, message } = judge(text, 'hipaa-npp', 'hipaa-npp.520-b-1-i', 'markdown');
    assert.notEqual(verdict, 'met');
    if (/In other words/.test(message)) assert.ok(message.includes(HEADER));
  });

  test('differ from law to law: Texas and Florida', () => {
    const texas = '# Privacy Policy\n\nNOTICE: We may sell your sensitive personal data.\n';
    const florida = '# Privacy Policy\n\nNotice:  This website may sell your sensitive personal data.\n';
    assert.equal(verdict(texas, 'texas-tdpsa', 'texas-tdpsa.102-b'), 'met');
    assert.equal(verdict(florida, 'florida-fdbr', 'florida-fdbr.711-2'), 'met');
    assert.equal(verdict(florida, 'texas-tdpsa', 'texas-tdpsa.102-b'), 'in other words');
    assert.equal(verdict(texas, 'florida-fdbr', 'florida-fdbr.711-2'), 'in other words');
  });

  test('leave open what the law leaves open', () => {
    const [part2] = knowledge.laws.filter(({ id }) => id === 'part2');
    const [requirement] = part2?.requirements.filter(({ wording }) => wording !== undefined) ?? [];
    assert.ok(requirement?.wording);
    const filled = requirement.wording
      .replace('[Name of Part 2 Program]', 'Example Recovery')
      .replace('[ENTER NAME OR TITLE]', 'Jane Doe')
      .replace('[PHONE AND EMAIL]', '555 0100, jane@recovery.example');
    assert.doesNotMatch(filled, /\[/);
    assert.equal(verdict(`# Notice\n\n${filled}\n`, 'part2', requirement.id), 'met');
  });
});
