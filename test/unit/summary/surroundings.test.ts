// What stands around a sentence decides how it is meant: what introduces it, what it points back to, what takes it back.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyse, textsOn } from './drafts';

const tells = (topic: string, draft: string, ...wanted: readonly string[]): void => {
  const texts = textsOn(topic, draft, 'general');
  for (const text of wanted) assert.ok(texts.includes(text), `no “${text}” in:\n${texts.join('\n')}`);
};

suite('what introduces a list or a part holds for all of it', () => {
  test('rights that readers may have are given in some cases', () => {
    const draft = 'You may have the following rights:\n\n- **Access.** You can ask for a copy of your data.';
    tells('rights', draft, 'In some cases you can get access to your data.');
  });
  test('rights that are given in certain circumstances', () => {
    const draft = 'In certain circumstances, you have the following rights:\n\n1. the right to have your data deleted';
    tells('rights', draft, 'In some cases you can have your data deleted.');
  });
  test('rights of some readers only, whatever the words of each', () => {
    const draft =
      'California residents may also have the following rights:\n\n- You have the right to ask us to delete your data.';
    tells('rights', draft, '“California residents”: in some cases you can have your data deleted.');
  });
  test('a right whose uses or cases are named is given in some cases', () => {
    const uses =
      'You have the right to:\n\n- object to processing based on legitimate interests\n- object to direct marketing';
    tells('rights', uses, 'In some cases you can object to uses of your data.', 'You can object to direct marketing.');
    const cases =
      'You have the following rights:\n\n| To object | The right to object:<br/>— at any time to your data being processed for marketing;<br/>— in certain other cases to our use of it. |';
    tells('rights', cases, 'In some cases you can object to uses of your data.');
    tells('rights', 'You have the right to object to the processing.', 'You can object to uses of your data.');
  });
  test('periods that go on, that only decide, and that hold for some data only', () => {
    const draft =
      'We keep your data as long as we have a relationship with you. Once our relationship has ended, we will retain your data to keep business records.';
    tells(
      'retention',
      draft,
      'They may keep data as long as the contract or relationship lasts and for some time after the contract or relationship ends.',
    );
    const longer = 'We keep your data for as long as necessary, unless a longer period is required by law.';
    tells('retention', longer, 'They keep data as long as its purpose needs it and as long as the law requires.');
    const criteria =
      'The criteria used to determine our retention periods include:\n\n- the duration of our relationship';
    const told = [criteria, 'We keep this login data for as long as your account is active.'].flatMap((text) =>
      textsOn('retention', text, 'general'),
    );
    assert.ok(!told.some((text) => /^They (?:may )?keep data/.test(text)), told.join('\n'));
  });
  test('what complaints and corrections are about limits nothing', () => {
    const draft = (end: string): string =>
      `You have the right to:\n\n- complain to your data protection authority if ${end}.`;
    tells('rights', draft('you have concerns'), 'You can complain to a data protection authority.');
    tells('rights', draft('we fail to answer'), 'In some cases you can complain to a data protection authority.');
  });
  test('data that may be collected, in paragraphs with titles of their own', () => {
    const draft =
      'Depending on what you do, we may collect the following information:\n\n**Support.** We collect your phone number when you call.';
    tells('data', draft, 'They may collect your phone number.');
  });
  test('an opt-out takes nothing back, but makes it a possibility', () => {
    const draft = (end: string): string =>
      `We use your data:\n\n- To provide you with news and special offers${end}\n- To improve our services.`;
    tells('purposes', draft(', unless you have opted not to receive them'), 'They may use data to do marketing.');
    tells('purposes', draft(''), 'They use data to do marketing and improve and develop the service.');
  });
  test('a label and a list of names is as much as a heading and its items', () => {
    const draft =
      '# Policy\n\n## Orders\n\nWe send parcels.\n\n**Legal basis:** Contractual necessity and your explicit consent.';
    tells('legal-basis', draft, 'Legal grounds named: the contract with you and your consent.');
  });
  test('services that “the app” uses, whoever is said to use them in front of it', () => {
    const draft =
      'Link to the privacy policy of third-party service providers used by the app\n\n- * [Sentry](https://sentry.example)\n- * [Facebook](https://facebook.example)';
    tells('sharing', draft, 'These outside services are named: Sentry and Facebook.');
  });
  test('titles below a heading that says what they are, as the text below them means it', () => {
    const draft = (text: string): string =>
      `# Policy\n\n## How we use your information\n\n### Marketing\n\n${text}\n\n## Contact\n\nWrite to us.`;
    tells('purposes', draft('We promote our products to you.'), 'They use data to do marketing.');
    tells('purposes', draft('If you agree, we promote our products to you.'), 'They may use data to do marketing.');
    for (const other of [
      draft('We do no marketing.'),
      draft('We promote things.').replace('## How we use your information', '## News'),
    ])
      assert.ok(!textsOn('purposes', other, 'general').some((text) => text.includes('do marketing.')));
  });
  test('titles give no right and no place, which the text below them may limit', () => {
    const draft =
      '# Policy\n\n## Your rights\n\n### Data portability\n\nThe rules say when.\n\n## International transfers\n\n### From the EU to India\n\nWe sign clauses.';
    assert.ok(!textsOn('rights', draft, 'general').some((text) => text.startsWith('You can')));
    assert.ok(!textsOn('transfers', draft, 'general').some((text) => text.includes('India')));
  });
  test('legal grounds are named by titles, items and labels, with or without exceptions', () => {
    const all = 'Legal grounds named: your consent, the contract with you and a legal obligation.';
    tells(
      'legal-basis',
      '# Policy\n\n## Our legal bases\n\n### Your consent\n\nWe send news.\n\n### Performance of a contract\n\nWe send parcels.\n\n### Legal obligation\n\nWe keep books.',
      all,
    );
    tells(
      'legal-basis',
      'We only process data on a lawful basis (unless an exemption applies), such as:\n\n- **User consent**\n  We ask you.\n- **Contractual necessity**\n  We send parcels.\n- **Legal obligation**\n  We keep books.',
      all,
    );
  });
  test('parts whose titles stand below what introduces them', () => {
    const draft = (police: string): string =>
      `# Policy\n\n## 3. Sharing\n\nWe share your data with:\n\n### 3.1 Service providers\n\nThose who help us.\n\n### 3.2 Police\n\n${police}`;
    tells(
      'sharing',
      draft('Where the law asks for it.'),
      'They share data with service providers and the police or other law enforcement.',
    );
    tells('sharing', draft('We may do so where the law asks for it.'), 'They share data with service providers.');
    tells(
      'sharing',
      draft('We may do so where the law asks for it.'),
      'They may share data with the police or other law enforcement.',
    );
  });
  test('a title that says itself where data comes from, with its number', () => {
    const draft =
      '# Policy\n\n## 1. What we collect\n\n### 1.1 Information you provide\n\n- **Account data:** first name\n\n### 1.2 Information from third parties\n\n- Confirmations';
    tells('sources', draft, 'They get data from you and third parties.');
    tells('data', draft, 'They collect your name.');
  });
  test('an item that is a list itself, however long', () => {
    const draft =
      '# Policy\n\n## Information we collect\n\n- **Device data** - model, system, language, version of the app, browser type, IP address, gathered with a kit of others in order to find faults.';
    tells('data', draft, 'They collect your device details, browser details and IP address.');
  });
  test('a label whose text asks for consent to what it names', () => {
    const draft = (text: string): string =>
      `We collect the following data:\n\n- **Biometric information.** ${text}\n- **Name.**`;
    tells(
      'data',
      draft('With your consent, we collect biometric information.'),
      'With your consent, they may collect your biometric data.',
    );
    tells('data', draft('It helps us.'), 'They collect your biometric data and name.');
  });
  test('a right without exceptions is not limited by the word', () => {
    const draft = (end: string): string => `You have these rights:\n\n- To object to direct marketing (${end})`;
    tells('rights', draft('an absolute right, no exceptions'), 'You can object to direct marketing.');
    tells('rights', draft('with exceptions'), 'In some cases you can object to direct marketing.');
  });
  test('those whom the reader authorises may get data', () => {
    const draft = 'We share your data with:\n\n- Parties you authorise or connect\n  - Social media services';
    tells('sharing', draft, 'They may share data with social networks.');
  });
  test('data in lines without marks', () => {
    const draft =
      '## Personal Data\n\nPersonally identifiable information may include, but is not limited to:\n\nEmail address\n\nFirst name and last name';
    tells('data', draft, 'They may collect your e-mail address and name.');
  });
  test('purposes in a list below a heading, and in paragraphs with titles of their own', () => {
    const items = '- To manage your account: to manage your registration as a user.';
    const paragraphs = '**To manage your account:** to manage your registration as a user.';
    const draft = (rest: string): string =>
      `### Use of Your Personal Data\n\nThe Company may use Personal Data for the following purposes:\n\n${rest}`;
    tells('purposes', draft(items), 'They may use data to create and manage accounts.');
    tells('purposes', draft(paragraphs), 'They may use data to create and manage accounts.');
  });
  test('lists below titles of their own, below a sentence that introduces all of them', () => {
    const draft = (heading: string): string =>
      `## Use\n\nWe use your data for these purposes:\n\n### 1. Your account\n\n- Manage your account\n\n### ${heading}\n\n- Prevent fraud`;
    tells('purposes', draft('2. Safety'), 'They use data to create and manage accounts and prevent fraud or misuse.');
    tells('purposes', draft('2. What we do not do'), 'They use data to create and manage accounts.');
  });
  test('a heading with a number is as good as one without', () => {
    tells('data', '## 1.1 Data You Provide\n\n- **Contact:** e-mail address', 'They collect your e-mail address.');
  });
  test('what a paragraph with a title of its own says that they may do is not certain', () => {
    const draft =
      '## Use\n\nWe use information about you to:\n\n**Marketing.** We may send you direct marketing communications.';
    tells('purposes', draft, 'They may use data to do marketing.');
  });
  test('but what stands below the title does not reach into the parts', () => {
    const draft =
      '# Policy\n\nWith your approval, we use the information in the following ways:\n\n## Cookies\n\nWe use your data to improve our service.';
    tells('purposes', draft, 'They use data to improve and develop the service.');
  });
  test('what may be included is not certain', () => {
    const draft =
      '## Transfers abroad\n\nThe safeguards for transfers abroad may include:\n\n- Standard contractual clauses';
    tells('transfers', draft, 'Abroad, data may be kept safe by standard contractual clauses.');
  });
});

