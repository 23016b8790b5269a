// Builds the bundles: client and server for desktop and web worker, the command line, the preview's page, and with
// --tests the tests. The knowledge is validated and compiled on the way; a broken entry fails the build.
//
//   node esbuild.mjs [--tests] [--only=cli|tests] [--watch] [--minify] [--frozen]
//
// --frozen: a generated file that is out of date fails the build instead of being written.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { collectStrings } from './l10n/collect.mjs';

const root = import.meta.dirname;
process.chdir(root);
const { values: options } = parseArgs({
  options: {
    tests: { type: 'boolean' },
    only: { type: 'string' },
    watch: { type: 'boolean' },
    minify: { type: 'boolean' },
    frozen: { type: 'boolean' },
  },
});
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** All files below a folder, relative to the root, with `/`, sorted. */
function filesBelow(folder, extension) {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, String(file).split(path.sep).join('/')))
    .filter((file) => file.endsWith(extension) && statSync(file).isFile())
    .sort();
}

/** Builds modules of the compiler, and loads them. */
async function loadTools(entryPoints, plugins) {
  await esbuild.build({
    entryPoints,
    outdir: 'dist/tools',
    bundle: true,
    packages: 'external',
    splitting: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
    plugins,
  });
  const load = (name) => import(`${pathToFileURL(path.resolve(`dist/tools/${name}.mjs`)).href}?${Date.now()}`);
  return Object.assign({}, ...(await Promise.all(Object.keys(entryPoints).map(load))));
}

/** Compiles server/knowledge and the section templates with the project's own compiler. */
async function compileKnowledge() {
  const paths = [...filesBelow('server/knowledge', '.yaml'), ...filesBelow('snippets/sections', '.md')];
  const files = paths.map((file) => ({ path: file, text: readFileSync(file, 'utf8') }));
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.path}\0${file.text}\0`);
  const { compileWords } = await loadTools({ compileWords: 'server/src/knowledge/compileWords.ts' }, []);
  // The compiler reads texts, and so needs the words by which they are read.
  const words = compileWords(files);
  const { compileKnowledge: compile, toSnippets } = await loadTools(
    { compile: 'server/src/knowledge/compile.ts', snippets: 'server/src/sections/snippets.ts' },
    [dataModules({ 'proviso:words': words })],
  );
  const compiled = compile(files, hash.digest('hex').slice(0, 12));
  const snippets = JSON.stringify(toSnippets(compiled.knowledge.sections), undefined, 2);
  writeWhenChanged('snippets/proviso.code-snippets', `${snippets}\n`);
  return { ...compiled, words };
}

/** The strings that client and server show, from which translations are made. */
function writeStrings({ strings: known }) {
  const all = [...new Set([...collectStrings(['client/src', 'server/src']), ...known])].sort();
  const strings = Object.fromEntries(all.map((text) => [text, text]));
  writeWhenChanged('l10n/bundle.l10n.json', `${JSON.stringify(strings, undefined, 2)}\n`);
}

/** The kinds of notice, as the manifest lets the settings choose one of them. */
function writeKinds({ knowledge: { kinds } }) {
  const key = (id) => `setting.kind.${id}`;
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const setting = manifest.contributes.configuration.properties['proviso.kind'];
  setting.enum = kinds.map(({ id }) => id);
  setting.markdownEnumDescriptions = kinds.map(({ id }) => `%${key(id)}%`);
  writeWhenChanged('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  const strings = Object.entries(JSON.parse(readFileSync('package.nls.json', 'utf8')));
  const others = strings.filter(([name]) => !name.startsWith(key('')));
  const at = others.findIndex(([name]) => name === 'setting.kind') + 1;
  const own = kinds.map(({ id, about }) => [key(id), about]);
  const all = Object.fromEntries([...others.slice(0, at), ...own, ...others.slice(at)]);
  writeWhenChanged('package.nls.json', `${JSON.stringify(all, undefined, 2)}\n`);
}

function writeWhenChanged(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (options.frozen) throw new Error(`${file} is out of date: run "npm run build" and commit it.`);
  writeFileSync(file, text);
}

/** What the settings of the manifest mean: proviso.yaml has the same keys, and says the same about them. */
function settingTexts() {
  const strings = Object.entries(JSON.parse(readFileSync('package.nls.json', 'utf8')));
  return Object.fromEntries(strings.filter(([name]) => name.startsWith('setting.')));
}

/** Serves the knowledge and, to tests, its examples. */
function knowledgePlugin(compiled) {
  return dataModules({
    'proviso:words': compiled.words,
    'proviso:knowledge': compiled.knowledge,
    'proviso:examples': compiled.examples,
    'proviso:outdated-examples': compiled.outdatedExamples,
    'proviso:value-examples': compiled.valueExamples,
    'proviso:contradiction-examples': compiled.contradictionExamples,
    'proviso:settings': settingTexts(),
  });
}

/** Serves data by the names of modules, as JSON text that the program parses once: the words by subject, all else as a whole. */
function dataModules(modules) {
  return {
    name: 'data',
    setup(build) {
      build.onResolve({ filter: /^proviso:/ }, ({ path: name }) => ({ path: name, namespace: 'proviso' }));
      build.onLoad({ filter: /.*/, namespace: 'proviso' }, ({ path: name }) => {
        const parsed = (value) => `/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
        if (name !== 'proviso:words') return { contents: `export default ${parsed(modules[name])}` };
        const subjects = Object.entries(modules[name]);
        return {
          contents: subjects.map(([subject, value]) => `export const ${subject} = ${parsed(value)};`).join('\n'),
        };
      });
    },
  };
}

