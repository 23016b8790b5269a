// Checks proviso.vsix: it holds what it should and nothing else, installs, and finds something in the sample draft.
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { withDraft } from './harness/editor.mjs';
import { borrowSample, ROOT, SAMPLE_DRAFT } from './harness/project.mjs';

const PACKAGE = path.join(ROOT, 'proviso.vsix');

const REQUIRED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/client/extension.js',
  'dist/client/extension.browser.js',
  'dist/client/preview.js',
  'dist/client/preview.css',
  'dist/server/node.js',
  'dist/server/browser.js',
  'dist/cli.js',
];

const ALLOWED =
  /^(package\.(nls\.([\w-]+\.)?)?json|dist\/(client|server)\/[\w.]+\.(js|css)|client\/media\/.*|snippets\/.*|l10n\/.*\.json)$/;

async function checkContents() {
  const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
  const missing = REQUIRED.filter((file) => !files.includes(file));
  const unexpected = files.filter((file) => !REQUIRED.includes(file) && !ALLOWED.test(file));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}.`);
  if (unexpected.length > 0) throw new Error(`The package should not hold ${unexpected.join(', ')}.`);
  console.log(`The package holds ${files.length} files, and nothing that it should not.`);
}

async function checkActivation() {
  const draft = path.join(borrowSample(), SAMPLE_DRAFT);
  await withDraft({ packages: [PACKAGE], draft }, async (page) => {
    const label = await page.locator('.tab', { hasText: SAMPLE_DRAFT }).getAttribute('aria-label');
    console.log(`Installed, it finds something in ${label ?? SAMPLE_DRAFT}.`);
  });
}

try {
  await checkContents();
  await checkActivation();
  process.exit(0);
} catch (error) {
  console.error(`The package is not right: ${error.message}`);
  process.exit(1);
}
