// What laws want can be recognised and inserted: nothing is demanded that the program cannot find or help with.
// That the sections state what they say they disclose is tested for every format in fixtures/sections.test.ts, and
// that the examples have the status of their list in examples.test.ts.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import examples from 'proviso:examples';
import knowledge from 'proviso:knowledge';

const disclosures = new Map(knowledge.disclosures.map((disclosure) => [disclosure.id, disclosure]));
const sections = new Map(knowledge.sections.map((section) => [section.id, section]));
const { owners, phrases } = knowledge.phrases;

function phraseCount(disclosure: string, role: string): number {
  const owner = owners.findIndex((one) => one.kind === 'disclosure' && one.id === disclosure && one.role === role);
  return phrases[owner]?.length ?? 0;
}

for (const law of knowledge.laws) {
  suite(`what ${law.short} wants`, () => {
    for (const { id, disclosure: wanted, needs, manual } of law.requirements) {
      test(`${id} can be recognised, shown by examples, and inserted`, () => {
        const disclosure = disclosures.get(wanted);
        assert.ok(disclosure, `there is a disclosure ${wanted}`);
        if (disclosure.manual || manual) return;
        assert.ok(phraseCount(wanted, 'core') > 0, 'it has phrases');
        for (const list of ['stated', 'partial', 'absent'] as const)
          assert.ok((examples[wanted]?.[list].length ?? 0) > 0, `it has ${list} examples`);
        for (const element of needs)
          assert.ok(phraseCount(wanted, `element:${element}`) > 0, `it has phrases for ${element}`);
        assert.ok(sections.has(disclosure.section ?? ''), `there is a section ${disclosure.section}`);
        const gives = knowledge.sections.flatMap(({ discloses }) => discloses[wanted] ?? []);
        assert.deepEqual(
          needs.filter((element) => !gives.includes(element)),
          [],
          'elements that no section gives',
        );
      });
    }
  });
}
