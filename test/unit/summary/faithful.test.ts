// Statements follow from their evidence: what can be checked without a reader.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SUMMARY_LEVELS, type SummaryStatement, summarise } from '../../../server/src/summary/summary';
import { analyse, textsOn } from './drafts';

const DRAFT = [
  '# Privacy policy',
  'Acme Clinics, Inc. (“Acme”, “we”) runs this service. Last updated: 3 March 2026.',
  '## What we collect',
  'We collect the following information:',
  '- Name and e-mail address\n- Payment details: card number and expiry date\n- Health data, only with your consent\n',
  'When you visit the site, we may collect your IP address. We do not collect your location.',
  '## Why',
  'We use your data to provide our services and to respond to your questions. With your consent, we use your e-mail address to send you newsletters.',
  '## Who gets it',
  'We share your data with our service providers. We do not share your data with advertisers. We use Stripe to process payments.',
  'We do not sell your personal information.',
  '## How long',
  'We keep invoices for seven years. We keep your account data until you close your account.',
  '## Your rights',
  'You have the right to access your personal data and to have inaccurate data corrected.',
  'If you live in the EU, you have the right to erasure of your personal data.',
  '## Contact',
  'Write to us at privacy@acme.example or call +1 (555) 010-9999. Our website is not directed to children under 13.',
].join('\n\n');

const statements = SUMMARY_LEVELS.flatMap((level) =>
  (summarise(analyse(DRAFT), 'draft.md', [level]).levels[0]?.topics ?? []).flatMap((topic) => topic.statements),
);

/** Numbers, addresses and the words that only the draft can have given; citations in brackets are ours. */
function literals({ text }: SummaryStatement): string[] {
  const own = text.replace(/(?<=[.”]) \([^“”]*\)$/, '');
  return own.match(/[\w.+-]+@[\w.-]+\w|https?:\S+\w|\d[\d.,/-]*\d|\d/g) ?? [];
}

suite('what stands in a statement stands in its evidence', () => {
  test('numbers, dates and addresses', () => {
    let checked = 0;
    for (const statement of statements) {
      const evidence = statement.evidence.map(({ text }) => text).join('\n');
      for (const literal of literals(statement)) {
        checked++;
        assert.ok(evidence.includes(literal), `${literal} in: ${statement.text}`);
      }
    }
    assert.ok(checked > 10, `only ${checked} checked`);
  });
  test('quotations, word for word', () => {
    for (const { text, evidence } of statements) {
      const source = evidence.map((one) => one.text.replace(/\s+/g, ' ')).join('\n');
      for (const [, quoted = ''] of text.matchAll(/“([^”]*)”/g))
        for (const piece of quoted.split(' … '))
          if (!text.startsWith('Under “'))
            assert.ok(source.replace(/[“”]/g, '‘').includes(piece.replace(/ …$/, '').replace(/[‘’]/g, '‘')), piece);
    }
  });
});

