import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { sampleCommitment } from '../fakes/sample-commitment.ts';
import { ago } from '../fakes/sample-status.ts';
import { asked, showMachines } from './support/clinic.ts';
import { unfoldAll, useStage, type Shown } from './support/stage.ts';

const stage = useStage();

const REQUESTS = [
  sampleCommitment(1, { state: 'waiting', failed: null, decidedAt: null, references: 1 }),
  sampleCommitment(2),
  sampleCommitment(3, { failed: 2 }),
  sampleCommitment(4, { state: 'undelivered', attempts: 9, fault: 'not-accepted' }),
  sampleCommitment(5, { state: 'reporting', attempts: 1, fault: 'unreachable' }),
  sampleCommitment(6, { references: 600 }),
  sampleCommitment(7, { device: { aeTitle: 'XRAY', address: '192.168.1.77' }, references: 7 }),
];

/** The details of a machine, unfolded. */
async function details(shown: Shown, aeTitle: string): Promise<Locator> {
  const fold = shown.page.locator(`[data-machine=${aeTitle}] .machine-details`);
  await fold.locator('> summary').click();
  return fold;
}
const titles = (part: Locator): Locator =>
  part.getByRole('textbox', { name: 'AE titles that it may call' });
const place = (part: Locator, name: string): Locator =>
  part.getByRole('group', { name: 'Where it takes the answers' }).getByRole('textbox', { name });

test('the AE titles that a machine may call are typed, checked and kept; empty is any', async () => {
  await using shown = await showMachines(stage());
  const { machines } = shown.agent;
  const us = await details(shown, 'US-ROOM2');
  expect(await titles(us).inputValue()).toBe('TERN');
  await titles(us).fill('TERN, ÜBER');
  await us.getByText('but no umlauts').waitFor();
  await titles(us).press('Enter');
  expect(asked(shown, 'setDevice')).toEqual([]);
  await titles(us).fill('TERN,ARCHIVE');
  await us.getByRole('button', { name: 'Save: AE titles that it may call' }).click();
  await us.getByText('Saved').waitFor();
  expect(await titles(us).inputValue()).toBe('TERN, ARCHIVE');
  expect(machines.devices[0]?.calledAeTitles).toEqual(['TERN', 'ARCHIVE']);
  await titles(us).fill('');
  await titles(us).press('Enter');
  await expect.poll(() => machines.devices[0]?.calledAeTitles).toBeNull();
  expect(await titles(us).getAttribute('placeholder')).toBe('any');
});

test('a machine that may call no title at all is not shown as if any were allowed', async () => {
  await using shown = await showMachines(stage());
  const { machines } = shown.agent;
  machines.devices = machines.devices.map((one) => ({ ...one, calledAeTitles: [] }));
  shown.agent.change({ lastDeliveredAt: ago(0) });
  const us = await details(shown, 'US-ROOM2');
  await us.getByText('At present it may call none').waitFor();
  await titles(us).press('Enter');
  await us.getByText('Leave it empty for any that this PC takes.').waitFor();
  expect(asked(shown, 'setDevice')).toEqual([{ id: 1, calledAeTitles: null }]);
});

test('what cannot be kept stays as it was typed, with the reason', async () => {
  await using shown = await showMachines(stage());
  shown.agent.answers = { setDevice: () => Promise.reject(new FakeCallError('config-unwritable')) };
  const us = await details(shown, 'US-ROOM2');
  await titles(us).fill('ARCHIVE');
  await titles(us).press('Enter');
  await us.getByRole('alert').getByText('The settings could not be saved.').waitFor();
  expect(await titles(us).inputValue()).toBe('ARCHIVE');
});

