import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { echoscu, storescu } from '../interop/support/dcmtk.ts';
import { Desktop } from './support/desktop.ts';
import { nameCloud, typeCode } from '../ui/support/pairing.ts';
import { pair, startCloud, toldOf } from './support/pairing.ts';

needsPrograms('chromium', 'echoscu', 'storescu');

test('a wrong, a used and an expired code are each told apart, and a good one pairs', async () => {
  await using cloud = await startCloud();
  const { codes, uplinks } = cloud.cloud.registry;
  const used = codes.issue('Clinic').code;
  expect(codes.redeem(used, 'another PC').kind).toBe('paired');
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  const page = await desktop.window();
  await nameCloud(page, toldOf(cloud));
  for (const [code, words] of [
    [makePairingCode(new Uint8Array(9).fill(1)), 'The cloud does not know this code.'],
    [used, 'This code has been used already.'],
    [codes.issue('Clinic', -1).code, 'This code has expired.'],
  ] as const) {
    await typeCode(page, code);
    await page.getByRole('alert').getByText(words).waitFor();
    await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  }
  expect(uplinks.list()).toHaveLength(1);
  await typeCode(page, codes.issue('Clinic').code);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  expect(uplinks.list()).toHaveLength(2);
  expect((await desktop.seen()).notified).toEqual([]);
});

test('first run: paired, an echo and an image from DCMTK, four green lights', async () => {
  await using cloud = await startCloud();
  await using desktop = await Desktop.launch();
  await using folder = await TempFolder.create('first-run');
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await pair(desktop, cloud);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  const page = await desktop.window();
  const untilLit = (light: string): Promise<void> =>
    page.locator(`[data-light=${light}][data-kind=lit]`).waitFor();
  const machine = { port: desktop.dicomPort, callingAe: 'US-ROOM2', calledAe: 'TERN' };
  expect((await echoscu(machine)).exitCode).toBe(0);
  await untilLit('echo');
  const bytes = ctImage({ kind: 9, n: 2, rows: 64, columns: 64 });
  await writeFile(folder.join('image.dcm'), bytes);
  await storescu(machine, [folder.join('image.dcm')], [parsePart10(bytes)]);
  for (const light of ['image', 'delivered', 'receipt']) await untilLit(light);
  const { menu, notified } = await desktop.untilBothSay(/^Every image is in the cloud\.$/, 'ok');
  expect(menu.join()).toMatch(/Last image delivered: \d\d:\d\d/);
  expect(notified).toEqual([]);
});

test('a machine that is turned away is told of, and allowed from where the notification leads', async () => {
  await using cloud = await startCloud();
  await using desktop = await Desktop.launch({ allowedDevices: [{ aeTitle: 'CT-ROOM1' }] });
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await pair(desktop, cloud);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  const machine = { port: desktop.dicomPort, callingAe: 'US-ROOM2', calledAe: 'TERN' };
  expect((await echoscu(machine)).exitCode).not.toBe(0);
  await desktop.untilBothSay(/^A machine was turned away\.$/, 'attention');
  await until('the notification', async () => (await desktop.seen()).notified.length === 1);
  await desktop.clickNotification();
  const page = await desktop.window();
  await page.getByRole('button', { name: 'Allow this machine: US-ROOM2' }).click();
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  expect((await desktop.seen()).notified.map(({ isUp }) => isUp)).toEqual([false]);
  expect((await echoscu(machine)).exitCode).toBe(0);
});
