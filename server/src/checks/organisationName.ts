import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import { oneOf } from '../draft/oneOf';
import { blockByBlock, type Check, type CheckInput, type Organisation, type Remark } from './check';

const FORMS = Object.entries(checking.companyForms);
const ANY_FORM = oneOf(FORMS.map(([, written]) => written));
const WORD = "\\p{Lu}[\\p{L}\\p{N}&'’+-]{0,30}";
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?<name>${WORD}(?: (?:${WORD}|${oneOf(checking.nameJoins)})){0,5}),? (?<form>${ANY_FORM})(?![\\p{L}\\p{N}-])\\.?`,
  'gu',
);
const HAS_FORM = new RegExp(String.raw`\b${ANY_FORM}`);
const DOTTED_FORM = new RegExp(String.raw`${oneOf(checking.dottedForms)}\.$`, 'u');
const FORM_TESTS = FORMS.map(([form, written]) => [form, new RegExp(`^(?:${written})$`)] as const);

/** Where a name with a form of company stands; the message is its name and form. */
const names = blockByBlock((source) => {
  if (!HAS_FORM.test(source)) return [];
  return [...source.matchAll(NAME)].map((match): Remark => {
    const text = DOTTED_FORM.test(match[0]) ? match[0] : match[0].replace(/\.$/, '');
    return { start: match.index, end: match.index + text.length, message: keyOf(match.groups) };
  });
});

function keyOf({ name = '', form = '' }: Record<string, string | undefined> = {}): string {
  return `${plain(name)} ${FORM_TESTS.find(([, test]) => test.test(form))?.[0] ?? ''}`;
}

/** "Example-Health" and "example health" are one. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

interface Mention extends Remark {
  readonly name: string;
  readonly form: string;
}

function mentionsIn({ draft }: CheckInput): Mention[] {
  return names(draft).map((remark): Mention => {
    const [name = '', form = ''] = remark.message.split(' ');
    return { ...remark, name, form };
  });
}

/** How the organisation is called: as the settings say, else as the draft introduces itself. */
function ownName(mentions: readonly Mention[], { draft, organisation }: CheckInput): Mention | Declared | undefined {
  const declared = declaredName(organisation);
  return declared ?? mentions.find(({ end }) => INTRODUCES.test(draft.text.slice(end, end + 120)));
}

interface Declared {
  readonly name: string;
  readonly form: string;
  readonly text: string;
}

function declaredName({ name: written }: Organisation): Declared | undefined {
  const [found] = written === undefined ? [] : [...written.matchAll(NAME)];
  if (!found || written === undefined) return undefined;
  const [name = '', form = ''] = keyOf(found.groups).split(' ');
  return { name, form, text: written };
}

/** "(“Acme”, “we”)": so a draft introduces who speaks. */
const INTRODUCES = new RegExp(String.raw`^[^\p{L}]{0,3}\((?=[^)]{0,110}\b${oneOf(checking.selfNames)}\b)`, 'iu');

/** The same name with another form of company; a group has several on purpose, and names more than two. */
function find(input: CheckInput): readonly Remark[] {
  const mentions = mentionsIn(input);
  const own = ownName(mentions, input);
  if (!own) return [];
  const same = mentions.filter(({ name }) => name === own.name);
  const others = same.filter(({ form }) => form !== own.form);
  if (new Set(others.map(({ form }) => form)).size !== 1 || areNamedTogether(same, input)) return [];
  const text = 'text' in own ? own.text : input.draft.text.slice(own.start, own.end);
  const related = 'text' in own ? [] : [{ start: own.start, end: own.end, message: t('the name given here') }];
  return others.map(({ start, end }): Remark => {
    const old = input.draft.text.slice(start, end);
    const endsSentence =
      old.endsWith('.') && !text.endsWith('.') && /^\s*(?:\p{Lu}|$)/u.test(input.draft.text.slice(end));
    const message = t('The organisation is called {0} elsewhere, and {1} here.', text, old);
    return { start, end, message, related, fixes: [{ kind: 'replace', old, text: endsSentence ? `${text}.` : text }] };
  });
}

/** "Acme Inc. and Acme B.V.": companies of one group, told apart on purpose. */
function areNamedTogether(mentions: readonly Mention[], { draft }: CheckInput): boolean {
  const forms = new Map<number, Set<string>>();
  let block = 0;
  for (const { start, form } of mentions) {
    while ((draft.blocks[block]?.end ?? Infinity) <= start) block += 1;
    forms.set(block, (forms.get(block) ?? new Set()).add(form));
  }
  return [...forms.values()].some(({ size }) => size > 1);
}

/** Names of the organisation that differ in the form of company. */
export const organisationName: Check = {
  id: 'draft/organisation-name',
  severity: 'warning',
  about: () =>
    t(
      'A policy should call the organisation by one name: “Acme Inc.” and “Acme Corp.” are two companies. The name is the one in the settings, or the one with which the draft introduces who speaks: Acme Inc. (“we”).',
    ),
  find,
};
