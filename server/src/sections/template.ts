/**
 * The standard sections as the program uses them. Templates are parsed by the build; at run time only
 * the types of this file are used.
 */
import * as v from 'valibot';
import { readYaml } from '../knowledge/yamlSource';
import { type Piece, parsePieces } from './pieces';

/** In which shape a template's text goes into a draft. */
export type FormName = 'section' | 'paragraph' | 'bullet';

export type TemplateBlock =
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Piece[])[] }
  | {
      readonly kind: 'table';
      readonly header: readonly (readonly Piece[])[];
      readonly rows: readonly (readonly (readonly Piece[])[])[];
    };

export interface TemplateForm {
  readonly name: FormName;
  /** The one disclosure that this form makes, where the template makes several. */
  readonly disclosure?: string;
  readonly blocks: readonly TemplateBlock[];
}

export interface Template {
  readonly id: string;
  readonly title: readonly Piece[];
  /** Place in the usual order of a policy. */
  readonly order: number;
  /** Phrases over the words of a heading under which drafts usually have this section. */
  readonly headings: readonly string[];
  /** Sections that this one may join, the best first; `title` is the place right below the title. */
  readonly joins: readonly string[];
  /** The disclosures that the text makes, with the elements that it supplies. */
  readonly discloses: Readonly<Record<string, readonly string[]>>;
  /** The law prescribes the words: usage never changes them. */
  readonly prescribed: boolean;
  readonly forms: readonly TemplateForm[];
}

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'not an id: small letters, digits and hyphens'));
const phrase = v.pipe(v.string(), v.trim(), v.minLength(1));

/** What is said about a standard section beside its id and text. */
export const templateEntries = {
  title: phrase,
  order: v.pipe(v.number(), v.integer(), v.minValue(0)),
  headings: v.pipe(v.array(phrase), v.minLength(1, 'give at least one usual heading')),
  joins: v.optional(v.array(id), []),
  discloses: v.record(id, v.array(id)),
  prescribed: v.optional(v.boolean(), false),
};

const headerSchema = v.strictObject({ id, ...templateEntries });

type Header = v.InferOutput<typeof headerSchema>;

const HEADER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
const FORM_START = /^::: (section|paragraph|bullet)(?: ([a-z][a-z0-9-]*))?$/;

/**
 * Reads a standard section.
 * @throws Error whose message starts with `file:line:` when the template is malformed
 */
export function parseTemplate(source: string, fileName: string): Template {
  const fail = (line: number, reason: string): never => {
    throw new Error(`${fileName}:${line}: ${reason}`);
  };
  const header = HEADER.exec(source);
  if (!header) return fail(1, 'a template starts with a header between --- lines');
  const { value, problems } = readYaml(header[1] ?? '', headerSchema);
  const [problem] = problems;
  if (!value) return fail((problem?.line ?? 0) + 1, problem?.message ?? 'the header cannot be read');
  const firstLine = header[0].split('\n').length;
  const lines = source.slice(header[0].length).split(/\r?\n/);
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
  if (name !== value.id) return fail(1, `the id "${value.id}" is not the name of the file`);
  return toTemplate(value, lines, (line, reason) => fail(Math.max(1, firstLine + line), reason));
}

/**
 * Makes a standard section of its header and the lines of its text.
 * @param fail is given a line from 0, or -1 for what is wrong as a whole, and must throw
 */
export function toTemplate(header: Header, lines: readonly string[], fail: Fail): Template {
  const template: Template = {
    ...header,
    title: parsePieces(header.title, new Map()),
    forms: parseForms(lines, fail),
  };
  const flaw = findFlaw(template);
  return flaw === undefined ? template : fail(-1, flaw);
}

export type Fail = (line: number, reason: string) => never;

function parseForms(lines: readonly string[], fail: Fail): readonly TemplateForm[] {
  const forms: TemplateForm[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index++;
      continue;
    }
    const start = FORM_START.exec(line);
    if (!start) return fail(index, 'expected "::: section", "::: paragraph" or "::: bullet"');
    const end = lines.indexOf(':::', index + 1);
    if (end < 0) return fail(index, 'the form is not closed by a line ":::"');
    const blocks = parseBlocks(lines.slice(index + 1, end), index + 1, fail);
    if (blocks.length === 0) return fail(index, 'the form is empty');
    forms.push({ name: start[1] as FormName, ...(start[2] === undefined ? {} : { disclosure: start[2] }), blocks });
    index = end + 1;
  }
  return forms;
}

function parseBlocks(lines: readonly string[], firstLine: number, fail: Fail): TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  const seen = new Map<number, string>();
  let group: string[] = [];
  const close = (line: number): void => {
    if (group.length > 0) blocks.push(attempt(() => toBlock(group, seen), line, fail));
    group = [];
  };
  lines.forEach((line, index) => {
    if (line.trim() === '') close(firstLine + index - 1);
    else group.push(line.trim());
  });
  close(firstLine + lines.length - 1);
  return blocks;
}

function attempt<T>(action: () => T, line: number, fail: Fail): T {
  try {
    return action();
  } catch (error) {
    return fail(line, error instanceof Error ? error.message : String(error));
  }
}

type Seen = Map<number, string>;

function toBlock(lines: readonly string[], seen: Seen): TemplateBlock {
  const first = lines[0] ?? '';
  if (first.startsWith('- ')) return { kind: 'list', items: toItems(lines, seen) };
  if (first.startsWith('|')) return toTable(lines, seen);
  return { kind: 'paragraph', pieces: parsePieces(lines.join(' '), seen) };
}

function toItems(lines: readonly string[], seen: Seen): Piece[][] {
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line}`);
  }
  return items.map((item) => parsePieces(item, seen));
}

function toTable(lines: readonly string[], seen: Seen): TemplateBlock {
  const rows = lines.map((line) => splitCells(line).map((cell) => parsePieces(cell, seen)));
  if (!/^\|(?: --- \|)+$/.test(lines[1] ?? ''))
    throw new Error('a table begins with its header and a line of "| --- |"');
  const [header = [], , ...body] = rows;
  if (body.some((row) => row.length !== header.length))
    throw new Error('the rows of a table have the same number of cells');
  return { kind: 'table', header, rows: body };
}

/** The bars of a choice do not end a cell. */
function splitCells(row: string): string[] {
  const cells = row.match(/(?:\$\{\d+\|(?:\\.|[^\\|])*\|\}|[^|])+/g) ?? [];
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function findFlaw(template: Template): string | undefined {
  if (!template.forms.some((form) => form.name === 'section')) return 'the form "section" is missing';
  const keys = template.forms.map((form) => `${form.name} ${form.disclosure ?? ''}`.trim());
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return `the form "${twice}" stands twice`;
  const stray = template.forms.find(
    (form) => form.disclosure !== undefined && !(form.disclosure in template.discloses),
  );
  if (stray) return `the form for "${stray.disclosure}" makes a disclosure that the header does not name`;
  if (template.prescribed && JSON.stringify(template.forms).includes('"usage"')) {
    return 'a prescribed text stands literally: it has no {{…}}';
  }
  return undefined;
}
