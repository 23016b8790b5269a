// Terms that a draft defines, and where it uses them.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { termsIn } from '../../../server/src/draft/definedTerms';
import type { DraftFormat } from '../../../server/src/draft/draft';
import { read } from './helpers';

/** The names of what is defined. */
function defined(text: string, format: DraftFormat = 'markdown'): string[] {
  return termsIn(read(text, format)).terms.map(({ name }) => name);
}

/** The source of all places of a term, definitions in brackets. */
function places(text: string, name: string, format: DraftFormat = 'markdown'): string[] {
  return termsIn(read(text, format))
    .uses.filter(({ term }) => term.name === name)
    .map(({ start, end, defines }) => (defines ? `[${text.slice(start, end)}]` : text.slice(start, end)));
}

suite('definitions', () => {
  for (const [text, names] of [
    ['“Personal Data” means any information about a person.', ['Personal Data']],
    ['"Controller" shall mean the company.', ['Controller']],
    ['The term “Cookie” refers to a small file.', ['Cookie']],
    ['“Usage data” is information about how you use the shop.', ['Usage data']],
    ['“Account” or “User Account” means what you open.', ['Account', 'User Account']],
    ['Larch Inc. (“Larch”, “we” or “us”) runs this shop.', ['Larch', 'we', 'us']],
    ['This shop (the "Service") is ours.', ['Service']],
    ['Larch Inc. (hereinafter "Larch") runs this shop.', ['Larch']],
    ['Larch Inc. (hereinafter referred to as the Company) runs this shop.', ['Company']],
    ['We call these people collectively “Members”.', ['Members']],
    ["Our pages ('the Site') are free.", ['Site']],
    ['Our pages (the **Site**) are free.', ['Site']],
    ['**Personal Data** means any information about a person.', ['Personal Data']],
    ['Special categories (the “Sensitive Data,” which we do not collect) are kept apart.', []],
    ['We read signals (such as “Do Not Track”) and “cookies”.', []],
    ['See the section below (“Your Rights”, see there).', []],
    ['Using our shop means you agree. This means that we may write to you.', []],
  ] as const)
    test(`${text} — ${names.join(', ') || 'nothing'}`, () => assert.deepEqual(defined(text), names));

  test('entries of a list, a table or headings under “Definitions” define', () => {
    assert.deepEqual(
      defined(
        '## Definitions\n\n- **Personal Data**: any information.\n- Cookie – a small file.\n\n## Uses\n\n- **Support**: we help you.\n',
      ),
      ['Personal Data', 'Cookie'],
    );
    assert.deepEqual(
      defined('## Definitions\n\n| Term | Meaning |\n| --- | --- |\n| Device | what you use |\n| Site | our pages |\n'),
      ['Device', 'Site'],
    );
    assert.deepEqual(
      defined(
        '## Interpretation and definitions\n\n### Usage Data\n\nData about use.\n\n## Rights\n\n### Access\n\nYou may ask.\n',
      ),
      ['Usage Data'],
    );
  });

  test('HTML defines in the same ways, and with its own element', () => {
    assert.deepEqual(
      defined('<p>Our shop (the &ldquo;Service&rdquo;) and <dfn>Usage Data</dfn>, which it makes.</p>', 'html'),
      ['Service', 'Usage Data'],
    );
    assert.deepEqual(
      defined(
        '<h2>Definitions</h2><dl><dt>Device</dt><dd>What you use.</dd><dt><strong>Site</strong></dt><dd>Our pages.</dd></dl>',
        'html',
      ),
      ['Device', 'Site'],
    );
  });
});

suite('uses of defined terms', () => {
  const TEXT =
    'Our shop (the “Service”) is open. We improve the Service, its services and other Services. The Service’s pages follow the Terms of Service of our Service Providers.';

  test('singular and plural count, small letters and longer names do not', () => {
    assert.deepEqual(places(TEXT, 'Service'), ['[Service]', 'Service', 'Services', 'Service']);
  });

  test('a term defined in small letters is found with capitals, too', () => {
    assert.deepEqual(places('Facts about you (“personal data”). Personal data is kept.', 'personal data'), [
      '[personal data]',
      'Personal data',
    ]);
  });

  test('of several terms, the longest counts', () => {
    const text = '“Data” means facts. “Usage Data” means other facts. Usage Data is Data.';
    assert.deepEqual(places(text, 'Data'), ['[Data]', 'Data']);
    assert.deepEqual(places(text, 'Usage Data'), ['[Usage Data]', 'Usage Data']);
  });

  test('two terms may follow each other, and markup may stand between words', () => {
    const text =
      '“Website” means our pages, “User” means you. Each Website User is told. Every **Website** visit counts.';
    assert.deepEqual(places(text, 'User'), ['[User]', 'User']);
    assert.deepEqual(places('“Data” means facts, “User” means you. We keep the Data of Users.', 'User'), [
      '[User]',
      'Users',
    ]);
    assert.deepEqual(places('“Terms” means rules, “Shop” means ours. We keep the Terms of Shop.', 'Shop'), ['[Shop]']);
    assert.deepEqual(places('“Third Party” means others. *Third* Parties are told.', 'Third Party'), [
      '[Third Party]',
      'Third* Parties',
    ]);
  });

  test('headings use terms, too', () => {
    const text = '## Your Personal Data and you\n\n“Personal Data” means facts.\n';
    assert.deepEqual(places(text, 'Personal Data'), ['Personal Data', '[Personal Data]']);
  });

  test('a change elsewhere in the draft changes nothing', () => {
    const before = read(`${TEXT}\n\nOther words.\n`);
    const uses = termsIn(before).uses.length;
    const after = read(`New.\n\n${TEXT}\n\nOther words.\n`, 'markdown', before);
    assert.equal(termsIn(after).uses.length, uses);
    assert.equal(termsIn(after).uses[1]?.start, (termsIn(before).uses[1]?.start ?? 0) + 'New.\n\n'.length);
  });
});
