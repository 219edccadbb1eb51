import type { Page } from 'playwright-core';
import { RunningCloud } from '../../fakes/running-cloud.ts';
import { freePort } from '../../fixtures/ports.ts';
import type { Desktop } from './desktop.ts';

/** A cloud on ports that it keeps when it is restarted. */
export async function startCloud(): Promise<RunningCloud> {
  return RunningCloud.start({ apiPort: await freePort(), pskPort: await freePort() });
}

/** Says which cloud it is, as a person does: address and certificate. */
export async function nameCloud(page: Page, cloud: RunningCloud): Promise<void> {
  await page
    .getByRole('textbox', { name: 'Cloud address' })
    .fill(`https://localhost:${cloud.cloud.apiPort}`);
  await page.getByText('My cloud has a certificate of its own').click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file …' }).click(),
  ]);
  await chooser.setFiles(cloud.folder.caCertificate);
}

/** Types a code and asks to be paired. */
export async function typeCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Pairing code' });
  await field.fill('');
  await field.pressSequentially(code);
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
}

/** Pairs as a person does: address, certificate, code. */
export async function pair(desktop: Desktop, cloud: RunningCloud): Promise<void> {
  const page = await desktop.window();
  await nameCloud(page, cloud);
  await typeCode(page, cloud.cloud.registry.codes.issue('Clinic').code);
}
