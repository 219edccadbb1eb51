import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AllowList } from '../../electron/contract/devices.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { ago, lastStep } from '../fakes/sample-status.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { asked, CLINIC, isFocused, showMachines } from './support/clinic.ts';
import { unfoldAll, useStage, WINDOWS, type Shown } from './support/stage.ts';

const stage = useStage();

const machine = ({ page }: Shown, aeTitle: string): Locator =>
  page.locator(`[data-machine=${aeTitle}]`);

describe.each(['local', 'open', 'cloud'] as const satisfies readonly AllowList[])(
  'list kept: %s',
  (allowList) => {
    test('is accessible, light and dark, with everything unfolded', async () => {
      await using shown = await showMachines(stage(), { allowList });
      await unfoldAll(shown);
      await machine(shown, 'XRAY').getByRole('button', { name: 'Rename' }).click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await shown.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await accessibilityFaults(shown.page)).toEqual([]);
      }
      expect(shown.complaints).toEqual([]);
    });
  },
);

test.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])(
  'fits without scrolling sideways, with everything unfolded (%s)',
  async (locale) => {
    await using shown = await showMachines(stage(), { locale });
    await unfoldAll(shown);
    for (const [width, height] of WINDOWS) {
      await shown.page.setViewportSize({ width, height });
      expect(await sidewaysOverflow(shown.page)).toBe(0);
    }
  },
);

test('every machine says how it is doing', async () => {
  await using shown = await showMachines(stage());
  const states = await shown.page
    .locator('.machine')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
  expect(states).toEqual(['sending', 'quiet', 'allowed', 'not-allowed']);
  expect(await machine(shown, 'US-ROOM2').textContent()).toMatch(
    /^Ultrasound 1, Room 2Room 2RenameIs sending nowLast image \d+ seconds ago1,204 images, 5.4 GBSaid hello 12 days ago/,
  );
  expect(await machine(shown, 'CT-ROOM1').textContent()).toMatch(
    /has sent nothing since \w+ \d\d:\d\d\. At least one image every 2 days is expected of it\./,
  );
  await machine(shown, 'MR-OLD').getByRole('button', { name: 'Allow this machine' }).click();
  await shown.page.locator('[data-machine=MR-OLD][data-state=allowed]').waitFor();
  const details = machine(shown, 'US-ROOM2').getByText('OFFIS_DCMTK_364');
  expect(await details.isVisible()).toBe(false);
  await machine(shown, 'US-ROOM2').getByText('Details').click();
  expect(await details.isVisible()).toBe(true);
});

test('a machine is renamed in place by keyboard alone; Escape leaves it as it was', async () => {
  await using shown = await showMachines(stage());
  const { page, agent } = shown;
  const ct = machine(shown, 'CT-ROOM1');
  const rename = ct.getByRole('button', { name: 'Rename' });
  await rename.focus();
  await page.keyboard.press('Enter');
  const field = ct.getByRole('textbox', { name: 'Name of this machine' });
  await field.waitFor();
  await page.keyboard.type('CT, Ground floor');
  await page.keyboard.press('Enter');
  await ct.getByRole('heading', { name: 'CT, Ground floor' }).waitFor();
  await expect.poll(() => isFocused(rename)).toBe(true);
  expect(agent.status.deviceNames).toContainEqual({
    aeTitle: 'CT-ROOM1',
    address: '192.168.1.40',
    name: 'CT, Ground floor',
  });
  await page.keyboard.press('Enter');
  await field.fill('Something else');
  await page.keyboard.press('Escape');
  await expect.poll(() => isFocused(rename)).toBe(true);
  await ct.getByRole('heading', { name: 'CT, Ground floor' }).waitFor();
  await page.keyboard.press('Enter');
  await field.fill('  ');
  await page.keyboard.press('Enter');
  await ct.getByRole('heading', { name: 'CT-ROOM1' }).waitFor();
  expect(asked(shown, 'setDevice')).toEqual([
    { id: 2, name: 'CT, Ground floor', room: null },
    { id: 2, name: null, room: null },
  ]);
});

test('keeps the typed name when the call fails', async () => {
  await using shown = await showMachines(stage());
  shown.agent.answers = { setDevice: () => Promise.reject(new FakeCallError('internal')) };
  const ct = machine(shown, 'CT-ROOM1');
  await ct.getByRole('button', { name: 'Rename' }).click();
  const field = ct.getByRole('textbox', { name: 'Name of this machine' });
  await field.fill('CT, Ground floor');
  await ct.getByRole('button', { name: 'Save' }).click();
  await ct.getByRole('alert').waitFor();
  expect(await field.inputValue()).toBe('CT, Ground floor');
});

test('what is expected of a machine holds as soon as it is chosen', async () => {
  await using shown = await showMachines(stage());
  const xray = machine(shown, 'XRAY');
  const choice = xray.getByRole('combobox', { name: 'Expect images X-ray, Basement' });
  expect(await choice.inputValue()).toBe('never');
  await choice.selectOption('every week');
  await expect.poll(() => shown.agent.machines.devices[2]?.expectEveryHours).toBe(168);
  await choice.selectOption('other hours …');
  const hours = xray.getByRole('textbox', { name: 'At least one image every so many hours' });
  await hours.fill('soon');
  await hours.press('Enter');
  await xray.getByText('Type a whole number from 1 to 8760').waitFor();
  await hours.fill('12');
  await hours.press('Enter');
  await hours.waitFor({ state: 'detached' });
  await expect.poll(() => choice.inputValue()).toBe('12');
  expect(await choice.locator('option:checked').textContent()).toBe('every 12 hours');
  await choice.selectOption('never');
  await expect.poll(() => shown.agent.machines.devices[2]?.expectEveryHours).toBeNull();
  expect(asked(shown, 'setDevice')).toHaveLength(3);
});

