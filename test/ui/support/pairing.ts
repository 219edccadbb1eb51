import type { Page } from 'playwright-core';
import { WEB_API_PREFIX, type ControlArgs } from '../../../electron/contract/control.ts';

/** A cloud as a person is told of it. */
export type CloudToName = {
  readonly url: string;
  /** File of its private CA. */
  readonly caCertificate: string;
};

/** Types the address of the cloud and chooses its certificate. */
export async function nameCloud(page: Page, { url, caCertificate }: CloudToName): Promise<void> {
  await page.getByRole('textbox', { name: 'Cloud address' }).fill(url);
  await page.getByText('My cloud has a certificate of its own').click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file …' }).click(),
  ]);
  await chooser.setFiles(caCertificate);
}

/** Types a code and asks to be paired. */
export async function typeCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Pairing code' });
  await field.fill('');
  await field.pressSequentially(code);
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
}

/** Pairs over the loopback web form, as the dashboard does. */
export async function pairOverWeb(address: string, args: ControlArgs<'pair'>): Promise<void> {
  const { origin, hash } = new URL(address);
  const response = await fetch(`${origin}${WEB_API_PREFIX}pair`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${new URLSearchParams(hash.slice(1)).get('token')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(args),
  });
  if (!response.ok) throw new Error(`pairing failed: ${await response.text()}`);
}
