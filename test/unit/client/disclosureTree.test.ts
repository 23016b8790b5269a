import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changedNodes, type DisclosureTree, growTree, type Mark } from '../../../client/src/views/disclosureTree';
import { createChecklist } from '../../../server/src/service/checklist';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const settings = joinSettings([{ laws: ['gdpr', 'ccpa'] }], '2026-12-01');
const ERASURE = 'law:gdpr/gdpr.13-2-b-erasure';
const RETENTION = 'law:gdpr/gdpr.13-2-a';
const DRAFT = '# Privacy Policy\n\nHello.\n\nYou have the right to erasure of your personal data.\n';

function translate(message: string, ...inserts: readonly (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, at) => String(inserts[Number(at)]));
}

function grow(text: string, hidden: readonly Mark[] = [], order: 'law' | 'topic' = 'law'): DisclosureTree {
  const checklist = createChecklist(service.index, analyseText(text, settings), order);
  return growTree(checklist, order, new Set(hidden), translate);
}

suite('the tree of disclosures', () => {
  test('every node leads up to its group, and down from it', () => {
    for (const order of ['law', 'topic'] as const) {
      const { roots, nodes } = grow(DRAFT, [], order);
      for (const [id, { parent, children }] of nodes) {
        assert.ok(parent === undefined ? roots.includes(id) : nodes.get(parent)?.children.includes(id), id);
        for (const child of children) assert.equal(nodes.get(child)?.parent, id);
      }
    }
  });

  test('a screen reader hears the verdict, the citation and why', () => {
    const spoken = (id: string): string | undefined => grow(DRAFT).nodes.get(id)?.face.spoken;
    assert.match(spoken(ERASURE) ?? '', /^Right to erasure, met, GDPR Art\. /);
    assert.match(spoken(`${ERASURE}#evidence0`) ?? '', /^Evidence, line 5: You have the right to erasure/);
    assert.match(spoken('law:gdpr') ?? '', /^GDPR, \d+ of \d+ met$/);
  });

  test('the menus of a row are those that can do something with it', () => {
    const { nodes } = grow(DRAFT);
    assert.equal(nodes.get(RETENTION)?.face.context, 'row insert accept acceptOnly placed');
    assert.equal(nodes.get(ERASURE)?.face.context, 'row placed');
    assert.match(nodes.get('law:gdpr/gdpr.13-1-b')?.face.context ?? '', /\bappliesNot\b.*\bapplies\b/);
  });

  test('what is hidden is counted, and the law keeps its progress', () => {
    const [all, without] = [grow(DRAFT), grow(DRAFT, ['missing'])];
    assert.ok(all.nodes.has(RETENTION));
    assert.ok(!without.nodes.has(RETENTION));
    assert.equal(without.counts.get('missing'), all.counts.get('missing'));
    assert.equal(without.nodes.get('law:gdpr')?.face.description, all.nodes.get('law:gdpr')?.face.description);
  });

  test('a law that the kind of notice leaves out is said to be so, and has nothing below it', () => {
    const text = '# Employee Privacy Notice\n\nThe VCDPA (Virginia) is named here.\n';
    const analysis = analyseText(text, joinSettings([], '2026-12-01'));
    const { roots, nodes } = growTree(createChecklist(service.index, analysis, 'law'), 'law', new Set(), translate);
    const face = nodes.get('law:virginia-vcdpa')?.face;
    assert.ok(roots.includes('law:virginia-vcdpa'));
    assert.equal(face?.description, 'not applicable');
    assert.match(face?.spoken ?? '', /^VCDPA, not applicable, .*named in the draft/);
    assert.equal(face?.opens, 'never');
  });

  test('evidence in another file of the notice names the file, and leads there', () => {
    const other = analyseText('We keep your data for three years.', settings).document;
    const document = analyseText(DRAFT, settings).document;
    const analysis = service.analyse(document, { ...settings }, [
      { path: 'other.md', uri: other.uri, document: other },
    ]);
    const { nodes } = growTree(createChecklist(service.index, analysis, 'law'), 'law', new Set(), translate);
    const node = nodes.get(`${RETENTION}#evidence0`);
    assert.equal(node?.placeIn?.uri, other.uri);
    assert.equal(node?.face.description, `${node?.placeIn?.name}, line 1`);
  });

  test('typing that changes no verdict draws nothing anew', () => {
    assert.deepEqual(changedNodes(grow(DRAFT), grow(DRAFT.replace('Hello.', 'Hello you.'))), []);
  });

  test('a sentence that moves to another line is drawn anew, and nothing else', () => {
    const moved = grow(DRAFT.replace('Hello.', 'Hello.\n\nHello.'));
    assert.deepEqual(
      changedNodes(grow(DRAFT), moved)?.filter((id) => !/#evidence/.test(id)),
      [],
    );
  });

  test('a new verdict draws its row and the progress of its law anew', () => {
    const changed = changedNodes(grow(DRAFT), grow(`${DRAFT}\nWe keep invoices for seven years.\n`));
    assert.ok(changed?.includes('law:gdpr'));
    assert.ok(!changed?.some((id) => id.includes('erasure')));
  });
});
