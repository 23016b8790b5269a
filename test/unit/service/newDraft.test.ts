import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DraftFormat } from '../../../server/src/draft/draft';
import type { LawChoice } from '../../../server/src/law/applicability';
import { type NewDraftRequest, newDraft } from '../../../server/src/service/newDraft';
import { createPolicyService } from '../../../server/src/service/policyService';
import { frontMatterSettings, joinSettings } from '../../../server/src/service/settings';

const service = createPolicyService(knowledge);
const DAY = '2026-12-01';
const FORMATS: readonly DraftFormat[] = ['markdown', 'html', 'plaintext'];

interface Profile {
  readonly kind?: string;
  readonly laws?: LawChoice;
  readonly facts: Readonly<Record<string, boolean>>;
}

/** Every fact, but for one that says that a part of the policy stands elsewhere. */
const ALL = Object.fromEntries(knowledge.facts.map(({ id }) => [id, id !== 'health-data-policy-elsewhere']));

const PROFILES: Readonly<Record<string, Profile>> = {
  'the GDPR alone': {
    facts: { 'people-in-eu': true, 'has-dpo': true, 'has-recipients': true, 'transfers-abroad': true },
  },
  'the CCPA alone': { laws: ['ccpa'], facts: { 'people-in-california': true, 'sells-or-shares': true } },
  'the GDPR and the CCPA': {
    facts: { 'people-in-eu': true, 'people-in-california': true, 'ccpa-business': true, 'sells-or-shares': false },
  },
  'an app on Google Play': { laws: ['google-play'], facts: { 'has-accounts': true, 'uses-advertising-id': true } },
  'a HIPAA notice': { kind: 'hipaa-notice', facts: { 'uses-health-data-for-fundraising': true } },
  'a cookie policy': { kind: 'cookies', facts: { 'people-in-eu': true, 'non-essential-trackers': true } },
  'workers in California': { kind: 'employee', laws: ['ccpa'], facts: {} },
  'all laws': { laws: 'all', facts: ALL },
  'no law at all': { facts: {} },
};

function requestOf({ kind = 'policy', laws = 'auto', facts }: Profile, format: DraftFormat): NewDraftRequest {
  return { kind, format, laws, facts, frontMatter: true };
}

let version = 0;

/** What a check with the same profile finds. */
function codesIn(text: string, { kind, laws, facts, format }: NewDraftRequest): string[] {
  version += 1;
  const document = TextDocument.create('file:///new.md', format, version, text);
  const declared = Object.entries(facts).map(([id, value]) => [id, { value }] as const);
  const settings = joinSettings([{ facts: Object.fromEntries(declared) }], DAY);
  const { findings } = service.analyse(document, { ...settings, kind, laws });
  return findings.map(({ code }) => code);
}

suite('a new draft misses nothing that its profile wants', () => {
  for (const [name, profile] of Object.entries(PROFILES)) {
    for (const format of FORMATS) {
      test(`${name}, in ${format}`, () => {
        const request = requestOf(profile, format);
        const { text, sections } = newDraft(service, request, DAY);
        const codes = codesIn(text, request);
        const families = /^(?:missing|contradiction|config|draft\/(?!unfilled|effective))/;
        assert.deepEqual(
          codes.filter((code) => families.test(code)),
          [],
        );
        assert.ok(codes.includes('draft/unfilled-placeholder'), 'places are left to fill in');
        assert.ok(sections.length > 5);
      });
    }
  }
});

suite('a new draft', () => {
  test('has its sections in the usual order, with what every policy has', () => {
    const { sections } = newDraft(service, requestOf({ laws: ['gdpr'], facts: {} }, 'markdown'), DAY);
    // What joins the title or the list of rights stands where they are.
    const own = knowledge.sections.filter(({ joins }) => !joins.includes('title') && joins[0] !== 'your-rights');
    const orders = new Map(own.map(({ id, order }) => [id, order]));
    const alone = sections.flatMap((id) => orders.get(id) ?? []);
    assert.ok(alone.length > 8);
    assert.deepEqual(
      alone,
      alone.toSorted((a, b) => a - b),
    );
    for (const id of ['introduction', 'information-we-collect', 'purposes', 'retention', 'contact'])
      assert.ok(sections.includes(id), id);
  });

  test('carries its profile in the front matter of Markdown', () => {
    const facts = { 'people-in-eu': true, 'has-dpo': false };
    const { text } = newDraft(service, requestOf({ facts }, 'markdown'), DAY);
    version += 1;
    const front = frontMatterSettings(service.read(TextDocument.create('file:///new.md', 'markdown', version, text)));
    assert.deepEqual(front, {
      draft: true,
      settings: { facts: { 'people-in-eu': { value: true }, 'has-dpo': { value: false } } },
    });
  });

  test('leaves out what the profile says is not so', () => {
    const without = newDraft(service, requestOf({ laws: ['gdpr'], facts: { 'transfers-abroad': false } }, 'html'), DAY);
    const abroad = newDraft(service, requestOf({ laws: ['gdpr'], facts: { 'transfers-abroad': true } }, 'html'), DAY);
    assert.ok(!without.sections.includes('international-transfers'));
    assert.ok(abroad.sections.includes('international-transfers'));
  });

  test('is, with its tab stops written out, the text that the command line prints', () => {
    for (const format of FORMATS) {
      const { text, snippet } = newDraft(service, requestOf({ laws: ['gdpr'], facts: {} }, format), DAY);
      const stops = [...snippet.matchAll(/\$\{(\d+)[:|]/g)].map(([, number]) => Number(number));
      assert.ok(stops.length > 10);
      assert.deepEqual(
        [...new Set(stops)].sort((a, b) => a - b),
        Array.from({ length: new Set(stops).size }, (_, i) => i + 1),
      );
      const [before = ''] = snippet.split('${');
      assert.ok(text.startsWith(before));
    }
  });

  test('says its kind beside its laws, so that it is checked as what it is', () => {
    const cookies = newDraft(service, requestOf({ kind: 'cookies', laws: ['gdpr'], facts: {} }, 'markdown'), DAY);
    assert.match(cookies.text, /^---\nproviso:\n {2}kind: cookies\n {2}laws:/);
    const policy = newDraft(service, requestOf({ laws: ['gdpr'], facts: {} }, 'markdown'), DAY);
    assert.doesNotMatch(policy.text, /kind:/);
  });

  test('is a page of its own in HTML', () => {
    const { text } = newDraft(service, requestOf({ laws: ['gdpr'], facts: {} }, 'html'), DAY);
    assert.match(text, /^<!DOCTYPE html>[\s\S]*<h1>Privacy policy<\/h1>[\s\S]*<h2>[\s\S]*<\/body>\n<\/html>\n$/);
  });
});
