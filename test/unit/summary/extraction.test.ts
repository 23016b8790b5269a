// Labelled drafts: what is extracted from them is scored, kind by kind. A label says what a careful reader finds:
// "email" is stated, "email?" may be or is so at times, "email+" with consent only. Behind "|" stand traps, which the
// draft speaks of without saying it. A value with another mood than its label counts as wrong and as missed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { gatherValues } from '../../../server/src/summary/found';
import { summarise } from '../../../server/src/summary/summary';
import { analyse } from './drafts';

const FOLDER = path.resolve('test/labelled');
const LANGUAGES: Readonly<Record<string, string>> = { '.md': 'markdown', '.html': 'html', '.txt': 'plaintext' };

/** What is promised, of all values found and of all labelled. */
const FLOORS = { precision: 0.97, recall: 0.9 };
/** Where a kind has few labels, one value weighs much. */
const KIND_FLOORS = { precision: 0.9, recall: 0.75 };

type Values = ReadonlyMap<string, ReadonlySet<string>>;

interface Labels {
  readonly wanted: Values;
  readonly traps: Values;
}

const MARKS = { asserted: '', hedged: '?', consent: '+', denied: '-' } as const;

/** Lists of addresses and periods hold spaces. */
const WHOLE: Readonly<Record<string, RegExp>> = {
  contacts: /\S+@\S+|\+?\d[\d ()-]+\d/g,
  periods: /\S+ \S+/g,
};

function readLabels(file: string): Labels {
  const lines = readFileSync(path.join(FOLDER, file), 'utf8').trim().split('\n');
  const parts = lines.map((line) => /^([\w-]+):([^|]*)\|?(.*)$/.exec(line));
  const read = (group: 2 | 3): Values =>
    new Map(
      parts.flatMap((part) => {
        const kind = part?.[1];
        return part && kind !== undefined ? [[kind, new Set(part[group]?.match(WHOLE[kind] ?? /\S+/g) ?? [])]] : [];
      }),
    );
  return { wanted: read(2), traps: read(3) };
}

/** What the summary takes from a draft, in the words of the labels. */
function extract(file: string): Values {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');
  const analysis = analyse(text, {}, LANGUAGES[path.extname(file)]);
  const { draft, detection, known } = analysis;
  const found = new Map<string, ReadonlySet<string>>();
  for (const [kind, items] of gatherValues(known.knowledge, draft, detection.mentions)) {
    const told = items.filter(({ mood }) => mood !== 'denied');
    const name = ({ vocabulary, item, written }: (typeof told)[number]): string =>
      vocabulary.shown === 'draft' ? written.replaceAll(' ', '-') : item.id;
    found.set(kind, new Set(told.map((one) => `${name(one)}${MARKS[one.mood]}`)));
  }
  const topics = summarise(analysis, file, ['general']).levels.flatMap((level) => level.topics);
  const saying = (topic: string): string =>
    (topics.find((one) => one.topic === topic)?.statements ?? []).map((statement) => statement.text).join('\n');
  const [, reached = ''] = /^You can reach them here: (.*)\.$/m.exec(saying('contact')) ?? [];
  found.set('contacts', new Set(reached.split(', ').filter((one) => one !== '')));
  found.set('periods', new Set(saying('retention').match(/\b(?:\d+|[a-z]+) (?:hour|day|month|year)s\b/g) ?? []));
  return found;
}

interface Score {
  found: number;
  wanted: number;
  right: number;
}

const scores = new Map<string, Score>();
const drafts = readdirSync(FOLDER).filter((file) => !file.endsWith('.values'));

suite('values of labelled drafts', () => {
  for (const file of drafts) {
    const { wanted, traps } = readLabels(`${file}.values`);
    const found = extract(file);
    for (const [kind, labels] of wanted) {
      const got = found.get(kind) ?? new Set<string>();
      const score = scores.get(kind) ?? { found: 0, wanted: 0, right: 0 };
      score.found += got.size;
      score.wanted += labels.size;
      score.right += [...got].filter((one) => labels.has(one)).length;
      scores.set(kind, score);
    }
    test(`${file}: what is only touched on is not told`, () => {
      for (const [kind, names] of traps) {
        const got = new Set([...(found.get(kind) ?? [])].map((one) => one.replace(/[?+]$/, '')));
        for (const name of names) assert.ok(!got.has(name), `${kind}: ${name}`);
      }
    });
  }

  const rates = ({ found, wanted, right }: Score): { precision: number; recall: number } => ({
    precision: found === 0 ? 1 : right / found,
    recall: wanted === 0 ? 1 : right / wanted,
  });
  for (const [kind, score] of scores) {
    const { precision, recall } = rates(score);
    const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)} of ${score.wanted}`;
    test(`${kind}: ${figures}`, () => {
      assert.ok(score.wanted > 0, 'no labels');
      assert.ok(precision >= KIND_FLOORS.precision, figures);
      assert.ok(recall >= KIND_FLOORS.recall, figures);
    });
  }

  test('all values together', () => {
    const all = { found: 0, wanted: 0, right: 0 };
    for (const score of scores.values()) {
      all.found += score.found;
      all.wanted += score.wanted;
      all.right += score.right;
    }
    const { precision, recall } = rates(all);
    assert.ok(all.wanted >= 150, `only ${all.wanted} labels`);
    assert.ok(precision >= FLOORS.precision, `precision ${precision}`);
    assert.ok(recall >= FLOORS.recall, `recall ${recall}`);
  });
});
