import { expect, test, vi } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { sampleDevice } from '../fakes/sample-devices.ts';
import { SampleLedger } from '../fakes/sample-ledger.ts';
import { ago, sampleEntry, sampleTransfer } from '../fakes/sample-status.ts';
import { LEDGER } from './support/scenes.ts';
import { goTo, useStage, type Shown } from './support/stage.ts';

const stage = useStage();
const MANY = 100_000;

const grid = ({ page }: Shown) => page.getByRole('treegrid', { name: 'What was sent' });
const count = ({ page }: Shown) => page.locator('.history-count');
const group = (shown: Shown, name: string | RegExp) =>
  grid(shown).getByRole('row').filter({ hasText: name }).first();

/** Asks again until nothing is wrong any more. */
const until = (check: () => unknown, timeout = 10_000) =>
  vi.waitFor(check, { timeout, interval: 50 });

/** The page with a ledger of its own behind it. */
async function showLedger(ledger: SampleLedger): Promise<Shown> {
  const shown = await stage().show('online');
  Object.assign(shown.agent.answers, ledger.handlers);
  await goTo(shown.page, 'transfers');
  await count(shown)
    .getByText(/\d|Nothing/)
    .waitFor();
  return shown;
}

/** One of each ending, and a mismatch and a sample beside. */
function everyEnding(): SampleLedger {
  const other = { finishedAt: ago(300), device: { aeTitle: 'MR-1', address: '192.168.1.9' } };
  const entries = [
    ...LEDGER,
    sampleEntry(80, { ...other, state: 'mismatch' }),
    sampleEntry(70, { ...other, isSample: true, finishedAt: ago(500) }),
  ];
  return new SampleLedger(
    entries.toSorted((a, b) => Date.parse(a.finishedAt) - Date.parse(b.finishedAt) || a.id - b.id),
  );
}

/** What listTransfers was asked for last. */
const lastQuery = ({ agent }: Shown) =>
  agent.requests.findLast(({ call }) => call === 'listTransfers')?.args;

test('shows what is moving with its rate and no percentage', async () => {
  await using shown = await stage().show('online', { at: 'transfers' });
  shown.agent.change({ transfers: [sampleTransfer()] });
  const card = shown.page.getByRole('region', { name: 'On the way' });
  await card.getByText('US-ROOM2').waitFor();
  const text = await card.textContent();
  expect(text).toContain('23 images so far · 55.8 MB · 6.2 MB/s');
  expect(text).not.toContain('%');
});

test('tells groups by device, kind, count, outcome and where the images are', async () => {
  await using shown = await showLedger(everyEnding());
  const texts = await grid(shown).locator('.history-group').allTextContents();
  expect(texts.join('\n')).toMatch(/3 ultrasound imagesUS-ROOM2 · 3.6 MBtaken by the cloud, await/);
  expect(texts.join('\n')).toMatch(
    /48 CT imagesCT-ROOM1 · 25.2 MBsafe in the cloud, receipt match/,
  );
  expect(texts.join('\n')).toMatch(/refused by the cloudstill on the machine/);
  expect(texts.join('\n')).toMatch(/broke off, not deliveredstill on the machine/);
  expect(texts.join('\n')).toMatch(/the receipt does not matchkeep it on the machine/);
  expect(texts.join('\n')).toMatch(/1 CT imagesampleMR-1/);
  expect(await grid(shown).locator('.history-day').first().textContent()).toMatch(/20\d\d$/);
});

test('an unfolded group says what to do, and an unfolded image compares the receipt', async () => {
  await using shown = await showLedger(everyEnding());
  await group(shown, 'refused by the cloud').click();
  await shown.page.getByText('Tell whoever runs your cloud what it answered (below)').waitFor();
  expect(await grid(shown).getByText('A900H').isVisible()).toBe(true);
  await group(shown, 'the receipt does not match').click();
  await grid(shown).getByRole('row', { name: '1.2.826.0.1.3680043.10.1338.80' }).click();
  await grid(shown).getByText('Different: the cloud does not hold').waitFor();
  const digests = await grid(shown).locator('.digest').allTextContents();
  expect(digests[0]).toMatch(/^ab12ab12 ab12ab12/);
  expect(digests[1]).toMatch(/^cd34cd34 cd34cd34/);
  expect(shown.agent.requests).toContainEqual({ call: 'getTransfer', args: { id: 80 } });
});

test('100,000 entries scroll to the end while few rows are in the document', async () => {
  await using shown = await showLedger(SampleLedger.ofSize(MANY));
  const { page } = shown;
  let most = 0;
  await until(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    most = Math.max(most, await grid(shown).getByRole('row').count());
    expect(await count(shown).textContent()).toBe('100,000 images');
  }, 60_000);
  expect(most).toBeLessThan(80);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await until(async () =>
    expect(Number(await grid(shown).getByRole('row').last().getAttribute('aria-rowindex'))).toBe(
      Number(await grid(shown).getAttribute('aria-rowcount')),
    ),
  );
  const asked = shown.agent.requests.filter(({ call }) => call === 'listTransfers');
  expect(asked.length).toBeGreaterThan(99);
}, 120_000);