test('an echo to the machine takes the port that worked last, and says how it went', async () => {
  await using shown = await showMachines(stage());
  const { machines } = shown.agent;
  machines.echoAnswers = new Map([[11104, 9]]);
  const us = machine(shown, 'US-ROOM2');
  await us.getByText('Test echo').click();
  const port = us.getByRole('textbox', { name: 'Port of the machine' });
  expect(await port.inputValue()).toBe('11104');
  await us.getByRole('button', { name: 'Say hello' }).click();
  await us.getByText('Ultrasound 1, Room 2 answered in 9 ms.').waitFor();
  await port.fill('104');
  await port.press('Enter');
  await us.getByRole('alert').getByText('The machine cannot be reached.').waitFor();
  await us.getByText('Many machines only send and never answer.').waitFor();
  await port.fill('70000');
  await port.press('Enter');
  await us.getByText('Type a whole number from 1 to 65535.').waitFor();
  expect(asked(shown, 'echoDevice')).toHaveLength(2);
  const ct = machine(shown, 'CT-ROOM1');
  await ct.getByText('Test echo').click();
  expect(await ct.getByRole('textbox', { name: 'Port of the machine' }).inputValue()).toBe('104');
});

test('an echo of the machine shows while the test is open, and older ones do not count', async () => {
  await using shown = await showMachines(stage());
  const { agent } = shown;
  const us = machine(shown, 'US-ROOM2');
  await us.getByText('Test echo').click();
  await us.getByText('Waiting for its hello …').waitFor();
  await us.getByText('Its last hello came 12 days ago.').waitFor();
  const at = ago(0);
  agent.machines.devices = CLINIC.map((device) =>
    device.id === 1 ? { ...device, lastEchoAt: at } : device,
  );
  const device = { aeTitle: 'US-ROOM2', address: '192.168.1.31' };
  agent.change({ lastSteps: { ...agent.status.lastSteps, echo: lastStep(0, { device, at }) } });
  await us.locator('[data-arrived=true] .result-ok').waitFor();
  expect(await us.locator('[data-arrived]').textContent()).toBe(
    'Its hello has arrived, and the cloud answered it.',
  );
  await us.getByText('Test echo').click();
  await us.getByText('Test echo').click();
  await us.locator('[data-arrived=false]').waitFor();
});

test.each([
  ['local', 'until you allow it again', 'Ultrasound 1, Room 2 is forgotten and may not send'],
  ['open', 'so it is back as soon as it does', 'It may still send, and is back here when it does.'],
] as const)('forgetting a machine says what follows (%s)', async (allowList, before, after) => {
  await using shown = await showMachines(stage(), { allowList });
  const us = machine(shown, 'US-ROOM2');
  await us.getByText('Details').click();
  const forget = us.getByRole('button', { name: 'Forget … Ultrasound 1, Room 2' });
  await forget.click();
  const dialog = shown.page.getByRole('dialog', { name: 'Forget Ultrasound 1, Room 2?' });
  expect(await dialog.textContent()).toContain(before);
  expect(await isFocused(dialog.getByRole('button', { name: 'Keep it' }))).toBe(true);
  expect(await accessibilityFaults(shown.page)).toEqual([]);
  await shown.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(asked(shown, 'forgetDevice')).toEqual([]);
  await forget.click();
  await dialog.getByRole('button', { name: 'Forget it' }).click();
  await us.waitFor({ state: 'detached' });
  await expect.poll(() => isFocused(shown.page.getByText(after))).toBe(true);
});

test('before any machine came it says how one gets onto the page', async () => {
  await using shown = await stage().show('online', { at: 'devices' });
  await shown.page.getByText('No machine has sent anything yet.').waitFor();
  expect(await accessibilityFaults(shown.page)).toEqual([]);
  await shown.page.getByRole('link', { name: 'Connect a new machine' }).click();
  await shown.page.locator('main[data-page=setup]').waitFor();
});

test('the values for the machines can be copied', async () => {
  await using shown = await stage().show('online', {
    at: 'devices',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await shown.page.getByRole('button', { name: 'Copy Port' }).click();
  await shown.page.getByText('Copied').waitFor();
  expect(await shown.page.evaluate(() => navigator.clipboard.readText())).toBe('11112');
});

test('nothing can be asked of an agent that is gone', async () => {
  await using shown = await showMachines(stage());
  await shown.server[Symbol.asyncDispose]();
  await shown.page.locator('.app.is-stale').waitFor();
  for (const name of ['Allow this machine: CT-OLD', 'Let every machine send', 'Rename: CT-ROOM1'])
    expect(await shown.page.getByRole('button', { name }).isEnabled()).toBe(false);
  expect(await accessibilityFaults(shown.page)).toEqual([]);
});
