import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { ago } from '../fakes/sample-status.ts';
import { DOCTOR_STEPS, SCENES } from './support/scenes.ts';
import { goTo, unfoldAll, useStage, type Shown } from './support/stage.ts';

const FILES = [
  { name: 'versions.json', text: '{\n  "tern": "0.1.0"\n}\n' },
  { name: 'doctor.txt', text: 'ok\tlistener\n' },
  { name: 'log.txt', text: `${'x'.repeat(400)}\n`.repeat(60) },
];

const stage = useStage();
const region = ({ page }: Shown, name: string) => page.getByRole('region', { name, exact: true });

test('looks at each step by itself on opening, and again when asked', async () => {
  await using shown = await stage().show('online', { at: 'help' });
  const { page, agent } = shown;
  const failed = page.locator('[data-step=link][data-result=failed]');
  await failed.waitFor();
  expect(await failed.textContent()).toBe(
    "Encrypted linkThe cloud refused this PC's key. Ask whoever runs your cloud for a new pairing code, then pair this PC again.failed",
  );
  expect(await page.locator('[data-step]').count()).toBe(DOCTOR_STEPS.length);
  await page.getByText('1 step does not work.').waitFor();
  agent.answers.doctor = () => Promise.resolve({ steps: DOCTOR_STEPS.slice(0, 2) });
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Every step works.').waitFor();
  expect(agent.requests.filter(({ call }) => call === 'doctor')).toHaveLength(2);
});

test('names every step of the path while it is looked at', async () => {
  await using shown = await stage().show('online');
  const { promise, resolve } = Promise.withResolvers<undefined>();
  shown.agent.answers.doctor = () => promise.then(() => ({ steps: [...DOCTOR_STEPS] }));
  await goTo(shown.page, 'help');
  await shown.page.getByText('Each step is looked at in turn …').waitFor();
  expect(await shown.page.locator('[data-result=running]').count()).toBe(9);
  expect(await shown.page.getByRole('button', { name: 'Check again' }).isEnabled()).toBe(false);
  resolve(undefined);
  await shown.page.locator('[data-step=disk][data-result=warning]').waitFor();
});

test('tests the connection and says in words how it went', async () => {
  await using shown = await stage().show('online', { at: 'help' });
  const echo = region(shown, 'The answer of the cloud');
  const button = echo.getByRole('button', { name: 'Test the connection' });
  await button.click();
  await echo.getByText('The cloud answered through the encrypted link in 42 ms.').waitFor();
  shown.agent.change({
    link: { kind: 'offline', since: ago(0), fault: 'timed-out', nextTryAt: ago(-9) },
  });
  await echo.getByText('The link has changed since.').waitFor();
  shown.agent.answers.echo = () => Promise.reject(new FakeCallError('link-down'));
  await button.click();
  await echo.getByRole('alert').waitFor();
  expect(await echo.getByRole('alert').textContent()).toContain(
    'There is no connection to the cloud.',
  );
});

test('shows the whole report before it is saved, and saves exactly that', async () => {
  await using shown = await stage().show('online', {
    at: 'help',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page, agent, complaints } = shown;
  agent.answers.supportBundle = () => Promise.resolve({ files: FILES });
  const support = region(shown, 'For support');
  expect(await support.getByRole('button', { name: 'Save …' }).count()).toBe(0);
  await support.getByRole('button', { name: 'Put the report together' }).click();
  await support.getByText('It holds no patient names').waitFor();
  for (const summary of await support.locator('summary').all()) await summary.click();
  expect(await support.locator('pre').allTextContents()).toEqual(FILES.map(({ text }) => text));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    support.getByRole('button', { name: 'Save …' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tern-support-20\d\d-\d\d-\d\d\.json$/);
  const saved = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(saved)).toEqual({ files: FILES });
  await support.getByRole('button', { name: 'Copy the report' }).click();
  await support.getByText('Copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('===== doctor.txt =====\nok\tlistener');
  expect(complaints).toEqual([]);
});

test('says why the report cannot be put together', async () => {
  await using shown = await stage().show('online', { at: 'help' });
  shown.agent.answers.supportBundle = () => Promise.reject(new FakeCallError('internal'));
  const support = region(shown, 'For support');
  await support.getByRole('button', { name: 'Put the report together' }).click();
  await support.getByRole('alert').getByText('Something went wrong inside Tern.').waitFor();
});

test('works before pairing, without the echo through a link that is not there', async () => {
  await using shown = await stage().show('unpaired', { at: 'help' });
  await shown.page.locator('[data-step=network][data-result=ok]').waitFor();
  expect(await region(shown, 'The answer of the cloud').count()).toBe(0);
  const { agent } = SCENES.unpaired!.status;
  expect(await region(shown, 'About Tern').textContent()).toContain(agent.nodeVersion);
});

test('is accessible and fits with the report unfolded, light and dark', async () => {
  await using shown = await stage().show('offline', { at: 'help' });
  const { page } = shown;
  shown.agent.answers.supportBundle = () => Promise.resolve({ files: FILES });
  await page.locator('[data-step=disk][data-result=warning]').waitFor();
  await page.getByRole('button', { name: 'Put the report together' }).click();
  await page.getByText('log.txt').waitFor();
  await unfoldAll(shown);
  await expectAccessibleAndFitting(page);
});