test('filters reach the agent, survive another page, and can be taken off', async () => {
  await using shown = await showLedger(SampleLedger.ofSize(200));
  const { page, agent } = shown;
  await page.getByLabel('What became of it').selectOption('Did not arrive');
  await count(shown).getByText('Nothing that was sent fits').waitFor();
  await page.getByLabel('From day').fill('2026-01-05');
  await page.getByLabel('Until day').fill('2026-01-04');
  await page.getByText('The first day is after the last one.').waitFor();
  await page.getByLabel('Until day').fill('2026-01-06');
  await page.getByLabel('Identifier of an image').fill(' 1.2.3 ');
  await page.keyboard.press('Enter');
  const day = (date: number) => new Date(2026, 0, date).toISOString();
  await until(() =>
    expect(lastQuery(shown)).toMatchObject({
      device: null,
      states: ['refused', 'incomplete', 'mismatch'],
      since: day(5),
      until: day(7),
      sopInstanceUid: '1.2.3',
    }),
  );
  await goTo(page, 'home');
  await goTo(page, 'transfers');
  expect(await page.getByLabel('From day').inputValue()).toBe('2026-01-05');
  expect(await page.getByLabel('Identifier of an image').inputValue()).toBe('1.2.3');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await count(shown).getByText('200 images').waitFor();
  expect(agent.requests.some(({ call }) => call === 'listDevices')).toBe(true);
});

test('a machine is chosen by the name people use', async () => {
  await using shown = await stage().show('online');
  const device = { aeTitle: 'US-ROOM2', address: '192.168.1.31' };
  shown.agent.machines.devices = [
    sampleDevice(1),
    sampleDevice(2, { ...device, name: 'Ultrasound 1' }),
    sampleDevice(3, { isSample: true, aeTitle: 'SAMPLE' }),
  ];
  Object.assign(shown.agent.answers, SampleLedger.ofSize(200).handlers);
  shown.agent.change({ deviceNames: [{ ...device, name: 'Ultrasound 1' }] });
  await goTo(shown.page, 'transfers');
  const machine = shown.page.getByLabel('Machine');
  await machine.getByText('SAMPLE (sample)').waitFor({ state: 'attached' });
  await machine.selectOption('Ultrasound 1');
  await count(shown).getByText('60 images').waitFor();
  expect(lastQuery(shown)).toMatchObject({ device });
  expect(await grid(shown).getByText('CT-ROOM1').count()).toBe(0);
});

test('what comes in shows at the top and does not move what is being read', async () => {
  const ledger = SampleLedger.ofSize(5000);
  await using shown = await showLedger(ledger);
  const { page, agent } = shown;
  const arrive = (id: number): void => {
    const device = { aeTitle: `NEW-${id}`, address: '192.168.1.60' };
    ledger.entries.push(sampleEntry(id, { device, finishedAt: ago(0), startedAt: ago(1) }));
    agent.change({ lastDeliveredAt: ago(0), today: { ...agent.status.today, delivered: id } });
  };
  arrive(9001);
  await grid(shown).getByText('NEW-9001').waitFor();
  await page.mouse.wheel(0, 3000);
  const readRow = () =>
    page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('.history-group')];
      const row = rows.find((one) => one.getBoundingClientRect().top > 200);
      return { key: row?.dataset.key, top: row?.getBoundingClientRect().top };
    });
  await until(async () => {
    const before = await readRow();
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(2900);
    expect(await readRow()).toEqual(before);
  });
  const before = await readRow();
  const shownBefore = await count(shown).textContent();
  for (const id of [9002, 9003, 9004]) arrive(id);
  await until(async () => expect(await count(shown).textContent()).not.toBe(shownBefore));
  await until(async () => {
    const after = await page
      .locator(`[data-key="${before.key}"]`)
      .evaluate((row) => row.getBoundingClientRect().top);
    expect(Math.abs(after - before.top!)).toBeLessThan(2);
  });
});

test('a page that cannot be read is told and can be tried again', async () => {
  const ledger = SampleLedger.ofSize(3000);
  await using shown = await showLedger(ledger);
  const { page, agent } = shown;
  agent.answers.listTransfers = (query) =>
    query.before === null
      ? ledger.handlers.listTransfers(query)
      : Promise.reject(new FakeCallError('internal'));
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await until(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await page.getByRole('alert').count()).toBe(1);
  });
  Object.assign(agent.answers, ledger.handlers);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await until(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await count(shown).textContent()).toBe('3,000 images');
  });
});

test('goes with the keyboard alone', async () => {
  await using shown = await showLedger(everyEnding());
  const { page } = shown;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-key'));
  await page.getByLabel('Identifier of an image').focus();
  await page.keyboard.press('Tab');
  await until(async () => expect(await focused()).toMatch(/^day /));
  await page.keyboard.press('ArrowDown');
  await until(async () => expect(await focused()).toMatch(/^group /));
  await page.keyboard.press('ArrowRight');
  await grid(shown).locator('.history-facts').waitFor();
  await page.keyboard.press('ArrowRight');
  await until(async () => expect(await focused()).toMatch(/^facts /));
  await page.keyboard.press('ArrowLeft');
  await until(async () => expect(await focused()).toMatch(/^group /));
  await page.keyboard.press('ArrowLeft');
  await grid(shown).locator('.history-facts').waitFor({ state: 'detached' });
  await page.keyboard.press('End');
  await until(async () => expect(await focused()).toMatch(/^group 90$/));
  await page.keyboard.press('Tab');
  expect(await focused()).toBeNull();
});

test('is accessible and fits into every window with everything unfolded', async () => {
  await using shown = await showLedger(everyEnding());
  const { page } = shown;
  await group(shown, 'the receipt does not match').click();
  await grid(shown).getByRole('row', { name: '1.2.826.0.1.3680043.10.1338.80' }).click();
  await grid(shown).getByText('Different: the cloud').waitFor();
  await group(shown, 'refused by the cloud').click();
  await expectAccessibleAndFitting(page);
  expect(shown.complaints).toEqual([]);
});

test('says that nothing was sent yet', async () => {
  await using shown = await showLedger(new SampleLedger([]));
  expect(await count(shown).textContent()).toBe('Nothing has been sent through this PC yet.');
});
