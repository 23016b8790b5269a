import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { summarise } from '../../../server/src/summary/summary';
import { analyse, statementsOn, textsOn } from './drafts';

const includes = (texts: readonly string[], wanted: string): void =>
  assert.ok(
    texts.some((text) => text.includes(wanted)),
    `no “${wanted}” in:\n${texts.join('\n')}`,
  );

suite('what the draft says is retold, not reinterpreted', () => {
  test('a denial stays a denial', () => {
    includes(textsOn('sharing', 'We do not sell your personal information.'), 'They do not sell your data.');
  });
  test('a possibility stays a possibility', () => {
    includes(
      textsOn('sharing', 'We may share your personal information with our hosting providers.'),
      'They may share data with firms that work for them.',
    );
  });
  test('an exception survives', () => {
    const draft = 'We do not sell your personal information, except with your written consent.';
    includes(textsOn('sharing', draft), 'except with your written consent');
  });
  test('an exception survives the shortening of a long sentence', () => {
    const filler = Array.from({ length: 60 }, (_, index) => `purpose ${index}`).join(', ');
    const draft = `We do not sell your personal information to any third party for ${filler}, unless the law requires it.`;
    const [text = ''] = textsOn('sharing', draft).filter((one) => one.includes('sell'));
    assert.match(text, /They do not sell/);
    assert.match(text, / … /);
    assert.match(text, /unless the law requires it/);
  });
  test('a condition in front survives', () => {
    const draft = 'If you give your consent, we may share your personal information with our advertising partners.';
    includes(textsOn('sharing', draft), 'With your consent, they may share data with ad firms.');
  });
  test('consent to one part of a list is no condition of the others', () => {
    const draft =
      'We use your data to run our website; to respond to your questions; and, with your consent, to send you newsletters.';
    includes(textsOn('purposes', draft), 'They may use data to run the service and answer you.');
    includes(textsOn('purposes', draft), 'With your consent, they may use data to send you ads and news.');
  });
  test('consent that is asked for where the law requires it is no condition', () => {
    const draft = 'We use your data to send you newsletters, with your consent where required by law.';
    includes(textsOn('purposes', draft), 'They may use data to send you ads and news.');
  });
  test('consent that is one of several reasons is no condition of the others', () => {
    const draft = 'We only use your data with your consent, or for the defence of legal claims.';
    includes(textsOn('purposes', draft), 'They may use data to protect their rights.');
  });
  test('both are told where the draft asserts and denies', () => {
    const draft = 'We do not sell your personal information.\n\nWe sell your personal information to data brokers.';
    const texts = textsOn('sharing', draft);
    includes(texts, 'They do not sell');
    includes(texts, 'They sell “your personal information to data brokers”');
  });
  test('numbers and periods stand as in the draft', () => {
    includes(textsOn('retention', 'We retain server logs for 30 days.'), '“server logs for 30 days”');
  });
});

suite('lists', () => {
  const draft =
    'We collect the following information:\n\n- Name and e-mail address\n- Payment details: card number and expiry date\n';
  test('items are told with the sentence that introduces them', () => {
    includes(textsOn('data', draft), 'They collect your name, e-mail address and payment data.');
  });
  test('a denial in front of a list holds for all of it', () => {
    const text = textsOn(
      'data',
      'We do not collect the following information:\n\n- Health data\n- Payment data\n',
    ).join('\n');
    assert.doesNotMatch(text, /They collect/);
  });
  test('an explanation that turns its label is kept', () => {
    const turned =
      'We collect the following information:\n\n- Name and e-mail address\n- Location: never without your consent\n';
    includes(textsOn('data', turned), '“Location: never without your consent”');
  });
  test('evidence leads to the list and its items', () => {
    const [statement] = statementsOn('data', draft);
    assert.ok(statement?.evidence.some(({ text }) => text.includes('We collect the following')));
    for (const { offset, text } of statement?.evidence ?? []) assert.equal(draft.slice(offset.start, offset.end), text);
  });
});

