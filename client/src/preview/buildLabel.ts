import type { LabelItem, PolicyLabel } from '../../../server/src/messages';
import type { LabelColumn, LabelRow, PreviewLabel, PreviewTopic, TieMatrix } from './model';
import type { Translate } from './translate';

/**
 * The label of a draft.
 * @param topics what the summary tells; where a column has no rows, it says why
 */
export function buildLabel(label: PolicyLabel, topics: readonly PreviewTopic[], t: Translate): PreviewLabel {
  const ties = tiesOf(label);
  const names = new Map(
    (['data', 'purposes', 'sharing'] as const).flatMap((column) =>
      itemsOf(label, column).map((item) => [keyOf(column, item.id), item.name] as const),
    ),
  );
  const column = (topic: ColumnId, title: string): LabelColumn => {
    const rows = groupById(itemsOf(label, topic)).map((items) => toRow(topic, items, ties, names, t));
    return rows.length > 0 ? { topic, title, rows } : { topic, title, rows, empty: whyEmpty(topic, topics, t) };
  };
  const [data, purposes, sharing] = [
    column('data', t('What is collected')),
    column('purposes', t('What for')),
    column('sharing', t('Who gets it')),
  ];
  return {
    title: t('Privacy at a glance'),
    hint: t('Choose a row to see where the draft says it.'),
    columns: [data, purposes, sharing],
    matrix: buildMatrix(data, [purposes, sharing], t),
  };
}

/** The rows and columns that are tied to anything, in the order of the label. */
function buildMatrix(data: LabelColumn, others: readonly LabelColumn[], t: Translate): TieMatrix {
  const isTied = ({ tied }: LabelRow): boolean => tied.length > 0;
  return {
    title: t('What goes with what'),
    note: t('Where one sentence, list item or table row of the draft speaks of both.'),
    corner: data.title,
    yes: t('yes'),
    groups: others
      .map(({ topic, title, rows }) => ({ topic, title, columns: rows.filter(isTied) }))
      .filter(({ columns }) => columns.length > 0),
    rows: data.rows.filter(isTied),
  };
}

/** A column is about the topic of this name. */
type ColumnId = 'data' | 'purposes' | 'sharing';

function itemsOf(label: PolicyLabel, column: ColumnId): readonly LabelItem[] {
  return { data: label.dataTypes, purposes: label.purposes, sharing: label.recipients }[column];
}

/** The same kind of data may stand in the label twice, each time with another mood. */
function groupById(items: readonly LabelItem[]): readonly (readonly LabelItem[])[] {
  const groups = new Map<string, LabelItem[]>();
  for (const item of items) groups.set(item.id, [...(groups.get(item.id) ?? []), item]);
  return [...groups.values()];
}

function keyOf(column: ColumnId, id: string): string {
  return `${column}:${id}`;
}

/** The rows that a row goes with, by key; each tie is told at both of its ends. */
function tiesOf({ matrix }: PolicyLabel): ReadonlyMap<string, ReadonlySet<string>> {
  const ties = new Map<string, Set<string>>();
  const tie = (from: string, to: string): void => void ties.set(from, (ties.get(from) ?? new Set()).add(to));
  for (const { dataType, purpose, recipient } of matrix) {
    const data = keyOf('data', dataType);
    const others = [
      ...(purpose === undefined ? [] : [keyOf('purposes', purpose)]),
      ...(recipient === undefined ? [] : [keyOf('sharing', recipient)]),
    ];
    for (const other of others) {
      tie(data, other);
      tie(other, data);
    }
  }
  return ties;
}

function toRow(
  column: ColumnId,
  items: readonly LabelItem[],
  ties: ReadonlyMap<string, ReadonlySet<string>>,
  names: ReadonlyMap<string, string>,
  t: Translate,
): LabelRow {
  const [first] = items;
  const { id = '', name = '', icon = '', sensitive = false } = first ?? {};
  const key = keyOf(column, id);
  const tied = [...(ties.get(key) ?? [])];
  const places = new Map(
    items.flatMap(({ evidence }) => evidence.map(({ offset }) => [offset.start, offset] as const)),
  );
  return {
    key,
    icon,
    name,
    tags: [...(sensitive ? [t('sensitive')] : []), ...moodOf(items, t)],
    places: [...places.values()],
    tied,
    ties: tiesInWords(name, tied, names, t),
  };
}

/** What holds of an item only at times; where one place says it plainly, that decides. */
function moodOf(items: readonly LabelItem[], t: Translate): string[] {
  const moods = new Set(items.map(({ mood }) => mood));
  if (moods.has('asserted')) return [];
  return [moods.has('hedged') ? t('at times') : t('with consent')];
}

function tiesInWords(name: string, tied: readonly string[], names: ReadonlyMap<string, string>, t: Translate): string {
  const listed = (column: ColumnId): string =>
    tied.flatMap((key) => (key.startsWith(`${column}:`) ? (names.get(key) ?? []) : [])).join(', ');
  const [data, purposes, recipients] = [listed('data'), listed('purposes'), listed('sharing')];
  const said = [
    ...(data === '' ? [] : [t('Data: {0}.', data)]),
    ...(purposes === '' ? [] : [t('For: {0}.', purposes)]),
    ...(recipients === '' ? [] : [t('Goes to: {0}.', recipients)]),
  ];
  return said.length === 0 ? '' : `${name}: ${said.join(' ')}`;
}

function whyEmpty(column: ColumnId, topics: readonly PreviewTopic[], t: Translate): { text: string; silent: boolean } {
  const topic = topics.find(({ id }) => id === column);
  const said = topic?.statements.find(({ silent }) => !silent);
  if (said && topic) return { text: t('Said in other words, see “{0}”.', topic.title), silent: false };
  return { text: topic?.statements[0]?.text ?? t('The policy does not say.'), silent: true };
}
