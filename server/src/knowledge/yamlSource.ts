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

/** Parses YAML and checks it against a schema; every problem says where in the text it stands. Never throws. */
export function readYaml<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): YamlResult<v.InferOutput<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (message: string, start: number, end: number): YamlProblem => ({
    message,
    start,
    end,
    line: lines.linePos(start).line,
  });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) =>
        at(error.message, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
      ),
    };
  }
  const result = v.safeParse(schema, document.toJS({ maxAliasCount: 100 }));
  if (result.success) return { value: result.output, problems: [] };
  return {
    problems: result.issues.map((issue) => {
      const path = (issue.path ?? []).map((part) => part.key as string | number);
      const [start, end] =
        (issue.expected === 'never' && keyPlace(document, path)) || placeOf(document, path, text.length);
      return { ...at(path.length > 0 ? `${path.join('.')}: ${issue.message}` : issue.message, start, end), path };
    }),
  };
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
