import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** Something wrong in a YAML text, with its place. */
export interface YamlProblem {
  readonly message: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** The keys that lead to the place; absent for mistakes of syntax. */
  readonly path?: readonly (string | number)[];
}

export interface YamlResult<T> {
  /** Present where there are no problems. */
  readonly value?: T;
  readonly problems: readonly YamlProblem[];
}

/** More aliases than this are an attempt to fill the memory. */
const MAX_ALIASES = 100;

/** A YAML text whose parts are checked one by one. */
export interface YamlSource {
  /** Mistakes of syntax; where there are some, nothing else is read. */
  readonly problems: readonly YamlProblem[];
  /** The value at a path as it stands there, unchecked. */
  at(path: Path): unknown;
  /** The value at a path, checked against a schema. */
  read<Schema extends v.GenericSchema>(path: Path, schema: Schema): YamlResult<v.InferOutput<Schema>>;
  /** A problem with what stands at a path; with the place of a text in it, where that is given and found. */
  problem(message: string, path: Path, text?: string): YamlProblem;
}

type Path = readonly (string | number)[];

/** Parses YAML. Never throws. */
export function openYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (message: string, start: number, end: number): YamlProblem => ({
    message,
    start,
    end,
    line: lines.linePos(start).line,
  });
  const problems = document.errors.map((error) =>
    place(error.message, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
  );
  let whole: unknown;
  try {
    whole = problems.length > 0 ? undefined : document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // Aliases of aliases of aliases.
    problems.push(place(error instanceof Error ? error.message : String(error), 0, Math.min(1, text.length)));
  }
  const at = (path: Path): unknown => path.reduce(valueIn, whole);
  return {
    problems,
    at,
    read(path, schema) {
      if (problems.length > 0) return { problems };
      const result = v.safeParse(schema, at(path));
      if (result.success) return { value: result.output, problems: [] };
      return {
        problems: result.issues.map((issue) => {
          const keys = [...path, ...(issue.path ?? []).map((part) => part.key as string | number)];
          const message = keys.length > 0 ? `${keys.join('.')}: ${issue.message}` : issue.message;
          const key = issue.expected === 'never' ? keyPlace(document, keys) : undefined;
          return { ...place(message, ...(key ?? placeOf(document, keys, text.length))), path: keys };
        }),
      };
    },
    problem(message, path, wanted) {
      const [start, end] = placeOf(document, path, text.length);
      const found = wanted === undefined ? -1 : text.indexOf(wanted, start);
      const isFound = found >= 0 && found < end;
      const span = isFound ? ([found, found + (wanted?.length ?? 0)] as const) : ([start, end] as const);
      return { ...place(message, ...span), path };
    },
  };
}

function valueIn(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Parses YAML and checks it against a schema; every problem says where in the text it stands. Never throws. */
export function readYaml<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): YamlResult<v.InferOutput<Schema>> {
  return openYaml(text).read([], schema);
}

/** The range of the last key of a path: what is wrong with an entry that must not be there is its key. */
function keyPlace(document: Document, path: readonly unknown[]): [number, number] | undefined {
  const map: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return pair && isNode(pair.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : undefined;
}

/** The range of the node at a path, or of the nearest one around it that exists. */
function placeOf(document: Document, path: readonly unknown[], length: number): [number, number] {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return [node.range[0], Math.max(node.range[1], node.range[0] + 1)];
  }
  return [0, Math.min(1, length)];
}
