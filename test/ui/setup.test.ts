import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { ago, lastStep, sampleProblem } from '../fakes/sample-status.ts';
import { useStage, type Shown } from './support/stage.ts';

const CT = { aeTitle: 'CT-ROOM1', address: '192.168.1.40' };
const NO_STEPS = { echo: null, image: null, delivered: null, receipt: null };

const stage = useStage();
const light = ({ page }: Shown, name: string) => page.locator(`[data-light=${name}]`);
const lightOf = async (shown: Shown, name: string): Promise<string | null> =>
  await light(shown, name).getAttribute('data-kind');

/** The start of the set-up, as many seconds ago. */
async function startedAgo({ page }: Shown, seconds: number): Promise<void> {
  await page.evaluate((at) => sessionStorage.setItem('tern.setup.startedAt', at), ago(seconds));
  await page.reload();
  await page.locator('[data-light=echo]').waitFor();
}

test('what happened before the set-up lights nothing; what happens then lights one after the other', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page, agent } = shown;
  expect(await lightOf(shown, 'echo')).toBe('waiting');
  expect(await lightOf(shown, 'image')).toBe('later');
  agent.change({ lastSteps: { ...NO_STEPS, echo: lastStep(-1) } });
  await page.locator('[data-light=echo][data-kind=lit]').waitFor();
  expect(await light(shown, 'echo').textContent()).toMatch(
    /The machine says helloCT-ROOM1 at 192\.168\.1\.40, \d?\d:\d\decho received/,
  );
  expect(await lightOf(shown, 'image')).toBe('waiting');
  const step = lastStep(-2);
  agent.change({
    lastSteps: { echo: step, image: step, delivered: step, receipt: step },
    deviceNames: [{ ...CT, name: 'CT, Room 1' }],
  });
  await page.getByText('All four lights are on.').waitFor();
  expect(await light(shown, 'receipt').textContent()).toContain('CT, Room 1');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Everything works.' }).waitFor();
  await page.getByRole('button', { name: 'Go to the overview' }).click();
  await page.locator('main[data-page=home]').waitFor();
});

test('a reload keeps the lights, and another machine begins with all of them off', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page, agent } = shown;
  await light(shown, 'echo').waitFor();
  await startedAgo(shown, 30);
  const step = lastStep(5);
  agent.change({ lastSteps: { echo: step, image: step, delivered: step, receipt: step } });
  await page.getByText('All four lights are on.').waitFor();
  await page.reload();
  await page.getByText('All four lights are on.').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Connect another machine' }).click();
  await light(shown, 'echo').waitFor();
  expect(await lightOf(shown, 'echo')).toBe('waiting');
  expect(await lightOf(shown, 'receipt')).toBe('later');
});

test('a machine that sends without an echo, to an archive without receipts, needs two lights', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  shown.agent.change({
    pairing: { kind: 'foreign', host: 'archive.example', port: 2762 },
    lastSteps: { ...NO_STEPS, image: lastStep(-1), delivered: lastStep(-1) },
  });
  await shown.page.getByText('All four lights are on.').waitFor();
  expect(await lightOf(shown, 'echo')).toBe('not-needed');
  expect(await lightOf(shown, 'receipt')).toBe('not-needed');
});

test('the values are copied one by one and together', async () => {
  await using shown = await stage().show('online', {
    at: 'setup',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = shown;
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy Port' }).click();
  await page.getByText('Copied').first().waitFor();
  expect(await copied()).toBe('11112');
  await page.getByText('Copied').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Copy all values' }).click();
  await page.getByText('Copied').waitFor();
  expect(await copied()).toBe('AE title: TERN\nIP address: 192.168.1.23\nPort: 11112');
});

test('says which address to take where there are several', async () => {
  await using shown = await stage().show('transferring', { at: 'setup' });
  await shown.page.getByText('Take the address that begins like the address of').waitFor();
  await using single = await stage().show('online', { at: 'setup' });
  expect(await single.page.getByText('Take the address that begins like').count()).toBe(0);
});

test('prints a sheet with the values and what to do with them, and nothing else', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page } = shown;
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.locator('body[data-printed]').count()).toBe(1);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const sheet = await page.evaluate(() => document.body.innerText);
  expect(sheet.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'Type this into your machine',
    expect.stringContaining('add a storage destination with these values'),
    'AE title',
    'TERN',
    'IP address',
    '192.168.1.23',
    'Port',
    '11112',
    'Tern · Elm Street Clinic · Reception PC',
  ]);
  const ink = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ink).toBe('rgb(255, 255, 255)');
});

