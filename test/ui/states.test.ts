import { describe, expect, test } from 'vitest';
import { dashboardPageSchema } from '../../electron/contract/pages.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { SCENES } from './support/scenes.ts';
import { goTo, unfoldAll, useStage, WINDOWS } from './support/stage.ts';

const PAIRED_PAGES = ['home', 'transfers', 'devices', 'errors', 'settings', 'help'];
const UNPAIRED_PAGES = ['setup', 'settings', 'help'];

const stage = useStage();

describe.each(Object.entries(SCENES))('%s', (scene, { title }) => {
  test('says its sentence, under a strict content security policy', async () => {
    await using shown = await stage().show(scene);
    expect(await shown.page.getByText(title, { exact: true }).count()).toBeGreaterThan(0);
    expect(await shown.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(shown.complaints).toEqual([]);
  });

  test('is accessible, light and dark, with everything unfolded', async () => {
    await using shown = await stage().show(scene);
    await unfoldAll(shown);
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await accessibilityFaults(shown.page)).toEqual([]);
    }
  });

  test('fits without scrolling sideways into 800 x 600, also zoomed to 200 %', async () => {
    await using shown = await stage().show(scene);
    await unfoldAll(shown);
    for (const [width, height] of WINDOWS) {
      await shown.page.setViewportSize({ width, height });
      expect(await sidewaysOverflow(shown.page)).toBe(0);
    }
  });
});

describe.each(['transferring', 'offline', 'unpaired'] as const)('every page when %s', (scene) => {
  test('has a title, goes by its link, and is accessible and fits, light and dark', async () => {
    await using shown = await stage().show(scene);
    const { page } = shown;
    const pages = await page
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(2)));
    expect(pages).toEqual(scene === 'unpaired' ? UNPAIRED_PAGES : PAIRED_PAGES);
    for (const at of pages) {
      await page.setViewportSize({ width: 1240, height: 900 });
      await goTo(page, dashboardPageSchema.parse(at));
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      expect(await page.title(), at).toBe(`${title} – Tern`);
      await unfoldAll(shown);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await accessibilityFaults(page), at).toEqual([]);
      }
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        expect(await sidewaysOverflow(page), at).toBe(0);
      }
    }
    expect(shown.complaints).toEqual([]);
  });
});

test('loads nothing from elsewhere, and the token goes nowhere but into a header', async () => {
  await using shown = await stage().show('online');
  const elsewhere: string[] = [];
  shown.page.on('request', (request) => {
    if (!request.url().startsWith(shown.server.origin)) elsewhere.push(request.url());
  });
  await shown.page.reload();
  await shown.page.getByText('Every image is in the cloud.').waitFor();
  expect(elsewhere).toEqual([]);
  expect(shown.server.paths.join(' ')).not.toContain('test-token');
  expect(shown.page.url()).toBe(`${shown.server.origin}/`);
});

test('brings its own typeface', async () => {
  await using shown = await stage().show('online');
  const fonts = await shown.page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map((f) => f.family);
  });
  expect(fonts).toContain('Inter Variable');
});