suite('what is meant stays as it is meant', () => {
  const collected = textsOn('data', DRAFT);
  test('what is denied is not asserted', () => {
    assert.doesNotMatch(collected.filter((text) => !text.includes('“')).join('\n'), /location/);
    assert.doesNotMatch(textsOn('sharing', DRAFT).join('\n'), /(?:share|may share) data with [^.]*ad firms/);
  });
  test('what a denial leads to is not asserted', () => {
    const draft =
      '## How we use information\n\nAll notes stay on your device. We do not:\n\n- Upload your notes to a server\n- Use your data for advertising purposes\n';
    assert.doesNotMatch(textsOn('purposes', draft).join('\n'), /^They (?:may )?use data to/m);
  });
  test('consent for a part of a list holds for what stands below it', () => {
    const draft =
      '## How we use your data\n\nWe process your data for the following reasons:\n\n- To run our service\n- With your consent, which we ask for:\n  - Market our products to you\n';
    const texts = textsOn('purposes', draft);
    assert.ok(
      texts.some((text) => /^With your consent, they may use data to/.test(text)),
      texts.join('\n'),
    );
    assert.ok(
      texts.every((text) => !/^They (?:may )?use data to .*(?:market|ads)/.test(text)),
      texts.join('\n'),
    );
  });
  test('a list below another paragraph of an item has the lead-in of that paragraph', () => {
    const draft =
      '## What we collect\n\n- Members\n\n  We collect:\n\n  - your e-mail address\n\n  In messages we look for these and take them out:\n\n  - phone numbers\n';
    const texts = textsOn('data', draft).join('\n');
    assert.match(texts, /collect your e-mail address/);
    assert.doesNotMatch(texts, /collect your [^.“]*phone/);
  });
  test('a list of what is not collected is not told as collected, whatever the heading', () => {
    const draft =
      '## Data we collect\n\nThe extension does not log, send or share:\n\n- E-mail addresses\n- IP addresses\n';
    const texts = textsOn('data', draft).join('\n');
    assert.doesNotMatch(texts, /collect your/);
    assert.match(textsOn('data', draft.replace('does not log, send or share', 'logs')).join('\n'), /collect your/);
  });
  test('a denial is not said to reach the clause behind it', () => {
    const draft =
      '## Children\n\nWe do not knowingly collect data of children under 13 — and the app works without an account.\n';
    assert.doesNotMatch(textsOn('children', draft).join('\n'), /do not “[^”]*the app works/);
  });
  test('a list of what is stored on the device is not told as collected', () => {
    const draft =
      '## Storage\n\nAll lists are stored locally on your phone. This data includes:\n\n- Photos\n- E-mail addresses\n';
    assert.doesNotMatch(textsOn('data', draft).join('\n'), /collect your/);
    assert.match(textsOn('data', draft.replace('locally on your phone', 'by us')).join('\n'), /collect your/);
  });
  test('who may get data by what stands behind the name is not told as certain', () => {
    const draft = (text: string): string => `## Information disclosures\n\n- **Affiliates.** ${text}\n`;
    const told = /^They share data with firms of the same group/m;
    assert.doesNotMatch(textsOn('sharing', draft('We may share data with them.')).join('\n'), told);
    assert.match(textsOn('sharing', draft('We share data with them.')).join('\n'), told);
  });
  test('what stays on the device is not told as collected', () => {
    const rows =
      '| Data we collect | Why | Where |\n|---|---|---|\n| Photos | To show them | Your device only |\n| E-mail address | To sign in | Our server |';
    const texts = textsOn('data', `## Information we collect\n\n${rows}\n`).join('\n');
    assert.doesNotMatch(texts, /collect your [^.“]*photos/);
    assert.match(texts, /collect your e-mail address/);
  });
  test('what holds at times only is not told as certain', () => {
    assert.ok(
      collected.some((text) => /^They may collect your IP address\./.test(text)),
      collected.join('\n'),
    );
  });
  test('what holds with consent only says so', () => {
    const purposes = textsOn('purposes', DRAFT);
    assert.ok(
      purposes.some((text) => /^With your consent, they may use data to [^.]*ads and news/.test(text)),
      purposes.join('\n'),
    );
    assert.doesNotMatch(collected.filter((text) => /^They collect/.test(text)).join('\n'), /health/);
  });
  test('a right of some readers is told of them', () => {
    const rights = textsOn('rights', DRAFT);
    assert.ok(rights.includes('“If you live in the EU”: you can have your data erased.'), rights.join('\n'));
  });
  test('an exception keeps a short statement from being made', () => {
    const texts = textsOn('sharing', 'We do not sell your personal information, except to a buyer of our business.');
    assert.ok(!texts.includes('They do not sell your data.'), texts.join('\n'));
    assert.match(texts.join('\n'), /except to a buyer of our business/);
  });
  test('a row of a table that says no tells of nothing collected', () => {
    const table =
      '## Categories of personal information we collect\n\n| Category of personal information | Collected |\n|---|---|\n| Biometric information | No |\n| E-mail address | Yes |\n';
    const texts = textsOn('data', table).join('\n');
    assert.match(texts, /They collect your e-mail address\./);
    assert.doesNotMatch(texts, /scans/);
  });
});

