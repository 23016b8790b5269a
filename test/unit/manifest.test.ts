// What package.json declares is there, and what is there is declared.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { configSchema } from '../../server/src/service/settings';

interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly markdown: string } }[] }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

/** Settings that stand beside those of proviso.yaml, and keys of proviso.yaml that are no settings. */
const SETTINGS_ONLY = ['enable', 'run', 'codeLens', 'rewriting'];
const FILE_ONLY = ['accepted', 'files', 'houseRules'];

function sources(folder: string): { readonly file: string; readonly code: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: name, code: readFileSync(path.join(folder, name), 'utf8') }));
}

function matches(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map((match) => match[1] ?? '');
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

const declared = sorted(contributes.commands.map(({ command }) => command));

suite('manifest', () => {
  test('every command declared is registered, and every one registered is declared', () => {
    const registered = matches(readFileSync('client/src/activate.ts', 'utf8'), /^ {2}'(proviso\.\w+)': \w+,$/gm);
    assert.deepEqual(sorted(registered), declared);
  });

  test('menus, keys, walkthroughs and code call commands that there are', () => {
    const menus = Object.values(contributes.menus).flat();
    const called = [
      ...menus.flatMap(({ command }) => command ?? []),
      ...contributes.keybindings.map(({ command }) => command),
      ...Object.values(strings).flatMap((string) => matches(string, /command:(proviso\.\w+)/g)),
      ...sources('client/src').flatMap(({ code }) =>
        matches(code, /(?:executeCommand\(|command: |link\()'(proviso\.\w+)'/g),
      ),
      ...sources('server/src').flatMap(({ code }) => matches(code, /(?:command: |command:)'?(proviso\.\w+)'?/g)),
    ];
    assert.deepEqual(
      sorted(called).filter((command) => !declared.includes(command)),
      [],
    );
    const submenus = contributes.submenus.map(({ id }) => id);
    assert.deepEqual(
      menus.flatMap(({ submenu }) => submenu ?? []).filter((id) => !submenus.includes(id)),
      [],
    );
  });

  test('the settings are the keys of proviso.yaml, and four of the editor', () => {
    const settings = Object.keys(contributes.configuration.properties).map((key) => key.replace(/^proviso\./, ''));
    const keys = Object.keys(configSchema.entries).filter((key) => !FILE_ONLY.includes(key));
    assert.deepEqual(sorted(settings), sorted([...keys, ...SETTINGS_ONLY]));
  });

  test('every setting of the editor alone is read', () => {
    const code = [...sources('client/src'), ...sources('server/src')].map((source) => source.code).join('\n');
    assert.deepEqual(
      SETTINGS_ONLY.filter((key) => !new RegExp(`\\b${key}\\b`).test(code)),
      [],
    );
  });

  test('every string of the manifest is there, and every one there is used', () => {
    assert.deepEqual(sorted(matches(text, /"%([^%"]+)%"/g)), sorted(Object.keys(strings)));
  });

  test('the files that the manifest names are there', () => {
    const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown));
    assert.deepEqual(
      [manifest.icon, ...media].filter((file) => !existsSync(file)),
      [],
    );
  });

  test('every string that the client shows can be translated', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;
    const shown = sources('client/src').flatMap(({ code }) => matches(code, /\bl10n\.t\(\s*'((?:[^'\\\n]|\\.)*)'/g));
    assert.deepEqual(
      shown.filter((string) => !(string.replaceAll("\\'", "'") in bundle)),
      [],
    );
  });

  test('nothing that the user reads speaks of linting', () => {
    const code = sources('client/src').flatMap((source) => matches(source.code, /'((?:[^'\\\n]|\\.)*)'/g));
    assert.deepEqual(
      [...Object.values(strings), ...code].filter((string) => /\blint/i.test(string)),
      [],
    );
    assert.doesNotMatch(text.slice(0, text.indexOf('"scripts"')), /\blint/i);
  });
});
