import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { deviceRequest, openDevice, storeRq } from '../fakes/test-device.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { accessibilityFaults, launchBrowser, openPage } from './support/browser.ts';
import { nameCloud, typeCode } from './support/pairing.ts';
import { runRealAgent } from './support/real-agent.ts';
import { goTo } from './support/stage.ts';

const CT_CONTEXT_ID = 3;

let browser: Browser | null = null;
const hasBrowser = needsPrograms('chromium');
beforeAll(async () => {
  if (hasBrowser) browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A machine that sends images until it is told to stop; returns how many the cloud took. */
async function sendUntil(port: number, isEnough: () => boolean): Promise<number> {
  await using device = await openDevice(port, deviceRequest({ callingAeTitle: 'CT-ROOM1' }));
  let count = 0;
  do {
    const { sopInstanceUid, dataset } = parsePart10(
      ctImage({ kind: 7, n: count, rows: 1024, columns: 1024 }),
    );
    const { command } = await device.requestOne(CT_CONTEXT_ID, storeRq(sopInstanceUid), dataset);
    expect(command.Status).toBe(0);
    count++;
  } while (!isEnough());
  await device.release();
  return count;
}

test('pair by typing the code, watch images go through, cut the link, read the error', async () => {
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await using opened = await openPage(browser!, agent.address);
  const { page, complaints } = opened;
  await page.getByText('Not paired yet.').waitFor();

  await nameCloud(page, { url: cloud.url, caCertificate: join(cloud.data, 'ca.pem') });
  await typeCode(page, makePairingCode(new Uint8Array(9).fill(1)));
  await page.getByRole('alert').getByText('The cloud does not know this code.').waitFor();
  await typeCode(page, await cloud.pairingCode('Elm Street Clinic'));
  await page.getByRole('heading', { level: 1, name: 'Type this into your machine' }).waitFor();
  await goTo(page, 'home');
  await page.getByText('Ready for the first image.').waitFor();
  expect(await page.locator('.app-header').textContent()).toContain('Elm Street Clinic');
  await page.locator('.link-state').getByText('Online').waitFor();

  await goTo(page, 'help');
  await page.locator('[data-step=link][data-result=ok]').waitFor();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page
    .getByRole('region', { name: 'The answer of the cloud' })
    .getByText('The cloud answered through the encrypted link in')
    .waitFor();
  await goTo(page, 'home');

  let wasSeen = false;
  const seen = page.getByText('One machine is sending.').waitFor();
  const [count] = await Promise.all([
    sendUntil(agent.dicomPort, () => wasSeen),
    seen.finally(() => (wasSeen = true)),
  ]);
  await page.getByText('Every image is in the cloud.').waitFor();
  expect(await page.locator('[data-number=delivered] dd').textContent()).toBe(String(count));
  expect(await cloud.objects()).toHaveLength(count);
  const newest = page.locator('.deliveries summary').first();
  await newest.getByText('in the cloud, receipt matches').waitFor();
  expect(await newest.textContent()).toMatch(/^\d+ CT images?CT-ROOM1 · /);

  await cloud.program[Symbol.asyncDispose]();
  await page.getByRole('heading', { level: 1, name: 'The way to the cloud is closed.' }).waitFor();
  const problem = page.locator('[data-problem=link-port-closed]');
  expect(await problem.textContent()).toContain(
    'No image is lost: your machines send again, or this PC keeps their images.',
  );
  expect(await page.getByText('Every image is in the cloud.').count()).toBe(0);
  await expect(openDevice(agent.dicomPort)).rejects.toThrow();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
