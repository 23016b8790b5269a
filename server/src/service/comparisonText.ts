import { t } from '@vscode/l10n';
import type { ChangeJson, ComparisonDocument, DutyJson, PlaceJson } from './comparison';
import { bullets, escapeMarkdown, paragraphs, sentence } from './markdownText';

/** A comparison as a page: the changes by what they are about, each with its places, and what laws want done about them. */
export function comparisonMarkdown(title: string, document: ComparisonDocument): string {
  const { unread, changes } = document;
  if (unread !== undefined) return paragraphs(`# ${title}`, unread);
  return paragraphs(
    `# ${title}`,
    overview(document),
    ...groups(changes).map(([heading, group]) =>
      paragraphs(`## ${escapeMarkdown(heading)}`, bullets(group.map(changeMarkdown))),
    ),
    dutiesMarkdown(document),
    rewordedMarkdown(document),
  );
}

/** In one sentence, how much changed. */
export function overview({ changes, reworded }: ComparisonDocument): string {
  const material = changes.filter((change) => change.material).length;
  if (changes.length === 0)
    return reworded.length === 0
      ? t('Nothing changed for readers.')
      : t('No change for readers was recognised. Sections with other words: {0}.', reworded.length);
  return t('Changes for readers: {0}. Of these, material: {1}.', changes.length, material);
}

function groups(changes: readonly ChangeJson[]): readonly (readonly [string, readonly ChangeJson[]])[] {
  const byTitle = new Map<string, ChangeJson[]>();
  for (const change of changes) byTitle.set(change.title, [...(byTitle.get(change.title) ?? []), change]);
  return [...byTitle];
}

function changeMarkdown({ text, material, was, is }: ChangeJson): string {
  const name = material ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text);
  const lines = [
    ...(was?.places ?? []).slice(0, 1).map((place) => `  - ${placeMarkdown(t('before'), place)}`),
    ...(is?.places ?? []).slice(0, 1).map((place) => `  - ${placeMarkdown(t('now'), place)}`),
  ];
  return [name, ...lines].join('\n');
}

const QUOTED = 300;

function placeMarkdown(when: string, { range, text }: PlaceJson): string {
  return `${t('{0}, line {1}', when, range.start.line + 1)}: ${escapeMarkdown(shortened(text))}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED).replace(/\s\S*$/, '')} …`;
}

function dutiesMarkdown({ duties, promise, changes }: ComparisonDocument): string | undefined {
  if (duties.length === 0 && (!promise || changes.length === 0)) return undefined;
  const items = duties.map(
    (duty) => `${escapeMarkdown(dutyText(duty))}\n  - ${escapeMarkdown(callingText(duty, changes))}`,
  );
  const said = promise && `${t('The version before says of changes:')}\n\n> ${placeMarkdown(t('before'), promise)}`;
  return paragraphs(`## ${t('What the laws want done')}`, bullets(items), said);
}

/** "GDPR: tell people … (GDPR Art. 13(3))"; guidance, and what we are not sure of, is worded as such. */
function dutyText({ short, must, citation, recommended, confidence }: DutyJson): string {
  const words = must.trim().replace(/\.$/, '');
  if (recommended) return t('{0} recommends: {1} ({2}).', short, words, citation);
  return confidence === 'high'
    ? t('{0} wants: {1} ({2}).', short, words, citation)
    : t('{0} probably wants: {1} ({2}).', short, words, citation);
}

function callingText({ changes: calling }: DutyJson, changes: readonly ChangeJson[]): string {
  const names = calling.flatMap((index) => changes[index]?.text ?? []);
  const shown = names.slice(0, SHOWN).join('; ');
  return names.length > SHOWN
    ? t('because of: {0}; and {1} more', shown, names.length - SHOWN)
    : t('because of: {0}', shown);
}

const SHOWN = 4;

function rewordedMarkdown({ reworded }: ComparisonDocument): string | undefined {
  if (reworded.length === 0) return undefined;
  const items = reworded.map(({ title, range }) => {
    const name = title === '' ? t('before the first heading') : title;
    return escapeMarkdown(t('{0}, line {1}', name, range.start.line + 1));
  });
  return paragraphs(
    `## ${t('Other words only')}`,
    t('In these sections no change of what readers are told was recognised. Read them where the wording matters.'),
    bullets(items),
  );
}

/** A comparison for a terminal. */
export function comparisonText(document: ComparisonDocument): string {
  const { unread, changes, duties, promise, reworded } = document;
  if (unread !== undefined) return `${sentence(unread)}\n`;
  const place = (sign: string, { range, text }: PlaceJson): string =>
    `      ${sign} ${range.start.line + 1}: ${shortened(text)}`;
  const parts = groups(changes).map(([title, group]) =>
    [
      title,
      ...group.flatMap(({ text, material, was, is }) => [
        `  ${material ? '!' : ' '} ${text}`,
        ...(was?.places ?? []).slice(0, 1).map((one) => place('-', one)),
        ...(is?.places ?? []).slice(0, 1).map((one) => place('+', one)),
      ]),
      '',
    ].join('\n'),
  );
  const wanted = duties.flatMap((duty) => [`  ${dutyText(duty)}`, `      ${callingText(duty, changes)}`]);
  return [
    ...parts,
    ...(wanted.length > 0 ? [[t('What the laws want done'), ...wanted, ''].join('\n')] : []),
    ...(promise && changes.length > 0
      ? [[t('The version before says of changes:'), place(' ', promise), ''].join('\n')]
      : []),
    ...(reworded.length > 0 && changes.length > 0
      ? [t('Sections with other words, in which no change was recognised: {0}', reworded.length)]
      : []),
    `${overview(document)}\n`,
  ].join('\n');
}
