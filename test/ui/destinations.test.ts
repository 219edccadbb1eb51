import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import type { Destination } from '../../electron/contract/destinations.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { asked, isFocused } from './support/clinic.ts';
import { goTo, useStage, type Shown } from './support/stage.ts';

const stage = useStage();
const TWO: Destination[] = [
  { aeTitle: 'READING', host: '192.168.1.50', port: 104, tls: false },
  { aeTitle: 'ARCHIVE_OF_CLINC', host: 'archive.elm-street-clinic.example', port: 2762, tls: true },
];

const card = ({ page }: Shown) =>
  page.getByRole('region', { name: 'Handing images to machines here' });
const field = (shown: Shown, name: string) => card(shown).getByRole('textbox', { name });
const row = (shown: Shown, aeTitle: string) => card(shown).locator(`[data-destination=${aeTitle}]`);

async function showDestinations(locale = 'en-GB'): Promise<Shown> {
  const shown = await stage().show('online', { locale });
  shown.agent.destinations.destinations = [...TWO];
  await goTo(shown.page, 'settings');
  await shown.page.locator('[data-destination=READING]').waitFor();
  return shown;
}

test('a machine is added by keyboard alone, and what was said has the focus', async () => {
  await using shown = await stage().show('online', { at: 'settings' });
  const { page } = shown;
  await card(shown).getByText('No machine is on the list yet.').waitFor();
  await card(shown).getByRole('button', { name: 'Add a machine …' }).focus();
  await page.keyboard.press('Enter');
  await field(shown, 'AE title of the machine').waitFor();
  await page.keyboard.type(' WORKSTATION ');
  await page.keyboard.press('Tab');
  await page.keyboard.type('192.168.1.60');
  await page.keyboard.press('Tab');
  await page.keyboard.type('11112');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const said = card(shown).getByText('can be handed to WORKSTATION from now on.');
  await said.waitFor();
  await expect.poll(() => isFocused(said)).toBe(true);
  expect(await row(shown, 'WORKSTATION').textContent()).toContain(
    '192.168.1.60, port 11112 · encrypted',
  );
  expect(shown.agent.destinations.destinations).toEqual([
    { aeTitle: 'WORKSTATION', host: '192.168.1.60', port: 11112, tls: true },
  ]);
});

test('what is typed is checked at once, and a title that is there already is refused', async () => {
  await using shown = await showDestinations();
  const { page } = shown;
  const add = card(shown).getByRole('button', { name: 'Add a machine …' });
  await add.click();
  await field(shown, 'AE title').fill('ÜBER');
  await card(shown).getByText('but no umlauts').waitFor();
  await field(shown, 'Port').fill('70000');
  await card(shown).getByText('The largest number allowed here is 65535.').waitFor();
  await field(shown, 'Name or IP').fill('https://station');
  await card(shown).getByText('without https://').waitFor();
  await field(shown, 'AE title').fill('READING');
  await field(shown, 'Name or IP').fill('');
  await field(shown, 'Port').fill('104');
  await field(shown, 'Port').press('Enter');
  await card(shown).getByText('Something has to stand here.').waitFor();
  await field(shown, 'Name or IP').fill('192.168.1.51');
  await card(shown).getByText('This is in the list already.').waitFor();
  expect(await field(shown, 'AE title').getAttribute('aria-invalid')).toBe('true');
  expect(asked(shown, 'addDestination')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => isFocused(add)).toBe(true);
});

test('what the agent refuses is said beside the field, or below where it is about none', async () => {
  await using shown = await showDestinations();
  const { agent } = shown;
  await card(shown).getByRole('button', { name: 'Add a machine …' }).click();
  await field(shown, 'AE title').fill('SECOND');
  await field(shown, 'Name or IP').fill('192.168.1.51');
  await field(shown, 'Port').fill('104');
  // Added elsewhere since the list was read.
  const second = { aeTitle: 'SECOND', host: '192.168.1.51', port: 104, tls: false };
  agent.destinations.destinations = [...TWO, second];
  await field(shown, 'Port').press('Enter');
  await card(shown).getByText('This is in the list already.').waitFor();
  agent.answers.addDestination = () => Promise.reject(new FakeCallError('config-unwritable'));
  await field(shown, 'AE title').fill('THIRD');
  await field(shown, 'AE title').press('Enter');
  await card(shown).getByRole('alert').getByText('The settings could not be saved.').waitFor();
  expect(await field(shown, 'AE title').inputValue()).toBe('THIRD');
});

test('a test echo says that the machine answered, or why it did not', async () => {
  await using shown = await showDestinations();
  await card(shown).getByRole('button', { name: 'Test echo: READING' }).click();
  await row(shown, 'READING').getByText('READING answered in 9 ms.').waitFor();
  await card(shown).getByRole('button', { name: 'Test echo: ARCHIVE_OF_CLINC' }).click();
  await row(shown, 'ARCHIVE_OF_CLINC')
    .getByRole('alert')
    .getByText('The machine cannot be reached.')
    .waitFor();
});

test('a machine leaves the list only after a question', async () => {
  await using shown = await showDestinations();
  const { page } = shown;
  const remove = card(shown).getByRole('button', { name: 'Remove … READING' });
  await remove.click();
  await page.getByRole('dialog', { name: 'Take READING off the list?' }).waitFor();
  await page.keyboard.press('Escape');
  expect(asked(shown, 'removeDestination')).toEqual([]);
  await remove.click();
  await page.getByRole('button', { name: 'Take it off' }).click();
  await row(shown, 'READING').waitFor({ state: 'detached' });
  const said = card(shown).getByText('are no longer handed to READING.');
  await expect.poll(() => isFocused(said)).toBe(true);
});

test.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])(
  'is accessible and fits, with the form open and an echo that failed (%s)',
  async (locale) => {
    await using shown = await showDestinations(locale);
    const { page } = shown;
    const region = page.locator('.destinations');
    await region.locator('> .buttons button').click();
    await region.locator('[data-destination=ARCHIVE_OF_CLINC] button').first().click();
    await region.getByRole('alert').waitFor();
    await region.locator('form button[type=submit]').click();
    await region.locator('[aria-invalid=true]').first().waitFor();
    await expectAccessibleAndFitting(page);
    expect(shown.complaints).toEqual([]);
  },
);

test('a PC that is not paired has nothing to hand on', async () => {
  await using shown = await stage().show('unpaired', { at: 'settings' });
  await shown.page.getByRole('heading', { name: 'This PC on the network' }).waitFor();
  expect(await card(shown).count()).toBe(0);
});
