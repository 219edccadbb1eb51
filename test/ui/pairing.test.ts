import { describe, expect, test } from 'vitest';
import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { useStage, type Shown } from './support/stage.ts';

const CODE = makePairingCode(Uint8Array.from([7, 19, 3, 20, 9, 23, 29, 24, 2]));
const GROUPED = `${CODE.slice(0, 4)}-${CODE.slice(4, 8)}-${CODE.slice(8)}`;
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB+w==\n-----END CERTIFICATE-----\n';

const stage = useStage();

const codeField = ({ page }: Shown) => page.getByRole('textbox', { name: 'Pairing code' });
const addressField = ({ page }: Shown) => page.getByRole('textbox', { name: 'Cloud address' });
const pairButton = ({ page }: Shown) => page.getByRole('button', { name: 'Pair', exact: true });
const messageOf = async (shown: Shown): Promise<string> => {
  const id = await codeField(shown).getAttribute('aria-describedby');
  return (await shown.page.locator(`[id="${id}"]`).textContent()) ?? '';
};

test('the whole way by keyboard: code, address, Enter', async () => {
  await using shown = await stage().show('unpaired');
  const { page, agent } = shown;
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('name') ?? null);
  // Pages and the sentence on the state come first.
  for (let presses = 0; presses < 8 && (await focused()) !== 'pairing-code'; presses++)
    await page.keyboard.press('Tab');
  expect(await focused()).toBe('pairing-code');
  await page.keyboard.type(CODE.toLowerCase());
  expect(await codeField(shown).inputValue()).toBe(GROUPED);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('cloud-address');
  await page.keyboard.type('cloud.example');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Type this into your machine' }).waitFor();
  expect(agent.requests).toContainEqual({
    call: 'pair',
    args: { code: CODE, cloudUrl: 'https://cloud.example', caPem: null },
  });
});

describe('the code field', () => {
  test.each([
    ['with spaces', ` ${CODE.slice(0, 3)} ${CODE.slice(3, 7)} ${CODE.slice(7)} `],
    ['with long dashes', GROUPED.replaceAll('-', '–')],
    ['in small letters', GROUPED.toLowerCase()],
  ])('takes a code pasted %s', async (_how, pasted) => {
    await using shown = await stage().show('unpaired');
    await codeField(shown).fill(pasted);
    expect(await codeField(shown).inputValue()).toBe(GROUPED);
    expect(await messageOf(shown)).toBe('The code is complete.');
  });

  test('says while typing what is missing and what is wrong', async () => {
    await using shown = await stage().show('unpaired');
    const field = codeField(shown);
    await field.fill(CODE.slice(0, 7));
    expect(await messageOf(shown)).toBe('3 more characters.');
    await field.fill(`${CODE.slice(0, 9)}${CODE.endsWith('2') ? '3' : '2'}`);
    expect(await messageOf(shown)).toContain('One character is not right');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('7K!');
    expect(await messageOf(shown)).toContain('"!" never stands in a code.');
  });

  test('keeps the caret where a character is corrected in the middle', async () => {
    await using shown = await stage().show('unpaired');
    const field = codeField(shown);
    await field.fill(CODE);
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(6, 6));
    await shown.page.keyboard.press('Backspace');
    await shown.page.keyboard.type(CODE.charAt(4));
    expect(await field.inputValue()).toBe(GROUPED);
    expect(await field.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(6);
  });
});

test('nothing is sent before code and address are right; the first wrong field gets the focus', async () => {
  await using shown = await stage().show('unpaired');
  await pairButton(shown).click();
  expect(await shown.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
    'pairing-code',
  );
  expect(await messageOf(shown)).toBe('Type the ten characters of your code.');
  await codeField(shown).fill(CODE);
  await addressField(shown).fill('http://cloud.example');
  await pairButton(shown).click();
  await shown.page.getByText('so that nobody can listen in').waitFor();
  expect(shown.agent.requests.map(({ call }) => call)).not.toContain('pair');
});

test.each<[ControlErrorCode, string]>([
  ['pairing-code-wrong', 'The cloud does not know this code.'],
  ['pairing-code-expired', 'This code has expired.'],
  ['pairing-code-used', 'This code has been used already.'],
  ['cloud-not-trusted', "The cloud's certificate is not trusted."],
  ['cloud-unreachable', 'The cloud cannot be reached.'],
  ['keychain-unavailable', 'This PC has no keychain that Tern could use.'],
])('a refusal is told in words, and what was typed stays: %s', async (code, title) => {
  await using shown = await stage().show('unpaired');
  shown.agent.answers.pair = () => Promise.reject(new FakeCallError(code));
  await codeField(shown).fill(CODE);
  await addressField(shown).fill('https://cloud.example');
  await pairButton(shown).click();
  const alert = shown.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain(title);
  expect(await alert.getByText(`scripted ${code}`).isVisible()).toBe(false);
  expect(await codeField(shown).inputValue()).toBe(GROUPED);
  expect(await pairButton(shown).isEnabled()).toBe(true);
});

test('shows each step while it pairs', async () => {
  await using shown = await stage().show('unpaired');
  const { page, agent } = shown;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  agent.answers.pair = async () => {
    await promise;
    throw new FakeCallError('keychain-denied');
  };
  await codeField(shown).fill(CODE);
  await addressField(shown).fill('https://cloud.example');
  await pairButton(shown).click();
  await page.getByText('Reaching the cloud …').waitFor();
  agent.change({ pairing: { kind: 'exchanging' } });
  await page.getByText('Trading the code for a key …').waitFor();
  expect(await page.getByRole('button', { name: 'Pairing …' }).isEnabled()).toBe(false);
  agent.change({ pairing: { kind: 'storing' } });
  await page.getByText('Putting the key into safe keeping …').waitFor();
  agent.change({ pairing: { kind: 'unpaired' } });
  resolve(undefined);
  await page.getByRole('alert').waitFor();
});

test('takes the certificate of a private CA from a file, and refuses a key', async () => {
  await using shown = await stage().show('unpaired');
  const { page, agent } = shown;
  await page.getByText('My cloud has a certificate of its own').click();
  const field = page.getByRole('textbox', { name: 'Certificate of the private CA (PEM)' });
  await field.fill('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----');
  await page.getByText('This is a private key.').waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file …' }).click(),
  ]);
  await chooser.setFiles({ name: 'ca.pem', mimeType: '', buffer: Buffer.from(PEM) });
  await codeField(shown).fill(CODE);
  await addressField(shown).fill('https://cloud.example');
  await pairButton(shown).click();
  await page.getByRole('heading', { name: 'Type this into your machine' }).waitFor();
  expect(agent.requests).toContainEqual({
    call: 'pair',
    args: { code: CODE, cloudUrl: 'https://cloud.example', caPem: PEM.trim() },
  });
});