test('a cell with “NO” below it says that nothing is collected, also where the table lost its lines', () => {
  const draft =
    '## What we collect\n\nWe collect these categories of data:\n\nYour e-mail address\n\nYES\n\nYour fingerprints\n\nNO\n\nYour location\n\nNO';
  tells('data', draft, 'They collect your e-mail address.');
});

suite('data of staff', () => {
  const staff = 'We collect your bank account number and your religion.';
  test('is not told to the readers of a policy for all', () => {
    const draft = `# Privacy Policy\n\n## Data\n\nWe collect your name.\n\n## Human Resources Data\n\n${staff}`;
    tells('data', draft, 'They collect your name.');
  });
  test('is told where the policy is for them', () => {
    tells(
      'data',
      `# Privacy notice for employees\n\n## Data\n\n${staff}`,
      'They collect your payment data and religion.',
    );
  });
});

suite('sentences that belong together', () => {
  test('one that points back to what may be', () => {
    const draft = 'We may use your data for treatment. This includes sharing information with doctors and nurses.';
    tells('sharing', draft, 'They may share data with health care providers.');
  });
  test('one that asks for consent to what the one before says', () => {
    const draft = 'We collect your location. We do so only with your permission.';
    tells('data', draft, 'With your consent, they may collect your location.');
  });
  test('a right whose next sentence limits it', () => {
    const draft =
      'Your rights:\n\n- **Right to erasure.** You have the right, in some circumstances, to have data erased.';
    tells('rights', draft, 'In some cases you can have your data deleted.');
  });
  test('a right that another part takes out', () => {
    const draft =
      '## Your rights\n\nYou have the right to object to the processing of your data.\n\n## Lawful bases\n\nConsent: all of your data protection rights may apply, except the right to object.';
    tells('rights', draft, 'In some cases you can object to uses of your data.');
  });
  test('limits that stand in a paragraph of their own', () => {
    const draft =
      '## Your rights\n\nSome rights may not be available in some countries.\n\nYou can ask us to delete your data.';
    tells('rights', draft, 'In some cases you can have your data deleted.');
  });
  test('readers whom the sentence before singles out', () => {
    const draft = 'If you are a resident of Nevada, you have rights. You can ask us to delete your data.';
    tells('rights', draft, '“If you are a resident of Nevada”: you can have your data deleted.');
  });
  test('a condition in another cell of a row', () => {
    const draft =
      '## What we collect\n\n| Data | When |\n| --- | --- |\n| We collect your passport number. | If required |';
    tells('data', draft, 'They may collect your government IDs or their numbers.');
  });
});