test('a machine that is turned away is told of here, with the way to let it in', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page, agent } = shown;
  agent.change({
    problems: [
      sampleProblem('device-not-allowed', { device: CT, lastAt: ago(-1) }),
      sampleProblem('object-refused', { device: CT, lastAt: ago(600) }),
    ],
  });
  const trouble = page.locator('[data-trouble=device-not-allowed]');
  await trouble.getByText('A machine was turned away.').waitFor();
  expect(await page.locator('[data-trouble]').count()).toBe(1);
  agent.change({ lastSteps: { ...NO_STEPS, echo: lastStep(-2, { device: CT }) } });
  await trouble.waitFor({ state: 'detached' });
  agent.change({ lastSteps: NO_STEPS });
  await trouble.getByRole('link').click();
  await page.locator('main[data-page=devices]').waitFor();
});

test.each([
  ['port in use', 'listener', 'Port 11112 is already in use by Orthanc.'],
  ['offline', 'link', 'The internet connection is down.'],
  ['removed', 'link', "This PC was removed from the clinic's account."],
])('says what is in the way instead of waiting in silence: %s', async (scene, kind, title) => {
  await using shown = await stage().show(scene, { at: 'setup' });
  await shown.page.locator(`[data-trouble=${kind}]`).getByText(title).waitFor();
});

test('paused, it offers to go on', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page, agent } = shown;
  agent.change({ paused: { since: ago(5) } });
  await page.getByText('Tern is paused, so every machine').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.locator('[data-trouble]').waitFor({ state: 'detached' });
});

test('after a minute without an echo it says what is usually the matter', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const hint = shown.page.getByText('Does the firewall of this PC let port 11112 through?');
  await light(shown, 'echo').waitFor();
  expect(await hint.count()).toBe(0);
  await startedAgo(shown, 61);
  await hint.waitFor();
});

test('the sample device lights the four lights, marked as such; a refusal is told in words', async () => {
  await using shown = await stage().show('online', { at: 'setup' });
  const { page, agent } = shown;
  agent.answers.sendSample = () => Promise.reject(new FakeCallError('sample-refused'));
  const button = page.getByRole('button', { name: 'No machine at hand? Use the sample device' });
  await button.click();
  await page.getByRole('alert').getByText('The test image was not taken.').waitFor();
  agent.answers.sendSample = () => {
    const step = lastStep(-1, { isSample: true });
    agent.change({ lastSteps: { echo: step, image: step, delivered: step, receipt: step } });
    return Promise.resolve({ sopInstanceUids: ['2.25.1'] });
  };
  await button.click();
  await page.getByText('All four lights are on.').waitFor();
  expect(await light(shown, 'image').textContent()).toContain('Sample device, ');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('A machine of your own comes next.').waitFor();
});

test('home leads here until an image of a machine has come, and one can leave at any time', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  expect(await page.getByRole('heading', { name: 'Connect your first machine' }).count()).toBe(0);
  agent.change({ lastDeliveredAt: null, lastSteps: NO_STEPS });
  await page.getByRole('link', { name: 'Open the set-up' }).click();
  await page.getByRole('heading', { level: 1, name: 'Type this into your machine' }).waitFor();
  await page.getByRole('link', { name: 'Finish later' }).click();
  const hint = page.getByRole('heading', { name: 'Connect your first machine' });
  await hint.waitFor();
  // It may wait on this PC for the cloud.
  agent.change({ lastSteps: { ...agent.status.lastSteps, image: lastStep(-1) } });
  await hint.waitFor({ state: 'detached' });
});

test.each(['connect', 'done'])('is accessible and fits, light and dark: %s', async (step) => {
  await using shown = await stage().show('transferring', { at: 'setup' });
  const { page, agent } = shown;
  const lit = lastStep(-1);
  if (step === 'done') {
    agent.change({ lastSteps: { echo: lit, image: lit, delivered: lit, receipt: lit } });
    await page.getByRole('button', { name: 'Continue' }).click();
  } else {
    agent.change({
      lastSteps: { ...NO_STEPS, echo: lit },
      problems: [sampleProblem('device-not-allowed', { lastAt: ago(-9), device: CT })],
      link: { kind: 'offline', since: ago(3), fault: 'no-network', nextTryAt: ago(-40) },
    });
    await page.locator('[data-trouble=device-not-allowed]').waitFor();
  }
  await expectAccessibleAndFitting(page);
});
