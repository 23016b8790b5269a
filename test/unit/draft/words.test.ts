import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagged } from './helpers';

test('telephone numbers are told from internet addresses, statutes and times', () => {
  const phones = ['+1 555 010 4477', '(555) 010-4477', '12.34.56.78', '01.23.45.67.89'];
  for (const phone of phones) assert.equal(flagged(`Call ${phone} today.`, 'phone').length, 1, phone);
  const others = [
    '198.51.100.23 - 14:20:55',
    'Civ. Code §§ 1798.100–1798.199',
    'section 1234.567.890',
    'code 1798 10512',
  ];
  for (const other of others) assert.deepEqual(flagged(`See ${other} there.`, 'phone'), [], other);
});

test('words of a link to another place are known as such, in Markdown and in HTML', () => {
  const markdown = 'Please [contact us](https://acme.example/form), see [below](#rights) or [1] our [rules].';
  assert.deepEqual(flagged(markdown, 'link'), ['contact', 'us']);
  const html =
    '<p>Please <a class="x" href="/form">contact <b>us</b></a>, see <a href="#rights">below</a> or <a name="a">here</a>.</p><p>Not this.</p>';
  assert.deepEqual(flagged(html, 'link', 'html'), ['contact', 'us']);
});

test('a link that is not closed ends with its block', () => {
  assert.deepEqual(flagged('<p>We <a href="/form">answer</p><p>you</p>', 'link', 'html'), ['answer']);
});