suite('readers whom a part singles out', () => {
  test('a condition within a part for some readers does not hide for whom the part is', () => {
    const draft =
      '# Privacy policy\n\n## For California residents only\n\nIf you are visiting a site with our button, you may opt out of the sale of your data.';
    const texts = textsOn('rights', draft, 'general');
    assert.ok(
      texts.some((text) => text.includes('California residents only') && text.includes('If you are visiting')),
      texts.join('\n'),
    );
  });
  test('“as a data subject” singles out nobody, “as a participant, we” speaks of ourselves', () => {
    tells('rights', 'As a data subject, you can ask us to correct your data.', 'You can have your data corrected.');
    const draft = 'As a participant, we have to tell you the following:\n\n- You may ask us to correct your data.';
    tells('rights', draft, 'You can have your data corrected.');
  });
  test('what is collected of those whom the sentence before names may be collected', () => {
    const draft =
      'If you are an editor of our listings, we collect data on registration. The personal data that we collect includes your job title.';
    tells('data', draft, 'They may collect your job details.');
  });
});

suite('exceptions', () => {
  test('what is shared without permission is not told as shared with consent', () => {
    const draft =
      'We will not share your personal information with others without your permission, except for these purposes:\n\n- We may share it with the police.';
    assert.ok(!textsOn('sharing', draft, 'general').some((text) => text.startsWith('With your consent')));
  });
  test('a right over what is not done is not promised', () => {
    const draft =
      'Your rights:\n\n- You can opt out of the sale of your data. Acme does not sell personal information.';
    assert.ok(!textsOn('rights', draft, 'general').some((text) => text.startsWith('You can opt out')));
  });
  test('a right that one place limits is limited', () => {
    const draft =
      'You can have your data deleted by e-mail.\n\nIn certain circumstances, you have the right to request the erasure of your data.';
    tells('rights', draft, 'In some cases you can have your data deleted.');
  });
  test('“but not limited to” takes nothing back', () => {
    const draft = 'We may collect information including but not limited to:\n\n- Your phone number';
    tells('data', draft, 'They may collect your phone number.');
  });
});

