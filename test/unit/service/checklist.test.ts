import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { type Checklist, type ChecklistOrder, createChecklist } from '../../../server/src/service/checklist';
import type { ChecklistRow } from '../../../server/src/service/checklistRows';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const DRAFT = `# Privacy Policy

We follow the GDPR. We keep invoices for seven years.

## Data protection officer

We have appointed a data protection officer.
`;

interface Listed extends Checklist {
  row(id: string): ChecklistRow;
}

function list(text: string, order: ChecklistOrder = 'law', notice: NoticeSettings = {}): Listed {
  const analysis = analyseText(text, joinSettings([notice], '2026-12-01'));
  const checklist = createChecklist(service.index, analysis, order);
  const rows = checklist.groups.flatMap((group) => group.rows);
  return {
    ...checklist,
    row(id) {
      const found = rows.find((row) => row.id === id);
      assert.ok(found, `${id} is in the checklist`);
      return found;
    },
  };
}

suite('the checklist', () => {
  test('by law, it has every requirement of every law that applies, once', () => {
    const { groups } = list(DRAFT, 'law', { laws: ['gdpr', 'ccpa'] });
    assert.deepEqual(
      groups.map(({ id }) => id),
      ['ccpa', 'gdpr'],
    );
    for (const { id, rows } of groups) {
      const wanted = knowledge.laws.find((law) => law.id === id)?.requirements.map((requirement) => requirement.id);
      assert.deepEqual(
        rows.map((row) => row.id),
        wanted,
      );
    }
  });

  test('what is said stands with its evidence, where it is', () => {
    const row = list(DRAFT).row('gdpr.13-2-a');
    assert.equal(row.mark, 'met');
    assert.equal(row.citation, 'GDPR Art. 13(2)(a), Art. 14(2)(a)');
    assert.match(row.evidence[0]?.text ?? '', /^We keep invoices for seven years/);
    assert.equal(row.evidence[0]?.range.start.line, 2);
    assert.deepEqual(row.place, row.evidence[0]?.range);
    assert.equal(row.section, undefined);
  });

  test('what is missing has the section that settles it, and the place where it would stand', () => {
    const row = list(DRAFT).row('gdpr.13-2-d');
    assert.equal(row.mark, 'missing');
    assert.equal(row.section?.id, 'right-complaint');
    assert.deepEqual(row.evidence, []);
    assert.equal(row.place?.start.line, 0);
  });

  test('what is said in part names what is still to be said', () => {
    const row = list(DRAFT).row('gdpr.13-1-b');
    assert.equal(row.mark, 'partial');
    assert.match(row.notes.join(' '), /touches on it|Still to say/);
  });

  test('a question offers both answers, and either settles it', () => {
    const text = '# Privacy Policy\n\nWe follow the GDPR.\n';
    const row = list(text).row('gdpr.13-1-b');
    assert.equal(row.mark, 'unconfirmed');
    assert.deepEqual([row.applies?.fact, row.applies?.value], ['has-dpo', true]);
    assert.deepEqual([row.appliesNot?.fact, row.appliesNot?.value], ['has-dpo', false]);
    const no = { facts: { 'has-dpo': { value: false, because: 'memo of 3 May' } } };
    const settled = list(text, 'law', no).row('gdpr.13-1-b');
    assert.equal(settled.mark, 'not-applicable');
    assert.match(settled.notes.join(' '), /You said that this is not so:.*\(memo of 3 May\)/);
    assert.equal(settled.appliesNot, undefined);
    assert.equal(list(text, 'law', { facts: { 'has-dpo': { value: true } } }).row('gdpr.13-1-b').mark, 'missing');
  });

  test('what is accepted is marked so, with the reason, and its law counts without it', () => {
    const accepted = [{ finding: 'missing/right-complaint', because: 'stands in the annex' }];
    const before = list(DRAFT);
    assert.equal(before.row('gdpr.13-2-d').finding?.code, 'missing/right-complaint');
    const after = list(DRAFT, 'law', { accepted });
    const row = after.row('gdpr.13-2-d');
    assert.equal(row.mark, 'accepted');
    assert.match(row.notes[0] ?? '', /^Accepted: Stands in the annex\.$/);
    assert.equal(row.section, undefined);
    assert.equal(after.groups[0]?.all, (before.groups[0]?.all ?? 0) - 1);
  });

  test('every answer that it offers does what it says', () => {
    const { groups } = list(DRAFT, 'law', { laws: 'all' });
    const offers = groups.flatMap(({ rows }) => rows).filter((row) => row.appliesNot);
    assert.ok(offers.length > 50);
    const byAnswer = new Map(offers.map((row) => [`${row.appliesNot?.fact} ${row.appliesNot?.value}`, row]));
    const stay = [...byAnswer.values()].filter(({ id, appliesNot }) => {
      const facts = appliesNot ? { [appliesNot.fact]: { value: appliesNot.value } } : {};
      return list(DRAFT, 'law', { laws: 'all', facts }).row(id).mark !== 'not-applicable';
    });
    assert.deepEqual(
      stay.map(({ id }) => id),
      [],
    );
  });

  test('duties that a text cannot show are marked as such and not counted', () => {
    const [group] = list(DRAFT).groups;
    const manual = group?.rows.filter(({ mark }) => mark === 'manual') ?? [];
    assert.ok(manual.length > 0);
    assert.match(manual[0]?.notes.join(' ') ?? '', /look at it yourself/);
    const counted = group?.rows.filter(({ mark }) => ['met', 'partial', 'missing'].includes(mark)) ?? [];
    assert.deepEqual([group?.met, group?.all], [counted.filter(({ mark }) => mark === 'met').length, counted.length]);
  });

  test('by topic, a disclosure that several laws want is one row with a part for each', () => {
    const row = list(DRAFT, 'topic', { laws: ['gdpr', 'ccpa'] }).row('retention-period');
    assert.match(row.citation, /§ 1798\.100\(a\)\(3\); GDPR Art\. 13\(2\)\(a\)/);
    assert.ok(row.parts.length > 1);
    assert.deepEqual(new Set(row.parts.map(({ id }) => id.split('.')[0])), new Set(['gdpr', 'ccpa']));
    const worst = ['missing', 'partial', 'unconfirmed', 'met'].find((mark) =>
      row.parts.some((part) => part.mark === mark),
    );
    assert.equal(row.mark, worst);
  });

  test('by topic, nothing of what the laws want is lost', () => {
    const count = (order: ChecklistOrder): number =>
      list(DRAFT, order, { laws: 'all' })
        .groups.flatMap(({ rows }) => rows)
        .flatMap((row) => (row.parts.length > 0 ? row.parts : [row])).length;
    assert.equal(count('topic'), count('law'));
  });

  test('a law says why it was taken: the word, the choice, or the fact with its word', () => {
    const noteOf = (text: string, notice: NoticeSettings = {}): string | undefined =>
      list(text, 'law', notice).groups.find(({ id }) => id === 'gdpr')?.notes[0];
    assert.match(noteOf(DRAFT) ?? '', /named in the draft: “GDPR”/);
    assert.match(noteOf('# Privacy Policy\n\nHello.\n', { laws: ['gdpr'] }) ?? '', /chosen by you/);
    const declared = { facts: { 'established-in-eu': { value: true } } };
    assert.match(noteOf('# Privacy Policy\n\nHello.\n', declared) ?? '', /you said that this is so: .*establishment/);
  });

  test('where no law is recognised, it lists what every law wants, and says so', () => {
    const { groups } = list('# Privacy Policy\n\nWe keep invoices for seven years.\n');
    assert.equal(groups.length, 1);
    assert.match(groups[0]?.notes[0] ?? '', /No law is recognised/);
  });

  test('a draft in another language has none', () => {
    const german = 'Wir erheben Ihre Daten, wenn Sie ein Konto eröffnen, und löschen sie nach drei Jahren wieder. ';
    assert.deepEqual(list(`# Privacy Policy\n\n${german.repeat(8)}\n`).groups, []);
  });
});
