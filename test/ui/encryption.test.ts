import { expect, test } from 'vitest';
import { SAMPLE_CERTIFICATE, SAMPLE_TRUSTED } from '../fakes/fake-certificate-calls.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();
const AT = { at: 'settings' } as const;
const SWITCH = { name: 'Accept encrypted connections' };

test('switching encryption on shows its port and the certificate to compare, and off hides them', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  agent.certificates.own = SAMPLE_CERTIFICATE;
  const toggle = page.getByRole('switch', SWITCH);
  expect(await toggle.isChecked()).toBe(false);
  expect(await page.getByRole('textbox', { name: 'Encrypted port' }).count()).toBe(0);
  await toggle.click();
  await page.getByText(SAMPLE_CERTIFICATE.fingerprint).waitFor();
  await page.getByText('14 January 2029').waitFor();
  await page.getByText('None yet, so no machine can send encrypted.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Encrypted port' }).inputValue()).toBe('2762');
  await page.getByRole('switch', { name: 'Ask machines for a certificate' }).click();
  await page.getByText('None yet, so').waitFor({ state: 'detached' });
  expect(agent.config.dicomTls).toMatchObject({ enabled: true, clientCertificates: 'not-asked' });
  await toggle.click();
  await page.getByText(SAMPLE_CERTIFICATE.fingerprint).waitFor({ state: 'detached' });
});

test('names the machines that are trusted, fits the page and reads well', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  agent.certificates.own = SAMPLE_CERTIFICATE;
  agent.certificates.trusted = [SAMPLE_TRUSTED];
  await page.getByRole('switch', SWITCH).click();
  await page.getByText(SAMPLE_TRUSTED.subject).waitFor();
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a keychain that does not open is said beside the switch, which stays off', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  agent.answers.setConfig = () => Promise.reject(new FakeCallError('keychain-unavailable'));
  await page.getByRole('switch', SWITCH).click();
  await page.getByText('This PC has no keychain that Tern could use.').waitFor();
  expect(await page.getByRole('switch', SWITCH).isChecked()).toBe(false);
});
