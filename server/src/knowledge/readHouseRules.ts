import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { type Template, toTemplate } from '../sections/template';
import { houseRequirementSchema, houseSchema, houseSectionSchema } from './houseSchema';
import { disclosureSchema, id as idSchema } from './schema';
import type { DisclosureSource, RequirementSource } from './sources';
import { openYaml, type YamlProblem, type YamlSource } from './yamlSource';

/** A file of house rules. */
export interface HouseFile {
  readonly uri: string;
  readonly text: string;
}

/** An entry with the way to say what is wrong in it; an entry with a problem is left out. */
export interface HouseEntry<T> {
  readonly value: T;
  /** @param text the place in the entry, where it is about one */
  fail(message: string, text?: string): void;
}

/** What a file says, without the entries that do not have the right shape. */
export interface HouseSource {
  readonly uri: string;
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly kinds: readonly string[] | undefined;
  readonly requirements: readonly HouseEntry<RequirementSource>[];
  readonly disclosures: ReadonlyMap<string, HouseEntry<DisclosureSource>>;
  readonly sections: ReadonlyMap<string, HouseEntry<Template>>;
  /** Ids of entries that are there, but do not have the right shape. */
  readonly broken: { readonly disclosures: ReadonlySet<string>; readonly sections: ReadonlySet<string> };
  /** About the file as a whole. */
  fail(message: string, key: string): void;
}

type Report = (problem: YamlProblem) => void;

/** Reads a file of house rules, and reports what cannot be used; undefined where that is the whole file. */
export function readHouseRules({ uri, text }: HouseFile, report: Report): HouseSource | undefined {
  const yaml = openYaml(text);
  const { value, problems } = yaml.read([], houseSchema);
  problems.forEach(report);
  if (!value) return undefined;
  const broken = { disclosures: new Set<string>(), sections: new Set<string>() };
  const { id, name, short = name, kinds } = value;
  return {
    uri,
    id,
    name,
    short,
    kinds,
    requirements: readRequirements(yaml, value.requirements.length, report),
    disclosures: readEntries(
      yaml,
      'disclosures',
      Object.keys(value.disclosures),
      broken.disclosures,
      report,
      (_id, path) => readShape(yaml, path, disclosureSchema, report),
    ),
    sections: readEntries(yaml, 'sections', Object.keys(value.sections), broken.sections, report, (section, path) =>
      readSection(yaml, section, path, report),
    ),
    broken,
    fail: (message, key) => report(yaml.problem(message, [key])),
  };
}

type Path = readonly (string | number)[];

function readShape<S extends v.GenericSchema>(
  yaml: YamlSource,
  path: Path,
  schema: S,
  report: Report,
): v.InferOutput<S> | undefined {
  const { value, problems } = yaml.read(path, schema);
  problems.forEach(report);
  return value;
}

function readRequirements(yaml: YamlSource, count: number, report: Report): HouseEntry<RequirementSource>[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const path = ['requirements', index];
    const read = readShape(yaml, path, houseRequirementSchema, report);
    if (!read) return [];
    return [entryOf<RequirementSource>(yaml, path, { ...read, citation: read.citation ?? read.id }, report)];
  });
}

function readEntries<T>(
  yaml: YamlSource,
  key: string,
  ids: readonly string[],
  broken: Set<string>,
  report: Report,
  read: (id: string, path: Path) => T | undefined,
): Map<string, HouseEntry<T>> {
  const entries = new Map<string, HouseEntry<T>>();
  for (const id of ids) {
    const path = [key, id];
    const isId = v.safeParse(idSchema, id).success;
    if (!isId) report(yaml.problem(t('{0} is no id: small letters, digits and hyphens', id), path));
    const value = isId ? read(id, path) : undefined;
    if (value === undefined) broken.add(id);
    else entries.set(id, entryOf(yaml, path, value, report));
  }
  return entries;
}

function entryOf<T>(yaml: YamlSource, path: Path, value: T, report: Report): HouseEntry<T> {
  return { value, fail: (message, text) => report(yaml.problem(`${path.join('.')}: ${message}`, path, text)) };
}

function readSection(yaml: YamlSource, id: string, path: Path, report: Report): Template | undefined {
  const read = readShape(yaml, path, houseSectionSchema, report);
  if (!read) return undefined;
  const { text, ...header } = read;
  const written = text.trim().split(/\r?\n/);
  const lines = text.includes(':::') ? written : ['::: section', ...written, ':::'];
  const fail = (line: number, reason: string): never => {
    report(yaml.problem(`${path.join('.')}: ${reason}`, [...path, 'text'], lines[line]?.trim()));
    throw new BrokenSection();
  };
  try {
    return toTemplate({ ...header, id }, lines, fail);
  } catch (error) {
    if (error instanceof BrokenSection) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    report(yaml.problem(`${path.join('.')}: ${reason}`, [...path, 'title']));
    return undefined;
  }
}

/** What is wrong has been reported. */
class BrokenSection extends Error {}
