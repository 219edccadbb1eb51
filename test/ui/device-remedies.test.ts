import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleAssociation, sampleDevice } from '../fakes/sample-devices.ts';
import { ago } from '../fakes/sample-status.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { asked, CLINIC, isFocused, showMachines } from './support/clinic.ts';
import { goTo, useStage, type Shown } from './support/stage.ts';

const stage = useStage();

const refused = ({ page }: Shown, reason: string): Locator =>
  page.locator(`.knock[data-knock=${reason}]`);

test('each refusal says who refused and what lets it through; only what helps here has a button', async () => {
  await using shown = await showMachines(stage());
  for (const [reason, said] of [
    ['called-ae', 'If that title is meant, allow it.'],
    ['object-refused', 'What it sent: CT image. The cloud says that something in it is not right.'],
    ['object-refused', 'refused by the cloud · 0xC000'],
    ['nothing-accepted', 'among other things: Printing. None of it was accepted.'],
    ['tls-hello', 'Switch TLS off for this connection on the machine'],
    ['tls-hello', 'refused by this PC'],
  ] as const)
    expect(await refused(shown, reason).textContent()).toContain(said);
  for (const reason of ['object-refused', 'nothing-accepted', 'tls-hello', 'link-down'])
    expect(await refused(shown, reason).getByRole('button', { name: 'Allow' }).count()).toBe(0);
  const counted = shown.page.locator('#knocks-heading .count');
  expect(await counted.textContent()).toBe('2');
});

test('a called AE title is allowed with one click; the command stands under "More"', async () => {
  await using shown = await showMachines(stage());
  const called = refused(shown, 'called-ae');
  await called.getByText('More').click();
  expect(await called.locator('code').textContent()).toBe('tern devices allow-called ARCHIV');
  expect(await accessibilityFaults(shown.page)).toEqual([]);
  await called.getByRole('button', { name: 'Allow this AE title: ARCHIV' }).click();
  await called.waitFor({ state: 'detached' });
  expect(asked(shown, 'allowCalledAe')).toEqual([{ aeTitle: 'ARCHIV', deviceId: null }]);
  const said = shown.page.getByText('ARCHIV can be called from now on.');
  await expect.poll(() => isFocused(said)).toBe(true);
});

test('offers that are not accepted are folded with their machine, and no refusal of their own', async () => {
  await using shown = await showMachines(stage());
  expect(await refused(shown, 'offer-refused').count()).toBe(0);
  const offers = shown.page.locator('[data-machine=US-ROOM2] .refused-offers');
  const summary = offers.getByText('3 offers of this machine are not accepted');
  await summary.click();
  expect(await offers.locator('li').allTextContents()).toEqual([
    'Printing: this kind is not accepted · refused by the cloud',
    'ultrasound image: not in this form: JPEG 2000, JPEG-LS · refused by the cloud',
    'DICOM object 1.3.12.2.1107: no reason given · refused by the cloud',
  ]);
  expect(await accessibilityFaults(shown.page)).toEqual([]);
});

test('a machine shows its room, what it sends and which titles it calls; the room is changed with the name', async () => {
  await using shown = await showMachines(stage());
  const us = shown.page.locator('[data-machine=US-ROOM2]');
  await us.getByText('Details').click();
  const facts = (await us.locator('.facts-list').textContent()) ?? '';
  expect(facts).toMatch(
    /What it sendsultrasound image, JPEG: 1,180, last .*report, uncompressed: 24/,
  );
  expect(facts).toContain('AE titles that it callsTERN');
  await us.getByRole('button', { name: 'Rename' }).click();
  const room = us.getByRole('textbox', { name: 'Room', exact: true });
  expect(await room.inputValue()).toBe('Room 2');
  await room.fill('Cellar');
  await room.press('Enter');
  await us.locator('.machine-room').getByText('Cellar').waitFor();
  expect(asked(shown, 'setDevice')).toEqual([
    { id: 1, name: 'Ultrasound 1, Room 2', room: 'Cellar' },
  ]);
});

test('a machine at another address is made one with the one it was', async () => {
  await using shown = await showMachines(stage());
  const { agent, page } = shown;
  agent.machines.devices = [
    ...CLINIC,
    sampleDevice(9, { aeTitle: 'US-ROOM2', address: '192.168.1.99', maybeSameAs: 1 }),
  ];
  agent.change({ lastDeliveredAt: ago(0) });
  await page.getByText('It looks like Ultrasound 1, Room 2').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'It is the same machine' }).click();
  await page.getByText('Ultrasound 1, Room 2 is one machine again.').waitFor();
  expect(asked(shown, 'mergeDevices')).toEqual([{ id: 9, into: 1 }]);
  expect(await page.locator('.machine').count()).toBe(CLINIC.length);
});

test('what broke off stands above the history with its counts, until it came later', async () => {
  await using shown = await stage().show('online', { locale: 'de-DE' });
  const { agent, page } = shown;
  const cut = { end: 'broke-off', begun: 128, sentWhole: 127, confirmed: 127 } as const;
  agent.associations = [
    sampleAssociation(3, { ...cut, missing: 52 }),
    sampleAssociation(2, { ...cut, arrivedLater: 1 }),
    sampleAssociation(1),
  ];
  await goTo(page, 'transfers');
  await page.getByText('127 von mindestens 180 angekommen: das Gerät hat abgebrochen').waitFor();
  expect(await page.locator('.broken-off li').count()).toBe(1);
  await page.setViewportSize({ width: 800, height: 600 });
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});
