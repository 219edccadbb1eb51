import { describe, expect, test } from 'vitest';
import { flatCatalogue } from '../../electron/contract/translator.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { sampleEntry, ago, sampleSpool } from '../fakes/sample-status.ts';
import { SampleLedger } from '../fakes/sample-ledger.ts';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { goTo, useStage, type Shown } from './support/stage.ts';
import { holdImages } from './support/held-images.ts';

const stage = useStage();

async function showHeld(locale = 'en-GB'): Promise<Shown> {
  const shown = await stage().show('held', { locale });
  holdImages(shown.agent);
  await goTo(shown.page, 'transfers');
  await shown.page.locator('.held > li').first().waitFor();
  return shown;
}

const card = ({ page }: Shown) => page.getByRole('region', { name: 'Needs your decision' });
const rows = (shown: Shown) => card(shown).locator('.held > li');

test('says of each kind why it is held and what to do, the standard code only as a detail', async () => {
  await using shown = await showHeld();
  const texts = (await rows(shown).allTextContents()).join('\n');
  expect(texts).toMatch(/12 CT imagesCT-ROOM1 · 6\.3 MB · .*ago/);
  expect(texts).toContain('The cloud does not take them. Tell whoever runs your cloud');
  expect(texts).toContain('Answer of the cloud: A900H');
  expect(texts).toContain('Their key is not in the keychain of this PC.');
  expect(texts).toContain('Their files on this PC are damaged.');
  const page = await shown.page.locator('main').textContent();
  expect(page).toContain('only until the cloud has confirmed it');
});

test('sends one kind again, or all, says so, and the row is gone', async () => {
  await using shown = await showHeld();
  const { heldImages } = shown.agent;
  await card(shown).getByRole('button', { name: 'Send again: 12 CT images, CT-ROOM1' }).click();
  const said = card(shown).getByText('12 images are on their way again.');
  await said.waitFor();
  expect(await said.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(heldImages.calls).toHaveLength(12);
  await expect.poll(() => rows(shown).count()).toBe(3);
  await card(shown).getByRole('button', { name: 'Send all again' }).click();
  await card(shown).getByText('4 images are on their way again.').waitFor();
  expect(heldImages.calls.at(-1)).toBe('retry all');
  await expect.poll(() => rows(shown).count()).toBe(0);
});

test('gives up only after two questions, the second answered by typing the number', async () => {
  await using shown = await showHeld();
  const { page, agent } = shown;
  const ask = () =>
    card(shown).getByRole('button', { name: 'Give up: 12 CT images, CT-ROOM1' }).click();
  await ask();
  const first = page.getByRole('dialog', { name: 'Give up 12 images?' });
  await first.getByText('Tern then has them nowhere').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep them');
  await page.keyboard.press('Escape');
  await expect.poll(() => first.count()).toBe(0);
  await ask();
  await first.getByRole('button', { name: 'Go on' }).click();
  const second = page.getByRole('dialog', { name: 'Erase them for good?' });
  const erase = second.getByRole('button', { name: 'Erase for good' });
  const field = second.getByRole('textbox', { name: 'type how many there are: 12' });
  for (const wrong of ['', '1', '120']) {
    await field.fill(wrong);
    expect(await erase.isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
  }
  expect(agent.heldImages.calls).toEqual([]);
  await expectAccessibleAndFitting(page);
  await field.fill('12');
  await erase.click();
  await card(shown).getByText('12 images were given up and erased.').waitFor();
  expect(agent.heldImages.calls).toHaveLength(12);
  expect(agent.heldImages.calls[0]).toMatch(/^discard held-1\.2\.\d+ by dashboard$/);
});

test('what cannot be done says so, and the dialogue stays', async () => {
  await using shown = await showHeld();
  const { page, agent } = shown;
  agent.answers.discardHeld = () => Promise.reject(new FakeCallError('internal'));
  await card(shown)
    .getByRole('button', { name: /^Give up: 1 / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('textbox', { name: 'type how many' }).fill('1');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('dialog').locator('.failure').waitFor();
});

test('home has one quiet line of what waits, and none when nothing does', async () => {
  await using shown = await stage().show('safe here');
  const { page, agent } = shown;
  const note = page.locator('.spool-note');
  await note.waitFor();
  expect(await note.textContent()).toBe(
    '214 images safe on this PC · oldest: 7 hours · about 10 minutes left',
  );
  agent.change({ spool: sampleSpool({ queued: 1, queuedBytes: 5, held: 2 }) });
  await note.getByRole('link', { name: '2 images need your decision' }).waitFor();
  expect(await note.textContent()).toBe('1 image safe on this PC · 2 images need your decision');
  agent.change({ spool: sampleSpool() });
  await expect.poll(() => note.count()).toBe(0);
});

test('the history tells what is queued, held and given up apart, and that there are other versions', async () => {
  await using shown = await stage().show('held', { at: 'transfers' });
  const ledger = new SampleLedger(
    (['discarded', 'held', 'queued'] as const).map((state, index) =>
      sampleEntry(index + 1, { state, receiptId: null, finishedAt: ago(300 - index) }),
    ),
  );
  ledger.otherVersions = 1;
  Object.assign(shown.agent.answers, ledger.handlers);
  shown.agent.change({ spool: sampleSpool({ queued: 1, held: 1 }) });
  const grid = shown.page.getByRole('treegrid', { name: 'What was sent' });
  for (const text of ['safe on this PC, waiting', 'needs your decision', 'given up on this PC'])
    await grid.getByText(text).waitFor();
  await grid.getByRole('row').filter({ hasText: 'waiting to be sent' }).click();
  await grid.getByText('There is nothing to do; leave this PC switched on.').waitFor();
  await grid.getByRole('row', { name: '1.2.826' }).click();
  await grid.getByText('1 other version under the same identifier').waitFor();
});

describe.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])('in %s', (locale) => {
  test('the card and the questions are translated, accessible and fit a narrow window', async () => {
    await using shown = await showHeld(locale);
    const { page } = shown;
    const words = flatCatalogue(locale.slice(0, 2) as 'en' | 'de' | 'es' | 'fr');
    await page.getByText(words['held.reason.mismatch.text'] ?? '?').waitFor();
    await expectAccessibleAndFitting(page);
    await page.locator('.held .buttons .quiet').first().click();
    await page.getByRole('button', { name: words['held.ask.next'] ?? '?' }).click();
    await page.getByText(words['held.ask.sure'] ?? '?').waitFor();
    await expectAccessibleAndFitting(page);
    expect(shown.complaints).toEqual([]);
  });
});