test('what a machine asked about its images is told with what became of it', async () => {
  await using shown = await showMachines(stage());
  shown.agent.commitments = REQUESTS;
  const ct = await details(shown, 'CT-ROOM1');
  await ct.getByText('Some machines ask whether their images are safe').waitFor();
  const lines = ct.locator('.machine-commitments li > span:nth-child(2)');
  await lines.first().waitFor();
  expect(await lines.allTextContents()).toEqual([
    '1 image · waiting for images or receipts',
    '48 images · the machine has its answer, all safe',
    '48 images · the machine has its answer, 2 not safe',
    '48 images · the machine could not be told, all safe, 9 tries failed, it takes no such answers there',
    '48 images · answer ready, the machine does not have it yet, all safe, 1 try failed, it cannot be reached',
  ]);
  shown.agent.commitments = [sampleCommitment(8, { references: 3 }), ...REQUESTS];
  shown.agent.change({ heartbeat: { ...shown.agent.status.heartbeat, lastAnsweredAt: ago(0) } });
  await ct.getByText('3 images', { exact: true }).waitFor();
  const mr = await details(shown, 'MR-OLD');
  await mr.getByText('It has not asked so far.').waitFor();
});

test('where a machine takes its answers is kept by its AE title, and emptied together', async () => {
  await using shown = await showMachines(stage());
  const { agent } = shown;
  const ct = await details(shown, 'CT-ROOM1');
  await place(ct, 'Name or IP address').waitFor();
  expect(await place(ct, 'Port of the machine').getAttribute('placeholder')).toBe('104');
  await place(ct, 'Name or IP address').fill('192.168.1.41');
  await place(ct, 'Name or IP address').press('Enter');
  await ct.getByText('Type a number.').waitFor();
  await place(ct, 'Port of the machine').fill('11113');
  await place(ct, 'Port of the machine').press('Enter');
  await ct.getByText('Saved').waitFor();
  expect(agent.config.commitment.devices).toEqual([
    { aeTitle: 'CT-ROOM1', host: '192.168.1.41', port: 11113, tls: false },
  ]);
  await place(ct, 'Name or IP address').fill('');
  await place(ct, 'Port of the machine').fill('');
  await ct.getByRole('button', { name: 'Save: Where it takes the answers' }).click();
  await expect.poll(() => agent.config.commitment.devices).toEqual([]);
});

test('a machine that gives no AE title has no address of its own for answers', async () => {
  await using shown = await showMachines(stage());
  const { machines } = shown.agent;
  machines.devices = machines.devices.map((one) =>
    one.aeTitle === 'MR-OLD' ? { ...one, aeTitle: '' } : one,
  );
  shown.agent.change({ lastDeliveredAt: ago(0) });
  await shown.page.getByRole('heading', { name: '192.168.1.52' }).waitFor();
  const mr = shown.page.locator('.machine', { hasText: '192.168.1.52' });
  await mr.locator('.machine-details > summary').click();
  await mr.getByText('It has not asked so far.').waitFor();
  expect(await mr.getByRole('group', { name: 'Where it takes the answers' }).count()).toBe(0);
});

test.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])(
  'is accessible and fits, with everything unfolded and a field wrong (%s)',
  async (locale) => {
    await using shown = await showMachines(stage(), { locale });
    const { page, agent } = shown;
    agent.commitments = REQUESTS;
    await unfoldAll(shown);
    const ct = page.locator('[data-machine=CT-ROOM1]');
    await ct.locator('.machine-commitments li').first().waitFor();
    await ct.locator('.commitment-fields input').first().fill('http://ct');
    await ct.locator('[aria-invalid=true]').first().waitFor();
    await expectAccessibleAndFitting(page);
    expect(shown.complaints).toEqual([]);
  },
);

test('when a single machine is told "success" is chosen here', async () => {
  await using shown = await showMachines(stage());
  const us = await details(shown, 'US-ROOM2');
  const policy = us.getByRole('combobox', { name: 'Its images are' });
  expect(await policy.locator('option').allTextContents()).toEqual([
    'as all: Safe in the cloud',
    'Safe in the cloud',
    'Safe on this PC',
    'Cloud first',
  ]);
  await policy.selectOption('Safe on this PC');
  await expect.poll(() => asked(shown, 'setDevice')).toEqual([{ id: 1, ackPolicy: 'spool' }]);
  await expect.poll(() => policy.inputValue()).toBe('spool');
  await policy.selectOption('as all: Safe in the cloud');
  await expect.poll(() => shown.agent.machines.devices[0]?.ackPolicy).toBeNull();
});