suite('conditions that are none', () => {
  test('what holds all the same', () => {
    const draft = 'You have the right to a paper copy of this notice even if you have agreed to receive it by e-mail.';
    tells('rights', draft, 'You can get a paper copy of the notice.');
  });
  test('what we may send', () => {
    tells(
      'rights',
      'You can unsubscribe from any marketing emails that we may send you.',
      'You can object to direct marketing.',
    );
  });
  test('consent of which the right itself speaks', () => {
    const draft = 'Where the legal basis is consent, you can withdraw consent at any time.';
    tells('rights', draft, '“Where the legal basis is consent”: you can withdraw your consent.');
  });
});

suite('figures, names and addresses that hold for some only', () => {
  test('answers within different times are not told as one', () => {
    const draft =
      'We will respond to requests for access within 30 days. We will respond to other requests within 60 days.';
    assert.ok(!textsOn('rights', draft, 'general').some((text) => text.startsWith('They answer within')));
  });
  test('a number for the residents of a state is not how to reach them', () => {
    const draft =
      '## Contact us\n\nIf you are a California resident, use our form. You may also call us at 1-844-555-1181.';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.startsWith('You can reach them here')));
  });
  test('where to opt out of a sale is not where to turn with rights', () => {
    const draft = 'You can opt out of the sale of your data by writing to sale@acme.example.';
    assert.ok(!textsOn('rights', draft, 'general').some((text) => text.startsWith('To use your rights')));
  });
  test('an address for other firms is not how readers reach them', () => {
    const draft = '## Contact us\n\nE-mail providers can contact us at postmaster@acme.example.';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.includes('reach them here')));
  });
  test('of several firms that are named the controller is told', () => {
    const draft = 'The website is operated by Acme Media Inc. and its affiliates.\n\nThe controller is Acme Data Ltd.';
    tells('who', draft, 'This is the policy of Acme Data Ltd.');
  });
  test('the controller for one country is not who it is for all', () => {
    const draft = '# Privacy policy\n\n## If you live in Colombia\n\nThe data controller is Acme Colombia S.A.S.';
    assert.ok(!textsOn('who', draft, 'general').some((text) => text.startsWith('This is the policy of')));
  });
  test('of a long history of changes no date is told as that of the policy', () => {
    const history = Array.from({ length: 14 }, (_, year) => `Updated on 3 May ${2010 + year}: more was said.`);
    const texts = textsOn('changes', history.join('\n\n'), 'general');
    assert.ok(!texts.some((text) => text.startsWith('Date in the policy')), texts.join('\n'));
  });
  test('a number of which only the end was read is not told', () => {
    const draft = '## Contact us\n\nCall us at 800- (782-7282) or +44 (0)20 7775 6667.';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.startsWith('You can reach them here')));
  });
  test('a representative by its acronym is not how to reach them', () => {
    const draft = '## Contact us\n\nYou can contact EDPO at https://edpo.example.';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.startsWith('You can reach them here')));
  });
  test('a postcode is no telephone number', () => {
    const draft = '## Contact us\n\nContact us by phone or at:\n\n- Acme KK, 6-10-1 Ginza, Chuo-ku, Tokyo 104-0061';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.includes('104-0061.')));
  });
  test('a name in a network is no address', () => {
    const draft = '## Contact us\n\nContact us at @mara@social.example.';
    assert.ok(!textsOn('contact', draft, 'general').some((text) => text.startsWith('You can reach them here')));
  });
  test('who is responsible for some readers is not who it is for all', () => {
    const draft = 'If you are a European resident, Acme Ireland Ltd. (“Acme”, “we”) is the controller.';
    assert.ok(!textsOn('who', draft, 'general').includes('This is the policy of Acme Ireland Ltd.'));
  });
  test('of several dates the one that is labelled', () => {
    const draft = 'On November 3, 2025, we updated this notice.\n\nEffective August 21, 2026';
    tells('changes', draft, 'Date in the policy: August 21, 2026.');
  });
  test('of several documents on one page the date of the policy', () => {
    const terms = '## Rewards programme terms\n\nEffective: September 3, 2024. You earn a point for each order.';
    const below = `# Acme\n\n## Privacy Policy\n\nLast Modified: June 29, 2023\n\n${terms}`;
    tells('changes', below, 'Date in the policy: June 29, 2023.');
    const title = `# Privacy notice\n\nLast updated: June 29, 2023\n\n${terms}`;
    tells('changes', title, 'Date in the policy: June 29, 2023.');
    const first = `# Acme\n\n${terms}\n\n## Privacy Policy\n\nLast Modified: June 29, 2023`;
    tells('changes', first, 'Date in the policy: June 29, 2023.');
  });
});

