// Every example of the knowledge is a test: the sentence, read as a little draft, has the status that its list says.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import examples from 'proviso:examples';
import knowledge from 'proviso:knowledge';
import { createDetector } from '../../server/src/detect/detect';
import { readDraft } from '../../server/src/draft/readDraft';

const detector = createDetector(knowledge);

for (const { id, manual } of knowledge.disclosures) {
  if (manual) continue;
  suite(`examples of ${id}`, () => {
    const lists = examples[id];
    test('there are examples of every kind', () => {
      for (const list of ['stated', 'partial', 'absent'] as const)
        assert.ok(lists?.[list].length, `no ${list} examples`);
    });
    for (const status of ['stated', 'partial', 'absent'] as const) {
      for (const text of lists?.[status] ?? []) {
        test(`${status}: ${text}`, () => {
          const draft = readDraft(text, { format: 'markdown', abbreviations: knowledge.abbreviations });
          const found = detector(draft).disclosures.find((disclosure) => disclosure.id === id);
          assert.equal(
            found?.status,
            status,
            `found: ${found?.evidence.map(({ phrase }) => phrase).join(' / ') || 'nothing'}`,
          );
        });
      }
    }
  });
}