suite('rights', () => {
  test('a right is told in our words', () => {
    includes(textsOn('rights', 'You have the right to access your personal data.'), 'You can see your data.');
  });
  test('the readers who have it are named', () => {
    const draft =
      '# Privacy policy\n\n## Your California privacy rights\n\nYou have the right to request access to your personal information.';
    includes(textsOn('rights', draft), 'Under “Your California privacy rights”: you can see your data.');
  });
  test('a right is told to those only to whom the draft gives it', () => {
    for (const [draft, scope] of [
      ['## If you are in Peru\n\nYou have the right to access your personal data.', '“If you are in Peru”'],
      ['As an EEA, UK or Swiss customer, you can access your personal data.', '“As an EEA, UK or Swiss customer”'],
      ['If you have an account you can access, update and correct your data.', '“If you have an account”'],
      ['In the event you live in Spain, you can access your personal data.', '“In the event you live in Spain”'],
      ['As a California resident you may access your personal data.', '“As a California resident”'],
    ])
      includes(textsOn('rights', draft ?? ''), `${scope}: you can see your data`);
  });
  test('a statement under a heading for some readers names it, one on children does not', () => {
    const answer = '## Your rights\n\n### California requests\n\nWe will respond to your request within 45 days.';
    includes(textsOn('rights', answer), 'Under “California requests”: they answer within 45 days.');
    const children = '## Children\n\nOur website is not directed to children under 13.';
    assert.deepEqual(textsOn('children', children).slice(0, 1), ['The service is not meant for children under 13.']);
  });
  test('an answer time of one right is told with its title, and that it may be longer', () => {
    const right = '## Your rights\n\n### Right to amend\n\nWe will respond to your request within 60 days.';
    includes(textsOn('rights', right), 'Under “Right to amend”: they answer within 60 days.');
    const all = '## Your rights\n\nWe will respond to your request within one month.';
    const longer = ' This period may be extended by two further months where necessary.';
    includes(textsOn('rights', all + longer), 'They answer within one month.');
    includes(textsOn('rights', all + longer), 'In some cases they take longer to answer.');
    assert.ok(!textsOn('rights', `## Your rights\n\n${longer}`).includes('In some cases they take longer to answer.'));
  });
  test('the condition for it is named', () => {
    const draft = 'If you live in the EU, you have the right to request erasure of your personal data.';
    includes(textsOn('rights', draft), '“If you live in the EU”: you can have your data erased.');
  });
  test('its limits are named', () => {
    const draft = 'You have the right to request erasure of your personal data, subject to legal exceptions.';
    includes(textsOn('rights', draft), 'subject to legal exceptions');
  });
  test('what is refused is not promised', () => {
    const texts = textsOn(
      'rights',
      'We are unable to comply with your request to access or delete your personal data.',
    );
    assert.ok(
      texts.every((text) => !text.startsWith('You can')),
      texts.join('\n'),
    );
  });
  test('a right that may exist is not promised', () => {
    const texts = textsOn('rights', 'You may have the right to request erasure of your personal data.');
    assert.ok(
      texts.every((text) => !text.startsWith('You can')),
      texts.join('\n'),
    );
  });
});

suite('names, dates and addresses', () => {
  test('the organisation is named as it names itself', () => {
    const draft = 'Acme Clinics, Inc. (“Acme”, “we”, “us”) is responsible for your personal data.';
    assert.deepEqual(textsOn('who', draft).slice(0, 1), ['This is the policy of Acme Clinics, Inc.']);
  });
  for (const [name, sentence] of [
    ['Heron Labs', 'Pocket Notes (the “App”) is an app for notes that is published by Heron Labs.'],
    ['Ines Moor', 'Ines Moor built the Pocket Notes app as a free app.'],
    ['Heron Labs Ltd', 'Company (in this policy “the Company”, “We”) refers to Heron Labs Ltd, 4 Quay Street, Cork.'],
    ['Heron Labs GmbH', 'The controller of your data is Heron Labs GmbH, Kiel.'],
    ['Heron Labs, Inc.', 'This policy covers the website owned and operated by Heron Labs, Inc. and its branches.'],
  ] as const)
    test(`the organisation is named where it is spoken of: ${sentence}`, () => {
      assert.deepEqual(textsOn('who', sentence).slice(0, 1), [`This is the policy of ${name}.`.replace('..', '.')]);
    });
  for (const sentence of [
    'Our site links to websites that are operated by Heron Labs.',
    'This policy does not cover services operated by Heron Labs Ltd.',
    'Mail is sent through a service provided by Heron Mail LLC.',
    'Company (in this policy “we”) refers to Pocket Notes 2.0.',
  ])
    test(`nobody else, and no part of a name, is told as the organisation: ${sentence}`, () => {
      assert.doesNotMatch(textsOn('who', sentence).join('\n'), /This is the policy of/);
    });
  test('users of its own services are all its readers, users in a country only some', () => {
    const draft = 'Acme Clinics, Inc. (“Acme”, “we”, “us”) is responsible for the personal data of users';
    const named = 'This is the policy of Acme Clinics, Inc.';
    assert.equal(textsOn('who', `${draft} of our services.`)[0], named);
    assert.ok(!textsOn('who', `${draft} in Canada.`).includes(named));
  });
  test('the country in which it is is not the organisation', () => {
    const draft = 'Acme is a platform of a firm that is responsible for your data in the United States (“we”, “us”).';
    assert.doesNotMatch(textsOn('who', draft).join('\n'), /policy of United States/);
  });
  test('a director is not the organisation', () => {
    const draft = 'The controller is Acme GmbH, represented by its directors Ada Lovelace and Alan Turing (“we”).';
    assert.doesNotMatch(textsOn('who', draft).join('\n'), /policy of Ada/);
  });
  test('addresses stand as in the draft', () => {
    const draft = '## Contact\n\nIf you have questions, contact us at privacy@acme.example or +1 (555) 010-9999.';
    includes(textsOn('contact', draft), 'privacy@acme.example, +1 (555) 010-9999');
  });
  test('an issue tracker, and an address to which requests are sent, are ways to reach them', () => {
    const tracker = 'Questions? Open an issue at https://code.example/pocket-notes/issues.';
    includes(textsOn('contact', tracker), 'https://code.example/pocket-notes/issues');
    includes(textsOn('contact', 'Requests can be sent to privacy@heron.example.'), 'privacy@heron.example');
  });
  test('the address of an authority is not theirs', () => {
    const draft =
      '## Contact\n\nContact us at help@acme.example.\n\nYou can reach the Commissioner at casework@authority.example.';
    assert.doesNotMatch(textsOn('contact', draft).join('\n'), /You can reach them here:.*authority\.example/);
  });
  test('an address that the next word runs into is not told, nor one twice', () => {
    const draft =
      '## Contact\n\nContact us at Privacy@acme.example or write to us at privacy@acme.example.\n\nEmail us: help@acme.example.Also see below.\n\nCall us: (800) 555-0199 or +1 800 555 0199.';
    const texts = textsOn('contact', draft).join('\n');
    assert.match(texts, /Privacy@acme\.example, \(800\) 555-0199\./);
    assert.doesNotMatch(texts, /Also|privacy@|\+1/);
  });
  test('the date of a law or of an older version is not that of the policy', () => {
    const draft =
      'Last updated under the Act of 4 May 2011, Law 78-17.\n\n## Older versions\n\nEffective 25 March 2013\n\n## Rights\n\nThe law gives new rights as of 1 January 2020.';
    assert.doesNotMatch(textsOn('changes', draft).join('\n'), /Date in the policy/);
  });
  test('an address for some readers, or for reports of wrongs, is not theirs', () => {
    for (const sentence of [
      'If you’re in Brazil, contact our officer there at brasil@acme.example.',
      'To report a wrong, contact us at whistleblower@acme.example, our whistleblowing line.',
    ])
      assert.doesNotMatch(textsOn('contact', `## Contact\n\n${sentence}`).join('\n'), /You can reach them here/);
  });
  test('a date stands as in the draft', () => {
    assert.deepEqual(textsOn('changes', 'Last updated: 3 March 2026').slice(0, 1), [
      'Date in the policy: 3 March 2026.',
    ]);
  });
});

