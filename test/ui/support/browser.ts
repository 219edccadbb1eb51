import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { findProgram } from '../../../build/debian-packages.ts';
import { viteConfig } from '../../../build/vite-config.ts';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The dashboard built into a folder of its own. */
export async function buildDashboard(): Promise<{ readonly files: string } & AsyncDisposable> {
  const files = await mkdtemp(join(tmpdir(), 'tern-ui-'));
  // Under a test runner Vite would build React's development form; what is tested is what ships.
  process.env.NODE_ENV = 'production';
  await build(viteConfig(process.cwd(), files));
  return {
    files,
    [Symbol.asyncDispose]: () => rm(files, { recursive: true, force: true }),
  };
}

/** The machine's own Chromium, kept from reaching out by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram('chromium') ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

export type OpenPage = AsyncDisposable & {
  readonly page: Page;
  /** Errors of the page and of its console, violations of the content security policy included. */
  readonly complaints: readonly string[];
};

/** A fresh tab at an address. Failed loads are what a test provokes itself, so they are no complaint. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1240, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** What axe finds against WCAG 2.2 A and AA, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** By how many CSS pixels the page is wider than the window. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
