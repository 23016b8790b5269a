import { reading } from 'proviso:words';
import { titleOf } from './blockText';
import { oneOf } from './oneOf';
import type { Unit } from './unit';

/**
 * Units in which the first row of a table without a header is its header, where it reads as one: pages that are turned into
 * Markdown get an empty header row, or one that names the table, above the real one.
 */
export function withTableHeaders(units: readonly Unit[]): readonly Unit[] {
  return units.some(({ kind }) => kind === 'row') ? units.map((unit, index) => asHeader(units, unit, index)) : units;
}

function asHeader(units: readonly Unit[], unit: Unit, index: number): Unit {
  if (unit.kind !== 'row' || !isFollowed(units, unit, index)) return unit;
  const before = units[index - 1];
  const isFirst = before?.group !== unit.group || (before.kind === 'header' && cellsOf(before).length < 2);
  return isFirst && readsAsHeader(unit) ? { ...unit, kind: 'header' } : unit;
}

/** Another row of the same table follows. */
function isFollowed(units: readonly Unit[], { group }: Unit, index: number): boolean {
  const next = units[index + 1];
  return next?.kind === 'row' && next.group === group;
}

/** Longer cells are no names of columns. */
const LONGEST = 110;

/** Several cells that are all set in bold, or all titles with words for columns among them. */
function readsAsHeader(unit: Unit): boolean {
  const cells = cellsOf(unit);
  const { text } = unit;
  if (!text || cells.length < 2 || cells.some(([from, to]) => to - from > LONGEST)) return false;
  const bold = text.raw.match(BOLD_CELL)?.length ?? 0;
  if (bold >= cells.length) return true;
  const names = cells.map(([from, to]) => text.visible.text.slice(from, to).trim());
  return names.some((name) => COLUMN.test(name)) && cells.every(([from, to]) => titleOf(text, from, to).grade > 0);
}

/** Bold from the start of the cell to its end. */
const BOLD_CELL = /\|\s*(?:\*\*|__)[^|]*(?:\*\*|__)\s*(?=\||$)|<t[dh][^>]*>\s*(?:<p[^>]*>\s*)?<(?:b|strong)\b/gi;

const COLUMN = new RegExp(String.raw`^${oneOf(reading.columns)}\b`, 'i');

function cellsOf({ text }: Unit): readonly (readonly [number, number])[] {
  return (text?.visible.cells ?? []).filter(([from, to]) => from < to);
}
