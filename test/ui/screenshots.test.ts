import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, test } from 'vitest';
import { sampleRetrieve } from '../fakes/sample-status.ts';
import { openPage } from './support/browser.ts';
import { CLINIC, REFUSED } from './support/clinic.ts';
import { SCENES } from './support/scenes.ts';
import { goTo, useStage, type Shown } from './support/stage.ts';

// For a person to look at; what can be judged without eyes is tested elsewhere.
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../.tern-screenshots');
const LOCALES = ['en-GB', 'de-DE', 'es-ES', 'fr-FR'] as const;
const DESK = { width: 1240, height: 900 };
const WORKSTATIONS = [
  { aeTitle: 'WORKSTATION', host: '192.168.1.50', port: 104, tls: false },
  { aeTitle: 'READING', host: 'reading.elm-street.example', port: 2762, tls: true },
];
const THEMES = ['light', 'dark'] as const;

const stage = useStage();
beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
});

/** Both themes of the whole page as wide as a desk, and the light one in the smallest window. */
async function picture(
  { page }: Pick<Shown, 'page'>,
  name: string,
  { fullPage = true } = {},
): Promise<void> {
  const options = { fullPage, animations: 'disabled', type: 'png' } as const;
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ ...options, path: join(FOLDER, `${name}-${colorScheme}.png`) });
  }
  await page.setViewportSize({ width: 800, height: 600 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.screenshot({ ...options, path: join(FOLDER, `${name}-800.png`) });
}

describe.each(LOCALES)('pictures in %s', (locale) => {
  const language = locale.slice(0, 2);
  const named = (scene: string): string => `${scene.replaceAll(' ', '-')}-${language}`;

  test('of every state', async () => {
    for (const scene of Object.keys(SCENES)) {
      await using shown = await stage().show(scene, { locale });
      await picture(shown, named(scene));
    }
  });

  test('of every page', async () => {
    await using shown = await stage().show('transferring', { locale });
    shown.agent.machines.devices = [...CLINIC];
    shown.agent.destinations.destinations = [...WORKSTATIONS];
    shown.agent.change({ retrieves: [sampleRetrieve('r1')] });
    shown.agent.machines.knocks = REFUSED.filter(({ reason }) => reason === 'not-allowed');
    for (const at of ['transfers', 'devices', 'errors', 'settings', 'help', 'setup'] as const) {
      await shown.page.setViewportSize(DESK);
      await goTo(shown.page, at);
      await picture(shown, named(`page ${at}`));
    }
  });

  test('of the dialogue, the lost agent and the locked page', async () => {
    await using shown = await stage().show('online', { locale, at: 'settings' });
    const { page, server } = shown;
    await page.locator('section[aria-labelledby=account-heading] button').click();
    await page.getByRole('dialog').waitFor();
    // A dialogue covers the window, not the page.
    await picture(shown, named('asked'), { fullPage: false });
    await page.keyboard.press('Escape');
    await goTo(page, 'home');
    await using locked = await openPage(stage().browser, server.origin, { locale });
    await picture(locked, named('locked'));
    await page.setViewportSize(DESK);
    await server[Symbol.asyncDispose]();
    await page.locator('.app.is-stale').waitFor();
    await picture(shown, named('gone'));
  });
});
