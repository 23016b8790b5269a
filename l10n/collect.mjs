import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `t('…')` or `l10n.t('…')`; the string is its own key. */
const CALL = /\bt\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g;

/** The strings for users in the TypeScript files of some folders, each once, sorted. */
export function collectStrings(folders) {
  return [...new Set(folders.flatMap(stringsIn))].sort();
}

function stringsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(CALL)])
    .map(([, single, double]) => JSON.parse(`"${double ?? single.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`));
}