suite('what the draft does not say', () => {
  test('is said, without evidence', () => {
    const [statement] = statementsOn('retention', 'We collect your name.');
    assert.deepEqual(statement, {
      text: 'The policy does not say how long your data is kept.',
      silent: true,
      evidence: [],
    });
  });
  test('what is only touched on is quoted', () => {
    const [statement] = statementsOn('retention', 'We have a retention schedule.');
    assert.equal(statement?.silent, false);
    assert.match(
      statement?.text ?? '',
      /^The policy does not clearly say how long.* The closest it comes is: “We have a retention/,
    );
  });
  test('professionals see which law asks for it', () => {
    const [statement] = statementsOn('retention', 'We collect your name.', 'professional', { laws: ['gdpr'] });
    assert.match(statement?.text ?? '', /\(.*Art\. 13\(2\)\(a\)/);
  });
});

suite('the summary as a whole', () => {
  const draft = [
    '# Privacy policy of Acme',
    'We collect your name, your e-mail address and your payment details.',
    'We use your personal data to provide the service.',
    'We may share your personal data with service providers such as payment processors.',
    'We keep your personal data for two years.',
    'You have the right to access your personal data.',
  ].join('\n\n');
  test('every level keeps its reading grade', () => {
    for (const { level, grade, targetGrade } of summarise(analyse(draft), 'draft.md').levels)
      assert.ok(grade <= targetGrade, `${level}: ${grade}`);
  });
  test('every level is there, in order', () => {
    assert.deepEqual(
      summarise(analyse(draft), 'draft.md').levels.map(({ level }) => level),
      ['plain', 'general', 'professional'],
    );
  });
  test('what is not silent has evidence, literally from the draft', () => {
    for (const { topics } of summarise(analyse(draft), 'draft.md').levels)
      for (const { statements } of topics)
        for (const { silent, evidence, text } of statements) {
          assert.equal(silent, evidence.length === 0, text);
          for (const one of evidence) assert.equal(draft.slice(one.offset.start, one.offset.end), one.text);
        }
  });
  test('an empty draft is silent on everything', () => {
    const [plain] = summarise(analyse(''), 'draft.md', ['plain']).levels;
    assert.ok(plain?.topics.every(({ statements }) => statements.every(({ silent }) => silent)));
  });
  test('markup in a draft stays text', () => {
    const hostile = 'We collect your name and <img src=x onerror=alert(1)> your address “</q><script>”.';
    for (const { topics } of summarise(analyse(hostile), 'draft.md').levels) assert.ok(topics.length > 0);
  });
});
