// What a person does in the workbench.

const PATIENCE = 60_000;

/** Runs a command by its title, or by the start of it. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Moves the cursor of the first editor to a line; `column` is empty or ":5". */
export async function goTo(page, line, column) {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type(`${line}${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * Loads the workbench again, as it was left. VS Code writes down how it is left every five seconds, and not when it is
 * closed: this waits until it has.
 * @param {string[]} written what it has to have written
 */
export async function reload(page, written) {
  await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  const end = Date.now() + PATIENCE;
  while (!(await page.evaluate(isWritten, written))) {
    if (Date.now() > end) throw new Error(`VS Code does not write ${written.join(', ')}.`);
    await page.waitForTimeout(250);
  }
  const address = new URL(page.url());
  address.searchParams.delete('payload'); // it names a file to open, and VS Code opens that instead of what was open
  await page.goto(address.href);
}

/** Runs in the page: whether each of these words is in what VS Code remembers. */
async function isWritten(words) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let all = '';
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      all += values.filter((value) => typeof value === 'string').join('\n');
    }
    database.close();
  }
  const unescaped = all.replaceAll('\\', '');
  return words.every((word) => unescaped.includes(word));
}
