import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ICON_IDS } from '../../../client/src/preview/icons';
import type { LabelRow, PreviewModel } from '../../../client/src/preview/model';
import { modelOf } from '../../page/modelOf';
import { service } from '../analyse';

const DRAFT = `# Privacy policy

We follow the GDPR.

We collect your name and your health data. With your consent, we collect your fingerprint.

| Data collected | Purpose               |
| -------------- | --------------------- |
| Phone number   | Answer your questions |

## Sharing

We do not share your data with anyone.
`;

function rowsOf({ label }: PreviewModel, topic: string): readonly LabelRow[] {
  return label.columns.find((column) => column.topic === topic)?.rows ?? [];
}

suite('what the preview shows', () => {
  const model = modelOf(DRAFT);

  test('is titled as the draft, and says once that it is no legal advice', () => {
    assert.equal(model.title, 'Privacy policy');
    assert.equal(JSON.stringify(model).split('not legal advice').length, 2);
  });

  test('how much of each law is met, in words and in parts of a bar', () => {
    const gdpr = model.coverage.laws.find(({ id }) => id === 'gdpr');
    assert.match(gdpr?.text ?? '', /^\d+ of \d+ met, \d+ in part, \d+ missing/);
    const [met, partial, missing] = gdpr?.parts.map(({ count }) => count) ?? [];
    assert.match(gdpr?.text ?? '', new RegExp(`^${met} of \\d+ met, ${partial} in part, ${missing} missing`));
  });

  test('each statement leads to its places; what is not said has none', () => {
    for (const { statements } of model.topics)
      for (const { silent, places } of statements) {
        assert.equal(silent, places.length === 0);
        for (const { start, end } of places) assert.ok(DRAFT.slice(start, end).trim().length > 0);
      }
  });

  test('each kind of data once, with what must not be overlooked', () => {
    const rows = rowsOf(model, 'data');
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
    assert.deepEqual(rows.find(({ name }) => name === 'health data')?.tags, ['sensitive']);
    assert.deepEqual(rows.find(({ name }) => name === 'face or finger scans')?.tags, ['sensitive', 'with consent']);
    assert.deepEqual(rows.find(({ name }) => name === 'name')?.tags, []);
  });

  test('what one place of the draft ties together is tied at both ends, in words too', () => {
    const phone = rowsOf(model, 'data').find(({ name }) => name === 'phone number');
    const support = rowsOf(model, 'purposes').find(({ name }) => name === 'answer you');
    assert.ok(phone && support);
    assert.deepEqual([phone.tied, support.tied], [[support.key], [phone.key]]);
    assert.equal(phone.ties, 'phone number: For: answer you.');
    assert.equal(support.ties, 'answer you: Data: phone number.');
  });

  test('a column without rows says whether the draft is silent or says it otherwise', () => {
    const emptyOf = (draft: string): unknown =>
      modelOf(draft).label.columns.find(({ topic }) => topic === 'sharing')?.empty;
    assert.deepEqual(emptyOf(DRAFT), { text: 'Said in other words, see “Who gets the data”.', silent: false });
    assert.deepEqual(emptyOf('# Privacy policy\n\nWe collect your name.\n'), {
      text: 'The policy does not say who gets the data.',
      silent: true,
    });
  });

  test('a section is hard where its grade is above the one that is wanted', () => {
    const { rows, target, note } = modelOf(DRAFT, 'plain', { readingGrade: 3 }).grades;
    assert.equal(target, 3);
    assert.ok(rows.some(({ isHard }) => isHard));
    for (const { grade, isHard, text, place, title } of rows) {
      assert.equal(isHard, grade > 3);
      assert.equal(text, isHard ? `${grade}, above 3` : String(grade));
      assert.match(DRAFT.slice(place.start, place.end), new RegExp(title));
    }
    assert.match(
      note,
      new RegExp(`sections above it: ${rows.filter(({ isHard }) => isHard).length} of ${rows.length}`),
    );
  });

  test('the readers are those that the draft has, each with the grade of its words', () => {
    const names = (settings: Parameters<typeof modelOf>[2]): string =>
      modelOf(DRAFT, 'plain', settings)
        .readers.levels.map(({ name, target }) => `${name} ${target}`)
        .join(', ');
    assert.equal(names({}), 'Plain grade 6, General grade 9, Professional grade 13');
    assert.match(names({ facts: { 'children-directed': { value: true } } }), /^Child grade 4, Plain/);
  });

  test('everything that the label may name has a picture', () => {
    const label = service.knowledge.valueSets.filter(({ id }) => ['data', 'purposes', 'recipients'].includes(id));
    assert.equal(label.length, 3);
    const missing = label.flatMap(({ items }) => items).filter(({ icon }) => !ICON_IDS.has(icon));
    assert.deepEqual(missing, []);
  });
});
