// Collects the strings that client and server show into bundle.l10n.json, from which translations are made:
//
//   node l10n/update.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const bundle = path.join(import.meta.dirname, 'bundle.l10n.json');

/** `t('…')` or `l10n.t('…')`; the string is its own key. */
const CALL = /\bt\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g;

function stringsIn(folder) {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(path.join(root, folder, name), 'utf8').matchAll(CALL)])
    .map(([, single, double]) => JSON.parse(`"${double ?? single.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`));
}

const strings = [...new Set([...stringsIn('client/src'), ...stringsIn('server/src')])].sort();
writeFileSync(bundle, `${JSON.stringify(Object.fromEntries(strings.map((text) => [text, text])), null, 2)}\n`);
