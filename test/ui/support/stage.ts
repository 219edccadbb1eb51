import { afterAll, beforeAll } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { headline } from '../../../electron/contract/headline.ts';
import { pickLocale } from '../../../electron/contract/languages.ts';
import type { DashboardPage } from '../../../electron/contract/pages.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { FakeBridge } from '../../fakes/fake-bridge.ts';
import { needsPrograms } from '../../fixtures/programs.ts';
import { buildDashboard, launchBrowser, openPage } from './browser.ts';
import { serveDashboard, type DashboardServer } from './dashboard-server.ts';
import { DOCTOR_STEPS, LEDGER, SCENES } from './scenes.ts';

/** The sentence of a scene in the language of a browser's locale. */
export function sceneTitle(scene: keyof typeof SCENES, locale = 'en-GB'): string {
  const { status, title } = SCENES[scene]!;
  const { language, tag } = pickLocale([locale]);
  return language === 'en' ? title : headline(status, true, createTranslator(language, tag)).title;
}

/** A tab that shows a scripted agent. */
export type Shown = AsyncDisposable & {
  readonly page: Page;
  readonly agent: FakeBridge;
  readonly server: DashboardServer;
  readonly complaints: readonly string[];
};

/** Follows the link of a page in the navigation. */
export async function goTo(page: Page, at: DashboardPage): Promise<void> {
  const link = page.locator(`nav a[href="#/${at}"]`);
  if ((await link.count()) > 0) await link.click();
  else await page.evaluate((hash) => (location.hash = hash), `#/${at}`);
  await page.locator(`main[data-page=${at}]`).waitFor();
}

/** 200 % of 800 x 600 leaves 400 x 300 CSS pixels; 320 is the narrowest that WCAG 1.4.10 asks for. */
export const WINDOWS = [
  [800, 600],
  [400, 300],
  [320, 480],
] as const;

/** Opens everything on the page that folds. */
export async function unfoldAll({ page }: Shown): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click();
}

/** The built dashboard and a browser, for one file of tests. */
export class Stage implements AsyncDisposable {
  readonly browser: Browser;
  readonly files: string;
  readonly #stack: AsyncDisposableStack;

  private constructor(browser: Browser, files: string, stack: AsyncDisposableStack) {
    this.browser = browser;
    this.files = files;
    this.#stack = stack;
  }

  static async open(): Promise<Stage> {
    const stack = new AsyncDisposableStack();
    const { files } = stack.use(await buildDashboard());
    const browser = stack.adopt(await launchBrowser(), (opened) => opened.close());
    return new Stage(browser, files, stack);
  }

  /**
   * Serves a scene and opens it as somebody does who copied the address that `tern run` printed, then goes to the page
   * that is asked for.
   */
  async show(
    scene: keyof typeof SCENES,
    { at = 'home', ...options }: BrowserContextOptions & { readonly at?: DashboardPage } = {},
  ): Promise<Shown> {
    const { status } = SCENES[scene]!;
    const title = sceneTitle(scene, options.locale);
    const agent = new FakeBridge(status);
    agent.answers = {
      listTransfers: () => Promise.resolve({ entries: [...LEDGER], nextBefore: null }),
      doctor: () => Promise.resolve({ steps: [...DOCTOR_STEPS] }),
    };
    const stack = new AsyncDisposableStack();
    const server = stack.use(await serveDashboard(agent, this.files));
    const { page, complaints } = stack.use(await openPage(this.browser, server.address, options));
    await page.getByText(title, { exact: true }).first().waitFor();
    if (at !== 'home') await goTo(page, at);
    return {
      page,
      agent,
      server,
      complaints,
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}

/** A stage for the calling file, opened before its tests; they are skipped where there is no Chromium. */
export function useStage(): () => Stage {
  let stage: Stage | null = null;
  const canOpen = needsPrograms('chromium');
  beforeAll(async () => {
    if (canOpen) stage = await Stage.open();
  });
  afterAll(() => stage?.[Symbol.asyncDispose]());
  return () => {
    if (!stage) throw new Error('the stage is not open');
    return stage;
  };
}
