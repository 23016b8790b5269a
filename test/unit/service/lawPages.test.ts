// Every law has a page: all that it wants said, each with its citation, and the rights that it gives.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { linkPages, pagePath, readPagePath } from '../../../client/src/views/pagePaths';
import { explain } from '../../../server/src/service/explain';
import { staleLawsText } from '../../../server/src/service/explainLaw';
import { createKnowledgeIndex } from '../../../server/src/service/knowledgeIndex';
import { pageLinks, withoutPageLinks } from '../../../server/src/service/pageLinks';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

const index = createKnowledgeIndex(knowledge);

suite('the page of a law', () => {
  for (const law of knowledge.laws) {
    test(`${law.short}: names every requirement with its citation, and every right`, () => {
      const page = withoutPageLinks(explain(index, law.id)?.markdown ?? '');
      assert.match(page, /^### /);
      for (const { disclosure, citation, wording } of law.requirements) {
        assert.ok(page.includes(`##### ${index.disclosures.get(disclosure)?.title}`), disclosure);
        assert.ok(page.includes(`[${citation}]`), citation);
        if (wording !== undefined) assert.ok(page.includes(wording), `the words of ${citation}`);
      }
      for (const exception of law.rights.flatMap(({ exceptions }) => exceptions))
        assert.ok(page.includes(exception.slice(0, 40).slice(1)), exception);
      for (const { right } of law.rights) assert.ok(page.includes(`**${index.rights.get(right)?.title}**`), right);
    });
  }
});

suite('the list of laws', () => {
  test('names every law under its jurisdiction, and links to its text', () => {
    const page = withoutPageLinks(explain(index, 'laws')?.markdown ?? '');
    for (const { kind, id, name, jurisdiction } of knowledge.laws) {
      if (kind === 'core') continue;
      assert.ok(page.includes(`**${name}** (\`${id}\`)`), id);
      if (kind === 'law') assert.ok(page.includes(`#### ${jurisdiction}`), jurisdiction);
    }
  });

  test('of laws that were not checked lately says when each was', () => {
    const stale = withoutPageLinks(staleLawsText(knowledge.laws, '2099-01-01', pageLinks(undefined)) ?? '');
    for (const { kind, name, asOf } of knowledge.laws)
      if (kind !== 'core') assert.ok(stale.includes(`**${name}**`) && stale.includes(asOf), name);
    assert.equal(staleLawsText(knowledge.laws, '2020-01-01', pageLinks(undefined)), undefined);
  });
});

/** The ids of the pages that a page links to. */
function linked(id: string): readonly string[] {
  const markdown = explain(index, id)?.markdown ?? '';
  const given = [...markdown.matchAll(/\]\(command:proviso\.explain\?([^)]*)\)/g)].map(([, text = '']) => text);
  return given.map((text) => String((JSON.parse(decodeURIComponent(text)) as readonly unknown[])[0]));
}

suite('links between pages', () => {
  test('lead to pages that there are', () => {
    const all = ['laws', ...index.laws.keys(), ...index.rights.keys(), ...index.disclosures.keys()];
    for (const id of all) for (const other of linked(id)) assert.ok(explain(index, other), `${id} links to ${other}`);
  });

  test('lead from a law to its rights, to laws that go along with it, and to all laws; from a right to its laws', () => {
    const fromGdpr = linked('gdpr');
    for (const id of ['right-erasure', 'right-portability', 'eprivacy', 'laws']) assert.ok(fromGdpr.includes(id), id);
    assert.ok(linked('texas-tdpsa').includes('right-erasure'));
    assert.ok(linked('ccpa').includes('caloppa'), 'a law of the same place');
    assert.ok(linked('right-erasure').includes('gdpr'));
    assert.ok(linked('gdpr.13-2-a').includes('gdpr'));
    assert.deepEqual(
      new Set(linked('laws')),
      new Set(knowledge.laws.flatMap(({ id, kind }) => (kind === 'core' ? [] : [id]))),
    );
  });

  test('keep to the draft that a page is read beside', () => {
    const analysis = analyseText('The GDPR applies.', joinSettings([], '2026-11-25'));
    const page = explain(index, 'right-erasure', analysis)?.markdown ?? '';
    assert.ok(page.includes(encodeURIComponent(JSON.stringify(['gdpr', analysis.document.uri]))));
  });

  test('are words outside an editor', () => {
    const page = withoutPageLinks(explain(index, 'gdpr')?.markdown ?? '');
    assert.doesNotMatch(page, /command:/);
    assert.match(page, /\[GDPR Art\. 13\(1\)\(a\)[^\]]*\]\(https:/, 'links to the official text stay');
  });

  test('are paths between documents in the editor, which say what to explain', () => {
    const request = { id: 'right-erasure', uri: 'file:///w/a%20(b)/privacy%C3%BC.md' };
    assert.deepEqual(readPagePath(pagePath('Right to erasure', request)), request);
    const analysis = analyseText('Hello.', joinSettings([], '2026-11-25'), 'markdown', request.uri);
    const page = linkPages(`See ${pageLinks(analysis)('Right to erasure (all)', request.id)}.`);
    const [, target = ''] = /\]\(\.\.([^)]*)\)/.exec(page) ?? [];
    assert.match(target, /^\/[\w-]+\/Right%20to%20erasure%20%28all%29\.md$/);
    assert.deepEqual(readPagePath(decodeURIComponent(target)), request);
    assert.equal(
      linkPages('[a](command:proviso.insertMissing?x) [b](https://example.com)'),
      '[a](command:proviso.insertMissing?x) [b](https://example.com)',
    );
  });
});
