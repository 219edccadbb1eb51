import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { echoscu, storescu } from '../interop/support/dcmtk.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { nameCloud, typeCode } from './support/pairing.ts';
import { runRealAgent } from './support/real-agent.ts';

let browser: Browser | null = null;
const isReady = needsPrograms('chromium', 'echoscu', 'storescu');
beforeAll(async () => {
  if (isReady) browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function pair(page: Page, cloud: CloudProcess): Promise<void> {
  await nameCloud(page, { url: cloud.url, caCertificate: join(cloud.data, 'ca.pem') });
  await typeCode(page, await cloud.pairingCode('Elm Street Clinic'));
  await page.getByRole('heading', { level: 1, name: 'Type this into your machine' }).waitFor();
  // While the link still opens it is said here; a machine would be turned away.
  await page.locator('[data-trouble=link]').waitFor({ state: 'detached' });
}

const untilLit = (page: Page, name: string): Promise<void> =>
  page.locator(`[data-light=${name}][data-kind=lit]`).waitFor();

test('first run: pair, echo and image from a machine, four lights', async () => {
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await using folder = await TempFolder.create('four-lights');
  await using opened = await openPage(browser!, agent.address);
  const { page, complaints } = opened;
  await pair(page, cloud);
  const machine = { port: agent.dicomPort, callingAe: 'US-ROOM2', calledAe: 'TERN' };
  const echo = await echoscu(machine);
  expect(echo.exitCode, echo.stderr).toBe(0);
  await untilLit(page, 'echo');
  expect(await page.locator('[data-light=echo]').textContent()).toContain('US-ROOM2 at 127.0.0.1');
  expect(await page.locator('[data-light=image]').getAttribute('data-kind')).toBe('waiting');
  const bytes = ctImage({ kind: 9, n: 1, rows: 64, columns: 64 });
  await writeFile(folder.join('image.dcm'), bytes);
  await storescu(machine, [folder.join('image.dcm')], [parsePart10(bytes)]);
  for (const name of ['image', 'delivered', 'receipt']) await untilLit(page, name);
  expect(await cloud.objects()).toHaveLength(1);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('"US-ROOM2" at 127.0.0.1 can send').waitFor();
  await page.getByRole('button', { name: 'Go to the overview' }).click();
  await page.getByText('Every image is in the cloud.').waitFor();
  expect(complaints).toEqual([]);
});

test('the sample device lights all four without a machine', async () => {
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await using opened = await openPage(browser!, agent.address);
  const { page } = opened;
  await pair(page, cloud);
  await page.getByRole('button', { name: 'Use the sample device' }).click();
  for (const name of ['echo', 'image', 'delivered', 'receipt']) {
    await untilLit(page, name);
    expect(await page.locator(`[data-light=${name}]`).textContent()).toContain('Sample device');
  }
  await page.getByText('All four lights are on.').waitFor();
});
