import { describe, expect, test } from 'vitest';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { SCENES } from './support/scenes.ts';
import { unfoldAll, useStage, WINDOWS } from './support/stage.ts';

const stage = useStage();

describe.each(Object.entries(SCENES))('%s', (scene, { title }) => {
  test('says its sentence, under a strict content security policy', async () => {
    await using shown = await stage().show(scene);
    expect(await shown.page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([title]);
    expect(await shown.page.title()).toBe(`${title} – Tern`);
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
