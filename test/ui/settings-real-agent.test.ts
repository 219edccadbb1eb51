import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDevice } from '../fakes/test-device.ts';
import { accepts, freePort } from '../fixtures/ports.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { runRealAgent } from './support/real-agent.ts';
import { goTo } from './support/stage.ts';

let browser: Browser | null = null;
const hasBrowser = needsPrograms('chromium');
beforeAll(async () => {
  if (hasBrowser) browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('a port set on the page holds at once, and one that is taken is refused in words', async () => {
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await using opened = await openPage(browser!, agent.address);
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Cloud address' }).fill(cloud.url);
  await page.getByText('My cloud has a certificate of its own').click();
  await page.locator('input[type=file]').setInputFiles(join(cloud.data, 'ca.pem'));
  await page
    .getByRole('textbox', { name: 'Pairing code' })
    .pressSequentially(await cloud.pairingCode('Elm Street Clinic'));
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await page.getByText('Ready for the first image.').waitFor();

  await goTo(page, 'settings');
  const port = page.getByRole('textbox', { name: 'Port', exact: true }).first();
  const row = page.locator('.setting', { has: port }).first();
  const next = await freePort();
  await port.fill(String(next));
  await port.press('Enter');
  await row.getByText('Saved').waitFor();
  await using device = await openDevice(next);
  await device.release();
  expect(await accepts(agent.dicomPort)).toBe(false);

  await using taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port: takenPort } = taken.address() as AddressInfo;
  await port.fill(String(takenPort));
  await port.press('Enter');
  await row.getByText(`Port ${takenPort} is already in use`).waitFor();
  expect(await port.inputValue()).toBe(String(takenPort));
  await using still = await openDevice(next);
  await still.release();
});
