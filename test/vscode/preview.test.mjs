// Uses the preview as a person does, in a real VS Code: node --test test/vscode/preview.test.mjs
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { goTo, reload, runCommand } from './harness/actions.mjs';
import { withDraft } from './harness/editor.mjs';
import { borrowSample, ROOT, SAMPLE_DRAFT } from './harness/project.mjs';

const OTHER = 'other-privacy-policy.md';

/** The page of the preview that is in sight: VS Code keeps the frames of those behind. */
function content(page) {
  return page.locator('iframe.webview.ready:visible').contentFrame().locator('iframe#active-frame').contentFrame();
}

async function openPreview(page, title) {
  await runCommand(page, 'Proviso: Open Preview to the Side');
  await content(page).getByRole('heading', { level: 1, name: title }).waitFor();
}

function lineOf(text, words) {
  return text.slice(0, text.indexOf(words)).split('\n').length;
}

test('the preview leads to the draft and back, shows what is typed, and is there again after a reload', async () => {
  const folder = borrowSample();
  const draft = path.join(folder, SAMPLE_DRAFT);
  const text = readFileSync(draft, 'utf8');
  writeFileSync(path.join(folder, OTHER), '# Other Privacy Policy\n\nWe follow the GDPR. We collect your name.\n');
  await withDraft({ linked: [ROOT], draft }, async (page) => {
    await openPreview(page, 'Larkfield Health Privacy Policy');

    // A statement selects its evidence in the editor, and is marked as what rests on it.
    const statement = content(page).locator('.statement', { hasText: 'Ireland' }).first();
    await statement.click();
    const line = lineOf(text, 'stores data in Ireland');
    await page.locator('.statusbar', { hasText: new RegExp(`Ln ${line}, Col \\d+ \\(\\d+ selected\\)`) }).waitFor();
    await content(page).locator('.statement[aria-current]', { hasText: 'Ireland' }).first().waitFor();

    // The cursor marks what rests on its place.
    await goTo(page, lineOf(text, 'Our website uses one cookie'), '');
    await content(page).locator('.statement[aria-current]', { hasText: 'They use cookies' }).first().waitFor();
    assert.equal(await content(page).locator('.statement[aria-current]', { hasText: 'Ireland' }).count(), 0);

    // What is typed is shown, and the reader that was chosen stays.
    await content(page).getByRole('radio', { name: 'General' }).check({ force: true });
    await content(page)
      .getByText(/\(at most 9\)/)
      .waitFor();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n## How long we keep data\n\nWe keep your data for seven years.\n');
    await content(page).locator('.statement', { hasText: 'seven years' }).first().waitFor();
    await page.keyboard.press('Control+S');

    // A second draft has a preview of its own.
    await page.keyboard.press('Control+P');
    await page.keyboard.type(OTHER);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: OTHER }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: OTHER }).first().waitFor();
    await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
    await openPreview(page, 'Other Privacy Policy');
    const previews = page.locator('.tab', { hasText: 'Preview:' });
    assert.equal(await previews.count(), 2);

    // Both are there again after a reload, with the reader of each.
    await reload(page, [`${SAMPLE_DRAFT}","isFollowing"`, `${OTHER}","isFollowing"`, `${SAMPLE_DRAFT}":"general"`]);
    await previews.nth(1).waitFor();
    await previews.filter({ hasText: OTHER }).click();
    await content(page)
      .getByText(/\(at most 6\)/)
      .waitFor();
    await previews.filter({ hasText: SAMPLE_DRAFT }).click();
    await content(page)
      .getByText(/\(at most 9\)/)
      .waitFor();
  });
});
