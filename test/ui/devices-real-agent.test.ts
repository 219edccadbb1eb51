import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { deviceRequest, echoRq, openDevice } from '../fakes/test-device.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { pairOverWeb } from './support/pairing.ts';
import { runRealAgent } from './support/real-agent.ts';
import { goTo } from './support/stage.ts';

const ECHO_CONTEXT_ID = 1;

let browser: Browser | null = null;
const hasBrowser = needsPrograms('chromium');
beforeAll(async () => {
  if (hasBrowser) browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** One C-ECHO of a machine; its status, or how its association was rejected. */
async function echo(port: number): Promise<unknown> {
  try {
    await using device = await openDevice(port, deviceRequest({ callingAeTitle: 'US-ROOM2' }));
    const { command } = await device.requestOne(ECHO_CONTEXT_ID, echoRq);
    await device.release();
    return command.Status;
  } catch (error) {
    return error instanceof AssociationRejectedError ? error.rejection : error;
  }
}

test('a machine that is not on the list knocks, is allowed with one click, and is served', async () => {
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await pairOverWeb(agent.address, {
    code: await cloud.pairingCode('Elm Street Clinic'),
    cloudUrl: cloud.url,
    caPem: await readFile(join(cloud.data, 'ca.pem'), 'utf8'),
  });
  await using opened = await openPage(browser!, agent.address);
  const { page, complaints } = opened;
  await page.getByText('Ready for the first image.').waitFor();
  await goTo(page, 'devices');
  await page.getByRole('button', { name: 'Only the machines below may send' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Only these machines' }).click();
  await page.getByText('Only the machines on your list may send.').waitFor();

  expect(await echo(agent.dicomPort)).toEqual(REJECTION.callingAeTitleNotRecognized);
  const knock = page.locator('.knock');
  await knock.getByText('"US-ROOM2" at 127.0.0.1 was turned away.').waitFor();
  await knock.getByRole('button', { name: 'Allow this machine: US-ROOM2' }).click();
  await knock.waitFor({ state: 'detached' });
  await page.getByText('US-ROOM2 may send from now on.').waitFor();

  expect(await echo(agent.dicomPort)).toBe(0);
  const machine = page.locator('[data-machine=US-ROOM2][data-state=allowed]');
  await machine.getByText('Said hello').waitFor();
  await machine.getByText('Test echo').click();
  await machine.getByText('Waiting for its hello …').waitFor();
  expect(await echo(agent.dicomPort)).toBe(0);
  await machine.getByText('Its hello has arrived, and the cloud answered it.').waitFor();

  await machine.getByText('Details').click();
  await machine.getByRole('button', { name: 'Forget … US-ROOM2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('US-ROOM2 is forgotten and may not send any more.').waitFor();
  expect(await echo(agent.dicomPort)).toEqual(REJECTION.callingAeTitleNotRecognized);
  expect(complaints).toEqual([]);
});
