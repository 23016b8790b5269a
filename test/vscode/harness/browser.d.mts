import type { Browser } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
export function findOnPath(names: readonly string[]): string | undefined;