suite('what has two names', () => {
  test('a country is told once', () => {
    const draft = 'Your data is stored in the United States. Your data may also be sent to the U.S. and to Canada.';
    tells('transfers', draft, 'Data is kept in or sent to: United States.', 'Data may be kept in or sent to: Canada.');
  });
  test('a region is not the same as one within it', () => {
    tells('transfers', 'Your data is stored in the EU and EEA.', 'Data is kept in or sent to: EU and EEA.');
  });
  test('a service is told once', () => {
    const draft = 'We use Amazon Web Services to store files and AWS, Google Firebase and Firebase to send messages.';
    tells('sharing', draft, 'These outside services are named: Amazon Web Services and Google Firebase.');
  });
});

suite('rights against decisions of machines', () => {
  test('to object is told as that, and no more', () => {
    tells(
      'rights',
      'You have the right to object to automated decision-making.',
      'You can object to automated decisions.',
    );
    tells('rights', 'You have the right to contest automated decisions.', 'You can object to automated decisions.');
  });
  test('not to be subject to them is no right to object', () => {
    const draft = 'You have the right not to be subject to a decision based solely on automated processing.';
    tells(
      'rights',
      draft,
      'You have “the right not to be subject to a decision based solely on automated processing”.',
    );
  });
  test('to object to profiling is told as that', () => {
    tells('rights', 'You have the right to opt out of profiling.', 'You can object to profiling.');
  });
  test('to have a person review them', () => {
    const draft = 'You have the right to human review of automated decisions.';
    tells('rights', draft, 'You can have a person review automated decisions.');
  });
});

