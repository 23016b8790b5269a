import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { previewHtml } from '../../client/src/preview/html';
import type { FromPage, PageState, PreviewModel, ToPage } from '../../client/src/preview/model';
import { THEMES } from './themes';

const ADDRESS = 'http://preview.test/';

export type ThemeName = keyof typeof THEMES;

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What the page remembered before it was loaded again. */
  readonly state?: PageState;
}

/** The preview's page in a browser, with this end of its messages. */
export interface OpenPage {
  readonly page: Page;
  /** Sends a message to the page, and waits until it is drawn. */
  send(message: ToPage): Promise<void>;
  show(model: PreviewModel): Promise<void>;
  /** What the page has sent since the last call. */
  sent(): Promise<readonly FromPage[]>;
  state(): Promise<PageState | undefined>;
  /** What went wrong in the page: errors, and what the content security policy refused. */
  readonly failures: readonly string[];
}

declare global {
  interface Window {
    sentByPage: FromPage[];
    stateOfPage: PageState | undefined;
    acquireVsCodeApi(): unknown;
  }
}

/** A page of the browser costs more than most of what is tested in it: one is used again and again. */
interface Kept {
  readonly page: Page;
  failures: string[];
}

const kept = new WeakMap<Browser, Promise<Kept>>();
let count = 0;

/**
 * Opens the page as VS Code does: the same HTML, policy, script and style, and the variables of a theme. It is loaded
 * anew each time, in place of the one before.
 */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
  const { theme = 'light', width = 800, height = 900, reducedMotion = true, forcedColors = false, state } = options;
  const one = kept.get(browser) ?? createPage(browser);
  kept.set(browser, one);
  const own = await one;
  const { page } = own;
  const failures: string[] = [];
  own.failures = failures;
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    media: 'screen',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: forcedColors ? 'active' : 'none',
  });
  // An address of its own: of one that it knows, a browser restores how far down it was.
  count += 1;
  const query = new URLSearchParams({ count: String(count), ...(state ? { state: JSON.stringify(state) } : {}) });
  await page.goto(`${ADDRESS}?${query}`);
  await setTheme(page, theme);
  const send = async (message: ToPage): Promise<void> => {
    await page.evaluate(deliver, message);
  };
  return {
    page,
    send,
    async show(model) {
      await send({ type: 'draft', uri: model.uri, isFollowing: false });
      await send({ type: 'summary', model });
    },
    sent: () => page.evaluate(() => window.sentByPage.splice(0)),
    state: () => page.evaluate(() => window.stateOfPage),
    failures,
  };
}

async function createPage(browser: Browser): Promise<Kept> {
  const page = await browser.newPage();
  const own: Kept = { page, failures: [] };
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => own.failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && own.failures.push(message.text()));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/preview.js') return route.fulfill({ body: file('preview.js'), contentType: 'text/javascript' });
    if (pathname === '/preview.css') return route.fulfill({ body: file('preview.css'), contentType: 'text/css' });
    if (pathname === '/') return route.fulfill({ body: pageText(), contentType: 'text/html' });
    return route.abort();
  });
  await page.addInitScript(actAsEditor);
  return own;
}

/** Gives a page the colours of a theme. */
export function setTheme(page: Page, theme: ThemeName): Promise<void> {
  return page.evaluate(applyTheme, THEMES[theme]);
}

function file(name: string): string {
  return readFileSync(`dist/client/${name}`, 'utf8');
}

function pageText(): string {
  const files = { script: `${ADDRESS}preview.js`, style: `${ADDRESS}preview.css`, source: ADDRESS };
  return previewHtml(files, 'en');
}

/** Runs in the page, before its script. */
function actAsEditor(): void {
  const state = new URLSearchParams(location.search).get('state');
  window.sentByPage = [];
  window.stateOfPage = state ? JSON.parse(state) : undefined;
  window.acquireVsCodeApi = () => ({
    postMessage: (message: FromPage) => window.sentByPage.push(message),
    getState: () => window.stateOfPage,
    setState: (next: PageState) => {
      window.stateOfPage = next;
    },
  });
}

/** Runs in the page. */
function applyTheme({ body, variables }: (typeof THEMES)[ThemeName]): void {
  document.body.className = body;
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}

/** Runs in the page; fulfilled when it has been drawn. */
async function deliver(message: ToPage): Promise<void> {
  window.dispatchEvent(new MessageEvent('message', { data: message }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
