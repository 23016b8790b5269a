// Uses the extension as a person does and takes pictures of it:
// node test/vscode/screenshots.mjs FOLDER [DRAFT] [--until=STEP] [--theme=THEME]
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { goTo, runCommand } from './harness/actions.mjs';
import { withDraft } from './harness/editor.mjs';
import { borrowSample, ROOT, SAMPLE_DRAFT } from './harness/project.mjs';

const THEMES = { light: 'Light Modern', dark: 'Dark Modern', contrast: 'Default High Contrast' };
const RIGHT = 'right to erasure';

/** Each step leaves the workbench as the next one expects it, and returns when what it shows is there. */
const STEPS = {
  findings: async () => {},
  disclosures: async (page) => {
    await runCommand(page, 'Focus on Disclosures View');
    const rows = page.locator('.pane-body .monaco-list-row');
    await rows.nth(3).waitFor();
    const row = page.locator('.pane-body .monaco-list-row', { hasText: 'Right of access' }).first();
    await row.locator('.monaco-tl-twistie').click();
    await page.locator('.pane-body .monaco-list-row', { hasText: '“' }).first().click();
    await row.hover();
  },
  topics: async (page) => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Proviso: Group Disclosures by Topic');
    const topic = page.locator('.pane-body .monaco-list-row', { hasText: 'Who is responsible' });
    await topic.waitFor();
    await topic.click();
  },
  status: async (page) => {
    await page.locator('#status\\.languageStatus').hover();
    await page.locator('.hover-language-status .element', { hasText: 'GDPR' }).first().waitFor();
  },
  problems: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel-container .monaco-list-row').nth(1).waitFor();
  },
  hover: async (page, text) => {
    await page.keyboard.press('Control+Shift+M');
    await goTo(page, lineOf(text, RIGHT), '');
    const { x, y } = await placeOf(page, RIGHT);
    await page.mouse.move(x, y - 40);
    await page.mouse.move(x, y, { steps: 5 });
    await page.locator('.monaco-hover:visible', { hasText: 'Art. 17' }).waitFor();
  },
  fixes: async (page) => {
    await page.keyboard.press('Escape');
    await goTo(page, 1, ':5');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
  },
  fixed: async (page) => {
    await page
      .locator('.action-widget .monaco-list-row', { hasText: /retention|how long/i })
      .first()
      .click();
    await page
      .locator('.view-line', { hasText: /retention|how.long/i })
      .first()
      .waitFor();
  },
  completion: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nright-', { delay: 30 });
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').nth(2).waitFor();
  },
  summary: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await runCommand(page, 'Proviso: Insert Summary at the Top…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Plain' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.codelens-decoration', { hasText: 'Summary is up to date' }).waitFor();
  },
  outdated: async (page) => {
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nWe sell your personal information.\n');
    await page.keyboard.press('Control+Home');
    await page.locator('.codelens-decoration', { hasText: 'out of date' }).waitFor();
  },
  preview: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await runCommand(page, 'Proviso: Open Preview');
    const content = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await content.getByRole('heading').nth(3).waitFor();
  },
};

function lineOf(text, words) {
  return text.slice(0, text.indexOf(words)).split('\n').length;
}

/** The middle of these words on the screen. */
async function placeOf(page, words) {
  const handle = await page.waitForFunction((wanted) => {
    for (const line of document.querySelectorAll('.view-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
    }
  }, words);
  return handle.jsonValue();
}

/** @param last the step after which to stop, if not after all */
async function takePictures(folder, draft, theme, last) {
  const text = readFileSync(draft, 'utf8');
  const settings = { 'workbench.colorTheme': THEMES[theme], 'window.autoDetectColorScheme': false };
  await withDraft({ linked: [ROOT], draft, settings }, async (page) => {
    for (const [index, [name, step]] of Object.entries(STEPS).entries()) {
      const picture = path.join(folder, `${theme}-${index + 1}-${name}.png`);
      try {
        await step(page, text);
      } finally {
        await page.waitForTimeout(700); // for a person's eye: what moves or fades has come to rest
        await page.screenshot({ path: picture });
      }
      console.log(picture);
      if (name === last) return;
    }
  });
}

const { values, positionals } = parseArgs({
  options: { until: { type: 'string' }, theme: { type: 'string' } },
  allowPositionals: true,
});
const [folder, given] = positionals;
const themes = values.theme ? [values.theme] : Object.keys(THEMES);
if (!folder || (values.until && !(values.until in STEPS)) || themes.some((theme) => !(theme in THEMES))) {
  console.error('Usage: node test/vscode/screenshots.mjs FOLDER [DRAFT] [--until=STEP] [--theme=THEME]');
  console.error(`Steps: ${Object.keys(STEPS).join(', ')}. Themes: ${Object.keys(THEMES).join(', ')}.`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const theme of themes) {
  const draft = given ? path.resolve(given) : path.join(borrowSample(), SAMPLE_DRAFT);
  await takePictures(folder, draft, theme, values.until);
}
process.exit(0);