suite('parts that no heading opens', () => {
  const isTold = (draft: string, ...wanted: readonly string[]): void => tells('rights', draft, ...wanted);

  test('a title that runs in to an item, with what is nested in it', () => {
    const draft =
      '## Your rights\n\n1. **Access.** You can ask for a copy of your data.\n\n2. **California residents.** Please read on.\n\n   You can ask us to delete your data.\n\n   - You can correct your data.\n\n3. **Portability.** You have the right to data portability.';
    isTold(
      draft,
      'You can get access to your data and get it in a form that you can take elsewhere.',
      'Under “California residents”: you can have your data deleted and have it corrected.',
    );
  });
  test('a title that runs in to a paragraph, to the next title of that form', () => {
    const draft =
      '## More\n\nBrazilian residents: the law of your country has more to say on this.\n\nYou can ask us to delete your data.\n\nNew Features: you can ask for a copy of your data by e-mail at any time.\n\n## Next\n\nYou can ask us to correct your data.';
    isTold(
      draft,
      'Under “Brazilian residents”: you can have your data deleted.',
      'You can get access to your data and have it corrected.',
    );
  });
  test('a line that stands alone above paragraphs, to the next such line', () => {
    const draft =
      'If you live in Brazil\n\nThe law gives you more than others have.\n\nYou can ask us to delete your data, free of charge.\n\nHow to Write to Us\n\nYou can ask for a copy of your data by e-mail at any time.';
    isTold(draft, '“If you live in Brazil”: you can have your data deleted.', 'You can get access to your data.');
  });
  test('an item that names a place, above paragraphs of its own', () => {
    const draft =
      '- Costa Rica\n\n  **Your rights.** You can ask us to delete your data.\n\n- Everybody\n\n  You can ask us to correct your data.';
    isTold(draft, 'Under “Costa Rica”: you can have your data deleted.', 'You can have your data corrected.');
  });
  test('an address singles out nobody', () => {
    const draft =
      'Write to us:\n\nAcme Ltd\n\nBerlin, Germany\n\nGermany\n\nYou can ask us to delete your data at any time, free of charge.';
    isTold(draft, 'You can have your data deleted.');
  });
  test('a short sentence that names a place is no title', () => {
    const draft = 'Acme Services are run in the United States of America. You can ask us to delete your data.';
    isTold(draft, 'You can have your data deleted.');
  });
  test('a sentence of the item above a nested list that names the readers', () => {
    const draft =
      '- As a reader in Brazil, you have rights. We have made a form for them. You can:\n  - ask us to delete your data';
    isTold(draft, '“As a reader in Brazil”: you can have your data deleted.');
  });
});

suite('limits that stand apart from what they limit', () => {
  const LIMITED = 'In some cases you can have your data deleted.';

  test('a right that another part says does not always apply', () => {
    const draft =
      '## Your rights\n\nYou can ask us to delete your data.\n\n## Exceptions\n\nThe right to erasure does not apply where we need the data for a claim.';
    tells('rights', draft, LIMITED);
  });
  test('a right whose next sentence says when it does not apply', () => {
    tells('rights', 'You can ask us to delete your data. This right does not apply to customers in Peru.', LIMITED);
  });
  test('rights that as a whole do not apply at times', () => {
    const draft =
      '## Your rights\n\nThese rights do not apply where the law says so.\n\nYou can ask us to delete your data.';
    tells('rights', draft, LIMITED);
  });
  test('a limit for some readers limits nobody else', () => {
    const draft =
      '## Your rights\n\nYou can ask us to delete your data.\n\n## California residents\n\nThe right to erasure does not apply to data about your household.';
    tells('rights', draft, 'You can have your data deleted.');
  });
  test('a limit gives no right', () => {
    const draft = '## Your rights\n\nThe right to erasure does not apply where we need the data for a claim.';
    assert.ok(!textsOn('rights', draft, 'general').some((text) => text.includes('you can have your data deleted')));
  });
  test('a period with an exception in another place', () => {
    const draft =
      '## Retention\n\nWe keep your data as long as your account is active.\n\nWe keep your data as long as your account is active, except for invoices.';
    tells('retention', draft, 'They may keep data as long as your account is open.');
  });
});

