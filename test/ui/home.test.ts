import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { ago, sampleEntry, sampleRetrieve, sampleTransfer } from '../fakes/sample-status.ts';
import { useStage, type Shown } from './support/stage.ts';

const stage = useStage();

const card = (shown: Shown, heading: string) => shown.page.getByRole('region', { name: heading });

test('follows an image through: sending, awaiting its receipt, in the cloud', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  const h1 = page.getByRole('heading', { level: 1 });
  const { today } = agent.status;
  agent.change({ transfers: [sampleTransfer()] });
  await page.getByText('One machine is sending.').waitFor();
  expect(await card(shown, 'On the way').textContent()).toContain(
    '23 images so far · 55.8 MB · 6.2 MB/s',
  );
  agent.change({ transfers: [], today: { ...today, awaitingReceipt: 2 } });
  await page.getByText('Two images wait for their receipts.').waitFor();
  agent.change({ today: { ...today, delivered: 414 }, lastDeliveredAt: ago(0) });
  await page.getByText('Every image is in the cloud.').waitFor();
  expect(await page.locator('[data-number=delivered] dd').textContent()).toBe('414');
  expect(await h1.count()).toBe(1);
});

test('tells what is fetched from the cloud: how much of all, to whom, and who asked', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  const moving = card(shown, 'On the way');
  const counts = { remaining: 8, completed: 2, warning: 1, failed: 1 };
  const unknown = { remaining: 0, completed: 0, warning: 0, failed: 0 };
  agent.change({
    deviceNames: [{ aeTitle: 'READING', address: '192.168.1.50', name: 'Reading room' }],
    retrieves: [
      sampleRetrieve('r1', counts),
      sampleRetrieve('r2', {
        ...unknown,
        source: { kind: 'order', orderId: 'o-1' },
        destination: 'READING',
      }),
    ],
  });
  await moving.getByText('3 of 12 images to WORKSTATION', { exact: true }).waitFor();
  expect(await moving.getByRole('listitem').allTextContents()).toEqual([
    '3 of 12 images to WORKSTATION1 could not be handed onFrom the cloud, asked for by Reading room',
    'Looking for the images for Reading roomFrom the cloud, which sends them itself',
  ]);
  expect(await moving.getByText('Nothing is being sent').count()).toBe(0);
  const bar = moving.getByRole('progressbar', { name: '3 of 12 images to WORKSTATION' });
  expect(await bar.evaluate((element: HTMLProgressElement) => element.position)).toBeCloseTo(1 / 3);
  await expectAccessibleAndFitting(page);
  agent.change({ retrieves: [] });
  await moving.getByText('Nothing is being sent at the moment.').waitFor();
});

test('pauses and resumes, and says so at once', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tern is paused.' }).waitFor();
  expect(agent.status.paused).not.toBeNull();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('heading', { level: 1, name: 'Every image is in the cloud.' }).waitFor();
  expect(agent.status.paused).toBeNull();
});

test('shows the link with its latency, its last heartbeat and the plot in words', async () => {
  await using shown = await stage().show('transferring');
  const strip = shown.page.locator('.link-strip');
  expect(await strip.textContent()).toMatch(/Online · 38 ms.*Last heartbeat \d+ seconds ago/s);
  expect(await strip.getByRole('img').getAttribute('aria-label')).toMatch(
    /Last hour: 57 of 60 heartbeats answered, typically in \d+ ms; 3 gaps, the last at /,
  );
  expect(await strip.locator('time').getAttribute('title')).toMatch(/20\d\d at \d\d:\d\d:\d\d$/);
});

test('deliveries are told in words; identifiers come on demand', async () => {
  await using shown = await stage().show('online');
  const rows = card(shown, 'Recent deliveries').getByRole('listitem');
  await rows.first().waitFor();
  const texts = await card(shown, 'Recent deliveries').locator('summary').allTextContents();
  expect(texts).toEqual([
    expect.stringMatching(/^3 ultrasound imagesUS-ROOM2 · 3.6 MBtaken by the cloud, awaiting rec/),
    expect.stringMatching(
      /^48 CT imagesCT-ROOM1 · 25.2 MBsafe in the cloud, receipt matches\d min/,
    ),
    expect.stringMatching(/^1 X-ray image192.168.1.77 · 18.4 MBrefused by the cloud/),
    expect.stringMatching(/^1 dose reportCT-ROOM1 · 524 kBbroke off, not delivered2 hours ago$/),
  ]);
  const uid = shown.page.getByText('1.2.826.0.1.3680043.10.1338.347');
  expect(await uid.isVisible()).toBe(false);
  await card(shown, 'Recent deliveries').getByText('48 CT images').click();
  expect(await uid.isVisible()).toBe(true);
  await card(shown, 'Recent deliveries').getByText('1 X-ray image').click();
  expect(await shown.page.getByText('A900H').isVisible()).toBe(true);
});

test('Home shows the last five groups and the way to all transfers', async () => {
  await using shown = await stage().show('online');
  const recent = card(shown, 'Recent deliveries');
  await recent.getByRole('listitem').first().waitFor();
  expect(await recent.getByRole('link').count()).toBe(0);
  shown.agent.answers.listTransfers = () =>
    Promise.resolve({
      entries: Array.from({ length: 7 }, (_, i) =>
        sampleEntry(i + 1, { calledAeTitle: `TERN${i}`, finishedAt: ago(i) }),
      ),
      nextBefore: null,
    });
  shown.agent.change({ lastDeliveredAt: ago(0) });
  await recent.getByRole('link', { name: 'All transfers' }).click();
  await shown.page.locator('main[data-page=transfers]').waitFor();
  await shown.page.getByRole('link', { name: 'Home' }).click();
  await recent.getByRole('listitem').first().waitFor();
  expect(await recent.locator('.delivery').count()).toBe(5);
});

test('a removed PC offers to pair again', async () => {
  await using shown = await stage().show('removed');
  await shown.page.getByRole('button', { name: 'Pair again …' }).click();
  await shown.page.getByRole('button', { name: 'Erase the old key' }).click();
  await shown.page.getByRole('textbox', { name: 'Pairing code' }).waitFor();
});
