// A draft open in the workbench, for scripts that use it as a person does.
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { ensureVsCode } from './install.mjs';
import { startServer } from './server.mjs';

const PATIENCE = 120_000;

/** Squiggles of any severity: no other extension that is loaded makes any. */
const SQUIGGLE = '.squiggly-error, .squiggly-warning, .squiggly-info';

/**
 * Opens a draft, waits until it has findings, and calls `use` with the page; all is closed at the end.
 * @param {Partial<import('./server.mjs').Options> & { draft: string }} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} use
 */
export async function withDraft({ draft, ...options }, use) {
  const server = await startServer({ vscode: await ensureVsCode(), ...options });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(PATIENCE);
      await page.goto(server.address(path.dirname(draft), [['openFile', server.remote(draft)]]));
      await page.locator('.tab', { hasText: path.basename(draft) }).waitFor();
      await page.locator(SQUIGGLE).first().waitFor();
      await use(page);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
