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

/** Opens the page as VS Code does: the same HTML, policy, script and style, and the variables of a theme. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
  const { theme = 'light', width = 800, height = 900, reducedMotion = true, forcedColors = false, state } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: forcedColors ? 'active' : 'none',
  });
  page.setDefaultTimeout(10_000);
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/preview.js') return route.fulfill({ body: file('preview.js'), contentType: 'text/javascript' });
    if (pathname === '/preview.css') return route.fulfill({ body: file('preview.css'), contentType: 'text/css' });
    if (pathname === '/') return route.fulfill({ body: pageText(), contentType: 'text/html' });
    return route.abort();
  });
  await page.addInitScript(actAsEditor, state);
  await page.goto(ADDRESS);
  await page.evaluate(setTheme, THEMES[theme]);
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

function file(name: string): string {
  return readFileSync(`dist/client/${name}`, 'utf8');
}

function pageText(): string {
  const files = { script: `${ADDRESS}preview.js`, style: `${ADDRESS}preview.css`, source: ADDRESS };
  return previewHtml(files, 'en');
}

/** Runs in the page, before its script. */
function actAsEditor(state: PageState | undefined): void {
  window.sentByPage = [];
  window.stateOfPage = state;
  window.acquireVsCodeApi = () => ({
    postMessage: (message: FromPage) => window.sentByPage.push(message),
    getState: () => window.stateOfPage,
    setState: (next: PageState) => {
      window.stateOfPage = next;
    },
  });
}

/** Runs in the page. */
function setTheme({ body, variables }: (typeof THEMES)[ThemeName]): void {
  document.body.className = body;
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}

/** Runs in the page; fulfilled when it has been drawn. */
async function deliver(message: ToPage): Promise<void> {
  window.dispatchEvent(new MessageEvent('message', { data: message }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