suite('a label', () => {
  const { label, sections } = summarise(analyse(DRAFT), 'draft.md');
  test('names kinds of data, purposes and recipients with their places', () => {
    assert.ok(label.dataTypes.some(({ id, icon }) => id === 'health' && icon === 'health'));
    assert.ok(label.purposes.some(({ id, mood }) => id === 'marketing' && mood === 'consent'));
    assert.ok(label.recipients.some(({ id }) => id === 'providers'));
    assert.ok(!label.recipients.some(({ id }) => id === 'advertisers'));
    for (const { evidence } of [...label.dataTypes, ...label.purposes, ...label.recipients])
      for (const { offset, text } of evidence) assert.equal(DRAFT.slice(offset.start, offset.end), text);
  });
  test('ties data to a purpose only where one place of the draft does', () => {
    const tied =
      '## What we collect and why\n\n| Data collected | Purpose |\n|---|---|\n| E-mail address | To respond to your questions |\n| Health data | To do research |\n';
    const { matrix } = summarise(analyse(tied), 'draft.md').label;
    assert.deepEqual(
      matrix.filter(({ purpose }) => purpose === 'support'),
      [{ dataType: 'email', purpose: 'support' }],
    );
  });
  test('ties data to the purpose or recipient that its sentence is about, and to no other', () => {
    const collected = 'We collect your name, your e-mail address and your health data.';
    const tiesOf = (sentence: string): readonly string[] =>
      summarise(analyse(`# Privacy policy\n\n${collected}\n\n${sentence}\n`), 'draft.md').label.matrix.map(
        ({ dataType, purpose, recipient }) => `${dataType} ${purpose ?? recipient}`,
      );
    assert.deepEqual(tiesOf('We use your e-mail address to respond to your questions.'), ['email support']);
    assert.deepEqual(tiesOf('We share your name with payment processors.'), ['name payment']);
    assert.deepEqual(tiesOf('We use your e-mail address to:\n\n- respond to your questions'), ['email support']);
    const table = (header: string): string =>
      `## How we use data\n\n| Purpose | ${header} |\n|---|---|\n| Answer your questions | E-mail address |`;
    assert.deepEqual(tiesOf(table('Data')), ['email support']);
    assert.deepEqual(tiesOf(table('Never used')), []);
    assert.deepEqual(tiesOf('We use cookies to recognise your name and to respond to your questions.'), []);
    assert.deepEqual(tiesOf('We use health data analysts to respond to your questions.'), []);
    assert.deepEqual(tiesOf('We do not use your health data to respond to your questions.'), []);
    assert.deepEqual(tiesOf('We use your data, but not your health data, to respond to your questions.'), []);
    assert.deepEqual(tiesOf('We use your phone number to respond to your questions.'), []); // nobody says it is collected
  });
  test('gives the reading grade of each section that has sentences', () => {
    assert.deepEqual(
      sections.map(({ title }) => title),
      ['Privacy policy', 'What we collect', 'Why', 'Who gets it', 'How long', 'Your rights', 'Contact'],
    );
    for (const { offset, title } of sections) assert.ok(DRAFT.slice(offset.start, offset.end).includes(title));
  });
});

test('the child’s version is made where the profile says that children are addressed', () => {
  const levels = (children: boolean): readonly string[] =>
    summarise(analyse(DRAFT, { facts: { 'children-directed': { value: children } } }), 'draft.md').levels.map(
      ({ level }) => level,
    );
  assert.deepEqual(levels(true), ['child', 'plain', 'general', 'professional']);
  assert.deepEqual(levels(false), ['plain', 'general', 'professional']);
});

suite('what stands around a word decides what it says', () => {
  const told = (topic: string, draft: string): string => textsOn(topic, draft).join('\n');

  test('a list under “How we may share …” is of what may be', () => {
    const list = '- Service providers\n- Business partners\n';
    assert.match(told('sharing', `## How We May Share Your Information\n\n${list}`), /They may share data with/);
    assert.match(told('sharing', `## How We Share Your Information\n\n${list}`), /They share data with/);
  });
  test('a list of choices about a use is no list of uses', () => {
    const draft = '## Choices About How We Use Your Information\n\n- Targeted advertising\n- Promotional offers\n';
    assert.doesNotMatch(told('purposes', draft), /They use data to/);
  });
  test('purposes count where it is said whose they are', () => {
    assert.match(told('purposes', 'We use your information to answer your questions.'), /They use data to answer/);
    assert.match(told('purposes', 'Acme uses your information to answer your questions.'), /They use data to answer/);
    const others = 'Resellers sell what they know for many purposes including marketing purposes.';
    assert.doesNotMatch(told('purposes', others), /use data to/);
  });
  test('what readers do themselves is no purpose', () => {
    const draft = 'We use information to understand the messages that you send through our services.';
    assert.doesNotMatch(told('purposes', draft), /write to you|run the service/);
  });
});
