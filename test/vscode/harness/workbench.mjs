// Runs compiled extension tests in the workbench of a VS Code server, with headless Chromium as its window.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { ensureVsCode } from './install.mjs';
import { startServer } from './server.mjs';

const TIMEOUT = 600_000;

/** Marks what the tests print, to tell it from the workbench's own log. */
const TAG = '@@test@@ ';

const FORMAT = {
  desktop: `require('node:util').format`,
  web: `(f = '', ...a) => [String(f).replace(/%[sdj]/g, () => String(a.shift())), ...a].join(' ')`,
};

/** The extension host's own setter ignores plain assignment, hence defineProperty. One line, so that line numbers stay. */
const tagConsole = (host) =>
  `{ const format = ${FORMAT[host]}, log = console.log.bind(console); ` +
  `for (const level of ['log', 'info', 'warn', 'error']) Object.defineProperty(console, level, { configurable: true, ` +
  `value: (...args) => log(${JSON.stringify(TAG)} + format(...args)) }); } `;

/**
 * Runs `tests` (a CommonJS module that exports `run`).
 * @param {{ host: 'desktop' | 'web', extension: string, tests: string, folder: string, verbose?: boolean }} options
 *   `host`: the extension host that runs on Node, as the desktop's does, or the one in a web worker
 * @returns {Promise<{ code: number, lines: string[] }>} 0 when `run` was fulfilled, and the lines printed
 */
export async function runInWorkbench(options) {
  const log = options.verbose ? (text) => console.error(text) : () => {};
  const vscode = await ensureVsCode();
  const browser = await launchBrowser();
  const builtins = ['theme-defaults', 'markdown-basics', 'html', 'yaml'];
  const server = await startServer({ vscode, builtins, testDriver: true, log }).catch(async (error) => {
    await browser.close();
    throw error;
  });
  const files = options.host === 'web' ? await serveExtension(options) : undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: options.host === 'web' });
    const result = listenTo(page, server, log);
    if (files) await page.addInitScript(addDevelopmentOptions, files.developmentOptions);
    await page.goto(server.address(options.folder, files ? [] : developmentPayload(server, options)));
    return await result;
  } finally {
    await browser.close();
    files?.close();
    await server.stop();
  }
}

/** Names the extension under development and its tests to the extension host that runs on Node. */
function developmentPayload(server, { extension, tests }) {
  const wrapper = path.join(server.dir, 'tests.cjs');
  writeFileSync(wrapper, `${tagConsole('desktop')}module.exports = require(${JSON.stringify(tests)});\n`);
  return [
    ['extensionDevelopmentPath', server.remote(extension)],
    ['extensionTestsPath', server.remote(wrapper)],
  ];
}

/** The worker's extension host does not see the payload: extension and tests go into the page's own configuration. */
function addDevelopmentOptions(developmentOptions) {
  new MutationObserver((_, observer) => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta) return;
    observer.disconnect();
    const configuration = JSON.parse(meta.getAttribute('data-settings'));
    configuration.developmentOptions = { ...configuration.developmentOptions, ...developmentOptions };
    meta.setAttribute('data-settings', JSON.stringify(configuration));
  }).observe(document, { childList: true, subtree: true });
}

/** The page calls these two functions where they exist: with its log, and with the exit code of the tests. */
function listenTo(page, server, log) {
  const lines = [];
  const errors = [];
  const result = new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error([why, ...errors.slice(-10)].join('\n')));
    page.exposeFunction('codeAutomationLog', (type, args) => {
      const text = format(...args);
      if (!text.startsWith(TAG)) {
        if (type === 'error') errors.push(text);
        log(`${type} ${text}`);
        return;
      }
      lines.push(...text.slice(TAG.length).split('\n'));
    });
    page.exposeFunction('codeAutomationExit', (code) => {
      if (lines.length > 0) resolve({ code, lines });
      else fail(`The tests printed nothing (code ${code}). What the workbench reports:`);
    });
    page.on('console', (message) => {
      const text = message.text(); // also what the extension's own log says
      if (message.type() === 'error' && /proviso/i.test(text)) console.error(text);
    });
    page.on('crash', () => fail('The browser page crashed.'));
    server.exited.then((code) => fail(`The VS Code server ended with ${code}.`));
    setTimeout(() => fail(`The tests did not end within ${TIMEOUT / 1000} s.`), TIMEOUT).unref();
  });
  result.catch(() => {}); // awaited later: until then a failure is nobody's unhandled rejection
  return result;
}

/** Serves the extension over http with CORS: where the worker's extension host loads it from. */
async function serveExtension({ extension, tests }) {
  const types = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = path.join(extension, path.posix.relative('/extension', decodeURIComponent(pathname)));
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
    const text = file.startsWith(extension + path.sep) ? readIfThere(file) : undefined;
    if (text === undefined) response.writeHead(404).end();
    else response.end(file === tests ? tagConsole('web') + text : text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `127.0.0.1:${server.address().port}`;
  const uri = (file) => {
    const relative = path.relative(extension, file).split(path.sep).join('/');
    return { scheme: 'http', authority, path: path.posix.join('/extension', relative) };
  };
  return {
    developmentOptions: { extensions: [uri(extension)], extensionTestsPath: uri(tests) },
    close: () => server.close(),
  };
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
