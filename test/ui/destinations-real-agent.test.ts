import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needsPrograms } from '../fixtures/programs.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { Storescp } from '../interop/support/dcmtk.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { pairOverWeb } from './support/pairing.ts';
import { runRealAgent } from './support/real-agent.ts';
import { goTo } from './support/stage.ts';

let browser: Browser | null = null;
const isReady = needsPrograms('chromium', 'storescp');
beforeAll(async () => {
  if (isReady) browser = await launchBrowser();
});
afterAll(() => browser?.close());

const field = (page: Page, name: string) =>
  page.locator('.destinations').getByRole('textbox', { name });

async function add(page: Page, port: number): Promise<void> {
  await page.getByRole('button', { name: 'Add a machine …' }).click();
  await field(page, 'AE title').fill('WORKSTATION');
  await field(page, 'Name or IP').fill('127.0.0.1');
  await field(page, 'Port').fill(String(port));
  await field(page, 'Port').press('Enter');
}

test('a machine set up on the page answers its echo; what was added meanwhile is refused at its field', async () => {
  await using workstation = await Storescp.start();
  await using cloud = await CloudProcess.start();
  await using agent = await runRealAgent();
  await pairOverWeb(agent.address, {
    code: await cloud.pairingCode('Elm Street Clinic'),
    cloudUrl: cloud.url,
    caPem: await readFile(join(cloud.data, 'ca.pem'), 'utf8'),
  });
  await using first = await openPage(browser!, agent.address);
  await using second = await openPage(browser!, agent.address);
  for (const { page } of [first, second]) {
    await page.getByText('Ready for the first image.').waitFor();
    await goTo(page, 'settings');
    await page.getByText('No machine is on the list yet.').waitFor();
  }
  await add(first.page, workstation.port);
  await first.page.getByRole('button', { name: 'Test echo: WORKSTATION' }).click();
  await first.page.getByText(/^WORKSTATION answered in \S+ ms\.$/).waitFor();

  await add(second.page, workstation.port);
  await second.page.getByText('This is in the list already.').waitFor();
  expect(await field(second.page, 'AE title').getAttribute('aria-invalid')).toBe('true');

  await first.page.getByRole('button', { name: 'Remove … WORKSTATION' }).click();
  await first.page.getByRole('button', { name: 'Take it off' }).click();
  await first.page.getByText('are no longer handed to WORKSTATION.').waitFor();
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