suite('tables', () => {
  const TABLE = [
    '| **What** | **Why** | **How long** | **With whom** |',
    '| Your name and phone number | To send newsletters |  | Banks |',
    '| Your photo |  | As long as the law requires | Advertisers |',
  ].join('\n');
  const isTold = (draft: string): void => {
    tells('data', draft, 'They collect your name, phone number and photos.');
    tells('purposes', draft, 'They use data to do marketing.');
    tells(
      'sharing',
      draft,
      'They share data with banks or other financial institutions and advertisers or ad networks.',
    );
    tells('retention', draft, 'They may keep data as long as the law requires.');
  };
  test('each cell is told by the name of its column, also behind an empty one', () => {
    isTold(`## What we do\n\n${TABLE.replace('\n', '\n| --- | --- | --- | --- |\n')}`);
  });
  test('below an empty header, the first row is the header', () => {
    isTold(`## What we do\n\n|  |  |  |  |\n| --- | --- | --- | --- |\n${TABLE}`);
  });
  test('below a header that names the table, the first row is the header', () => {
    isTold(`## What we do\n\n| Our table |  |  |  |\n| --- | --- | --- | --- |\n${TABLE}`);
  });
  test('in HTML, a first row set in bold is the header', () => {
    const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const rows = [
      row(['<b>What</b>', '<b>Why</b>', '<b>How long</b>', '<b>With whom</b>']),
      row(['Your name and phone number', 'To send newsletters', '', 'Banks']),
      row(['Your photo', '', 'As long as the law requires', 'Advertisers']),
    ];
    isTold(`## What we do\n\n<table>${rows.join('')}</table>`);
  });
  test('a first row of cells is no header', () => {
    const draft = '|  |  |\n| --- | --- |\n| Name | Acme Analytics |\n| Host | acme.example |';
    const { draft: read } = analyse(draft);
    assert.deepEqual(
      read.blocks.filter(({ kind }) => kind !== 'opaque').map(({ kind }) => kind),
      ['row', 'row'],
    );
  });
});

suite('a condition that stands beside an item', () => {
  test('in another cell of its row', () => {
    const draft = (scan: string): string =>
      `| Why | What |\n| --- | --- |\n| We ask you for your passport and your phone number | ${scan} |`;
    tells(
      'data',
      draft('Your number; where the law requires it, a scan of your passport.'),
      'They collect your phone number.',
      'They may collect your government IDs or their numbers.',
    );
    tells(
      'data',
      draft('A scan of your passport.'),
      'They collect your government IDs or their numbers and phone number.',
    );
  });
  test('in the sentence that an example follows', () => {
    const draft = (before: string): string =>
      `We collect and use data:\n\n- **Law.** ${before} For example, we use the bank details of sellers to verify your identity.`;
    tells(
      'purposes',
      draft('In certain cases, the law makes us use your data.'),
      'They may use data to verify who you are.',
    );
  });
  test('at the end of what introduces a list of occasions', () => {
    const draft = (end: string): string =>
      `# Policy\n\n## Information you provide to us\n\nYou give us information${end}:\n\n- upload videos\n- send us a message`;
    tells('data', draft(' when you'), 'They may collect your sound or video recordings.');
  });
  test('by which the reader chooses to share something', () => {
    tells(
      'data',
      'We collect your contact list if you choose to share it with us.',
      'With your consent, they may collect your contact list.',
    );
  });
  test('for one of two that the sentence before names', () => {
    const draft = (next: string): string => `We collect your name and your precise location. ${next}`;
    const only = 'We only collect this precise location with your consent.';
    tells('data', draft(only), 'They collect your name.', 'With your consent, they may collect your precise location.');
    tells(
      'data',
      draft('We only collect it with your consent.'),
      'With your consent, they may collect your name and precise location.',
    );
  });
  test('at the head of a list that belongs to a sale', () => {
    const draft = (head: string): string =>
      `${head}we collect the following data:\n\n- Your name\n- Your e-mail address`;
    assert.ok(
      !textsOn('data', draft('As part of the sale of licences, '), 'general').some((text) =>
        /^They (may )?collect/.test(text),
      ),
    );
    tells('data', draft('To run the shop, '), 'They collect your name and e-mail address.');
  });
});

