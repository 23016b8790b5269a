import type { ConfigPath } from './configPlace';
import { configSchema, frontMatterSchema } from './settings';

/** Where settings stand: in proviso.yaml, or in the front matter of a draft. */
export type ConfigRoot = 'file' | 'frontMatter';

/** The part of a schema that says what can stand at a place. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

// What can stand where is read from the schema by which the settings are read: there is no second list.
const ROOTS = { file: configSchema, frontMatter: frontMatterSchema } as unknown as Readonly<Record<ConfigRoot, Shape>>;

/** What the value at a path can be. */
export interface ConfigShape {
  /** The keys of a mapping whose keys are given. */
  readonly keys: readonly string[];
  /** The values of an enumeration. */
  readonly values: readonly string[];
  readonly isList: boolean;
  /** A mapping, with given keys or with names. */
  readonly isMapping: boolean;
}

/** What can stand at a path. */
export function shapeAt(root: ConfigRoot, path: ConfigPath): ConfigShape {
  const shapes = path.reduce<readonly Shape[]>(
    (above, key) => above.flatMap((shape) => step(shape, key)),
    [...unwrap(ROOTS[root])],
  );
  return {
    keys: shapes.flatMap(({ entries = {} }) => Object.keys(entries)),
    values: shapes.flatMap(valuesOf),
    isList: shapes.some(({ type }) => type === 'array'),
    isMapping: shapes.some(({ type, entries }) => entries !== undefined || type === 'record'),
  };
}

function unwrap(shape: Shape): readonly Shape[] {
  if (shape.wrapped) return unwrap(shape.wrapped);
  return shape.type === 'union' ? (shape.options ?? []).flatMap((option) => unwrap(option as Shape)) : [shape];
}

function step(shape: Shape, key: string | number): readonly Shape[] {
  const next = shape.entries?.[key] ?? (shape.type === 'record' ? shape.value : undefined) ?? shape.item;
  return next ? unwrap(next) : [];
}

function valuesOf({ type, options = [], literal }: Shape): readonly string[] {
  if (type === 'picklist') return options.map(String);
  if (type === 'literal') return [String(literal)];
  return type === 'boolean' ? ['true', 'false'] : [];
}
