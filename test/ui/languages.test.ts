import { describe, expect, test } from 'vitest';
import { flatCatalogue } from '../../electron/contract/translator.ts';
import { accessibilityFaults, openPage, sidewaysOverflow } from './support/browser.ts';
import { sceneTitle, unfoldAll, useStage, WINDOWS, type Shown } from './support/stage.ts';

const stage = useStage();

const LOCALES = ['de-DE', 'es-ES', 'fr-FR'] as const;
/** Together they hold nearly everything that the dashboard can say. */
const FULL_SCENES = ['transferring', 'offline', 'unpaired'] as const;

/** Texts of the page that stand in the English catalogue and are another in this language. */
async function leftInEnglish({ page }: Shown, language: 'de' | 'es' | 'fr'): Promise<string[]> {
  const own = new Set(Object.values(flatCatalogue(language)));
  const english = Object.values(flatCatalogue('en')).filter((text) => !own.has(text));
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label]'))
      found.push(element.getAttribute('aria-label') ?? '');
    return found;
  });
  return texts.filter((text) => english.includes(text.trim()));
}

describe.each(LOCALES)('a browser that asks for %s', (locale) => {
  const language = locale.slice(0, 2) as 'de' | 'es' | 'fr';

  test.each(FULL_SCENES)(
    'gets it throughout, accessible and without overflow: %s',
    async (scene) => {
      await using shown = await stage().show(scene, { locale });
      const { page } = shown;
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.getByText(sceneTitle(scene, locale), { exact: true }).count()).not.toBe(0);
      await unfoldAll(shown);
      expect(await leftInEnglish(shown, language)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        expect(await sidewaysOverflow(page), `${width} x ${height}`).toBe(0);
      }
      expect(shown.complaints).toEqual([]);
    },
  );
});

test('the language can be changed at once and for good', async () => {
  await using shown = await stage().show('online');
  const { page } = shown;
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await page.getByRole('heading', { name: 'Alle Bilder sind in der Cloud.' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('[data-number=sent] dd').textContent()).toMatch(/^1,8\sGB$/);
  await page.reload();
  await page.getByRole('heading', { name: 'Alle Bilder sind in der Cloud.' }).waitFor();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('Français');
  await page.getByRole('heading', { name: 'Toutes les images sont dans le cloud.' }).waitFor();
});

test('the locked page speaks the language of the browser and lets it be changed', async () => {
  await using shown = await stage().show('online');
  await using locked = await openPage(stage().browser, shown.server.origin, { locale: 'es-MX' });
  await locked.page.getByRole('heading', { name: 'Esta página está bloqueada.' }).waitFor();
  expect(await accessibilityFaults(locked.page)).toEqual([]);
  await locked.page.getByRole('combobox', { name: 'Idioma' }).selectOption('English');
  await locked.page.getByRole('heading', { name: 'This page is locked.' }).waitFor();
});

test('what was found at each step is told in the language', async () => {
  await using shown = await stage().show('online', { locale: 'de-DE', at: 'help' });
  await shown.page.getByText('Die Geräte auf der Liste können an Port 11112 senden.').waitFor();
  expect(await shown.page.locator('.path-steps [lang]').count()).toBe(0);
});