function configurations(compiled) {
  const common = {
    bundle: true,
    sourcemap: 'linked',
    minify: options.minify ?? false,
    logLevel: 'warning',
    external: ['vscode'],
    define: { PROVISO_VERSION: JSON.stringify(version) },
    plugins: [knowledgePlugin(compiled)],
  };
  const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };
  const web = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
  const cli = {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  };
  const tests = {
    ...node,
    entryPoints: [
      ...filesBelow('test/unit', '.test.ts'),
      ...filesBelow('test/protocol', '.test.ts'),
      ...filesBelow('test/page', '.test.ts'),
      ...filesBelow('test/bench', '.ts'),
    ],
    external: [...common.external, 'playwright-core', 'axe-core'],
    outdir: 'dist/test',
    outbase: 'test',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
  if (options.only === 'cli') return [cli];
  if (options.only === 'tests') return [tests];
  const product = [
    { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client/extension.js' },
    {
      ...web,
      entryPoints: ['client/src/extension.browser.ts'],
      outfile: 'dist/client/extension.browser.js',
      format: 'cjs',
    },
    { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server/node.js' },
    { ...web, entryPoints: ['server/src/browser.ts'], outfile: 'dist/server/browser.js', format: 'iife' },
    { ...web, entryPoints: ['client/src/preview/page.ts'], outfile: 'dist/client/preview.js', format: 'iife' },
    cli,
  ];
  if (!options.tests) return product;
  return [
    ...product,
    tests,
    {
      ...node,
      entryPoints: ['test/vscode/suite/index.ts'],
      outfile: 'dist/test/vscode/index.js',
      external: ['vscode', 'mocha'],
    },
    {
      ...web,
      entryPoints: ['test/vscode/suite/index.web.ts'],
      outfile: 'dist/test/vscode/index.web.js',
      format: 'cjs',
      alias: { 'node:assert/strict': 'assert' },
      define: { ...common.define, global: 'globalThis', process: '{"env":{},"browser":true}' },
    },
  ];
}

try {
  mkdirSync('dist', { recursive: true });
  const compiled = await compileKnowledge();
  writeStrings(compiled);
  writeKinds(compiled);
  const builds = configurations(compiled);
  if (options.watch) {
    const contexts = await Promise.all(builds.map((build) => esbuild.context(build)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all(builds.map((build) => esbuild.build(build)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
