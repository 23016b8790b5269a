// "Why was my sentence not counted?": the sentence of a draft that comes nearest, and what it lacks.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { NearMiss } from '../../../server/src/detect/nearMiss';
import { explain } from '../../../server/src/service/explain';
import type { Analysis } from '../../../server/src/service/policyService';
import { reportFinding } from '../../../server/src/service/report';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const settings = joinSettings([{ laws: ['gdpr', 'ccpa'] }], '2026-12-01');

function analyse(text: string): Analysis {
  return analyseText(text, settings, 'markdown', 'file:///draft.md');
}

function nearest(id: string, text: string): NearMiss | undefined {
  return explain(service.index, `why/${id}`, analyse(`# Privacy Policy\n\n${text}\n`))?.nearMisses?.[0];
}

const FILLER = 'We greet every visitor of our shop.\n\nOur office has a garden.\n\n';

suite('the sentence that comes nearest', () => {
  test('is told with the words that it has and those that it lacks', () => {
    const miss = nearest('right-portability', `${FILLER}When you leave, you may take your data with you.`);
    assert.equal(miss?.text, 'When you leave, you may take your data with you.');
    assert.equal(miss?.reason, 'incomplete');
    assert.ok(
      miss?.found.some(({ words }) => words === 'your data'),
      JSON.stringify(miss?.found),
    );
    assert.ok(
      miss?.lacking.some(({ words }) => words.includes('format')),
      JSON.stringify(miss?.lacking),
    );
  });

  test('is found where an exception takes back what a phrase finds, and the exception is quoted', () => {
    const miss = nearest('retention-period', `${FILLER}The session cookie is stored until you close your browser.`);
    assert.equal(miss?.reason, 'cancelled');
    assert.match(miss?.cancelledBy ?? '', /cookie is stored until/);
  });

  test('is found where it denies what it would have to say', () => {
    const miss = nearest('right-portability', `${FILLER}We offer no data portability.`);
    assert.equal(miss?.reason, 'denied');
  });

  test('is a heading where only a heading says it', () => {
    const miss = nearest('right-portability', `${FILLER}## Right to data portability\n\n## Contact\n\nWrite to us.`);
    assert.equal(miss?.reason, 'heading');
  });

  test('is none where the draft speaks of something else', () => {
    for (const id of ['right-portability', 'retention-period', 'right-complaint', 'transfer-safeguards'])
      assert.equal(nearest(id, FILLER), undefined, id);
  });

  test('is none where the draft states it', () =>
    assert.equal(nearest('right-portability', 'You have the right to data portability.'), undefined));

  test('stands where its offsets say, also in a list behind its lead-in', () => {
    const text = '# Privacy Policy\n\nYou may:\n\n- see your data\n- take your data with you\n';
    const [miss] = explain(service.index, 'why/right-portability', analyse(text))?.nearMisses ?? [];
    assert.equal(text.slice(miss?.start, miss?.end), 'take your data with you');
  });

  test('is shown on the page of the finding, with a link to its line', () => {
    const analysis = analyse('# Privacy Policy\n\nWhen you leave, you may take your data with you.\n');
    const page = explain(service.index, 'partial/right-portability', analysis)?.markdown ?? '';
    assert.match(page, /#### Why was my sentence not counted\?[\s\S]*\[line 3\]\(file:\/\/\/draft\.md#L3\)/);
    assert.match(page, /“format”/);
  });

  test('is in the report of a wrong finding, with its phrase and the citations', () => {
    const analysis = analyse('# Privacy Policy\n\nWhen you leave, you may take your data with you.\n');
    const report = reportFinding(service.index, analysis, 'partial/right-portability', '1') ?? '';
    assert.match(report, /Citations: .*GDPR Art\. 13\(2\)\(b\)/);
    assert.match(report, /## What comes nearest\n\n> When you leave[^\n]*\n\nnearly found by: `/);
  });
});

suite('an element that a statement lacks', () => {
  test('is told by words that would give it', () => {
    const text = 'We sell email addresses to advertisers and share them for money.';
    const analysis = analyse(`# Privacy Policy\n\n${text}\n`);
    const found = analysis.judged.find(
      ({ requirement, missingElements }) => requirement.disclosure === 'sale-or-sharing' && missingElements.length > 0,
    );
    const misses = explain(service.index, 'why/sale-or-sharing', analysis)?.nearMisses ?? [];
    assert.ok(found && misses.length > 0);
    for (const { element, reason, lacking } of misses) {
      assert.ok(element !== undefined && reason === 'incomplete');
      assert.ok(lacking.some(({ words }) => words.length > 0));
    }
  });
});