suite('a name in a column beside something else', () => {
  const table =
    '| Purpose | Data that we collect |\n| --- | --- |\n| To answer you | Your name, recordings of calls |\n| To bill you | Your address |';
  test('is needed for that only, where the draft has a list of its own', () => {
    const draft = `# Policy\n\n## What we collect\n\nWe collect your name and your e-mail address.\n\n## Why\n\n${table}`;
    tells(
      'data',
      draft,
      'They collect your name and e-mail address.',
      'They may collect your sound or video recordings and address.',
    );
  });
  test('is as good as a list, where it is the only one', () => {
    tells('data', `# Policy\n\n## Why\n\n${table}`, 'They collect your name, sound or video recordings and address.');
  });
});

suite('what limits a name', () => {
  test('consent in a bracket binds what stands before it, or the examples behind it', () => {
    tells(
      'purposes',
      'We use your data for research and other ends of our firm (for data from devices, this will apply only if you have chosen to share it), and to improve our services.',
      'They may use data to do research.',
    );
    tells(
      'data',
      'We collect information on your phone (if you have given us permission to read it), such as your photos.',
      'With your consent, they may collect your photos.',
    );
  });
  test('of what is most private the most careful place decides', () => {
    const draft =
      '## What we collect\n\nWe collect your precise location.\n\nWe may collect your precise location and your name.\n\nWe collect your name.';
    tells('data', draft, 'They collect your name.', 'They may collect your precise location.');
  });
  test('the head of a column, or the title of a table, that says “may”', () => {
    const draft = (head: string, title = 'Recipients'): string =>
      `# Policy\n\n## ${title}\n\n| ${head} | Why |\n| --- | --- |\n| Banks | To take payments |`;
    tells(
      'sharing',
      draft('Parties with whom we share data'),
      'They share data with banks or other financial institutions.',
    );
    tells(
      'sharing',
      draft('Parties with whom we may have shared data'),
      'They may share data with banks or other financial institutions.',
    );
    tells(
      'sharing',
      draft('Categories of recipients', 'Information we may disclose'),
      'They may share data with banks or other financial institutions.',
    );
  });
  test('applicants, of whom a sentence speaks', () => {
    tells(
      'data',
      'Applicants for a job are required to give us a CV and a phone number.',
      'They may collect your CV or job application papers and job details.',
    );
  });
  test('a condition to which another right is added', () => {
    const draft = (first: string): string =>
      `# Policy\n\n## Rights\n\n${first} you can ask us for a copy of your data.\n\nYou also have the right to have your data deleted.`;
    tells('rights', draft('If the law of Exampleland applies,'), 'In some cases you can have your data deleted.');
    tells('rights', draft('At any time,'), 'You can get access to your data and have it deleted.');
  });
  test('states of which a paragraph speaks before parts with titles of their own', () => {
    const draft = (before: string): string =>
      `# Policy\n\n## Privacy\n\n### Safety\n\n${before}\n\n### Access\n\nYou have the right to get a copy of your data.\n\n### Deletion\n\nYou have the right to have your data deleted.`;
    const some = 'Some US states have their own privacy laws. If you see your state listed here, this is for you.';
    tells('rights', draft(some), 'In some cases you can get access to your data and have it deleted.');
    tells('rights', draft('We keep things safe.'), 'You can get access to your data and have it deleted.');
  });
  test('a request that is granted unless something stands against it', () => {
    const draft =
      'You have the right to ask us to delete your data. We will comply with your request unless the law forbids it.';
    tells('rights', draft, 'In some cases you can have your data deleted.');
  });
});
