import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { agentConfigSchema, type AllowedDevice } from '../../electron/contract/agent-config.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { sampleKnock } from '../fakes/sample-devices.ts';
import { ago, sampleProblem } from '../fakes/sample-status.ts';
import { accessibilityFaults } from './support/browser.ts';
import { asked, CLINIC, isFocused, showMachines } from './support/clinic.ts';
import { useStage, type Shown } from './support/stage.ts';

const stage = useStage();

const knock = ({ page }: Shown, name: string): Locator =>
  page.locator('.knock').filter({ has: page.getByRole('heading', { name }) });

test('a machine that was turned away is allowed with one click, at its address', async () => {
  await using shown = await showMachines(stage());
  const turnedAway = knock(shown, 'CT-OLD');
  expect(await turnedAway.textContent()).toContain(
    '3 times · first 15 minutes ago · asked for AE title TERN',
  );
  await turnedAway.getByRole('button', { name: 'Allow this machine: CT-OLD' }).click();
  await turnedAway.waitFor({ state: 'detached' });
  expect(asked(shown, 'allowDevice')).toEqual([{ aeTitle: 'CT-OLD', address: '192.168.1.44' }]);
  const said = shown.page.getByText('CT-OLD may send from now on.');
  expect(await isFocused(said)).toBe(true);
});

test('under "More" it is allowed from any address, or forgotten', async () => {
  await using shown = await showMachines(stage());
  const { agent } = shown;
  agent.machines.knocks = [sampleKnock(1, { aeTitle: 'A' }), sampleKnock(2, { aeTitle: 'B' })];
  agent.change({
    problems: [sampleProblem('device-not-allowed', { device: agent.machines.knocks[0]! })],
  });
  const first = knock(shown, '"A" at');
  await first.getByText('More').click();
  await first.getByRole('button', { name: 'Allow from any address: A' }).click();
  await first.waitFor({ state: 'detached' });
  expect(asked(shown, 'allowDevice')).toEqual([{ aeTitle: 'A', address: null }]);
  const second = knock(shown, '"B" at');
  await second.getByText('More').click();
  await second.getByRole('button', { name: 'Forget: B' }).click();
  await second.waitFor({ state: 'detached' });
  expect(asked(shown, 'forgetKnock')).toEqual([{ id: 2 }]);
  expect(await shown.page.getByRole('heading', { name: 'Turned away' }).count()).toBe(0);
});

test('a machine without an AE title is allowed by its address', async () => {
  await using shown = await showMachines(stage());
  shown.agent.machines.knocks = [sampleKnock(1, { aeTitle: '', address: '192.168.1.9' })];
  shown.agent.change({ lastDeliveredAt: ago(0) });
  await knock(shown, 'A machine at 192.168.1.9').getByRole('button', { name: 'Allow' }).click();
  await shown.page.getByText('192.168.1.9 may send from now on.').waitFor();
  expect(asked(shown, 'allowDevice')).toEqual([{ aeTitle: null, address: '192.168.1.9' }]);
});

test('where a person cannot allow it here, it says what to do instead', async () => {
  await using shown = await showMachines(stage());
  for (const [reason, text] of [
    ['link-down', 'There was no connection to the cloud at that time.Most machines try again'],
    ['paused', 'Tern was paused at that time.Most machines try again'],
    ['limit', 'As many machines as Tern allows were sending at once.The machine tries again'],
    ['cloud-rejected', 'The cloud would not take it.Check on the machine'],
  ] as const) {
    const item = shown.page.locator(`[data-knock=${reason}]`);
    expect(await item.textContent()).toContain(text);
    expect(await item.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  }
  await using inCloud = await showMachines(stage(), { allowList: 'cloud' });
  expect(await knock(inCloud, 'CT-OLD').textContent()).toContain(
    'Ask whoever runs your cloud to add this machine.',
  );
  expect(await inCloud.page.getByRole('button', { name: 'Allow this machine' }).count()).toBe(0);
});

test('a refused permission says why and leaves the machine where it was', async () => {
  await using shown = await showMachines(stage());
  shown.agent.answers = {
    allowDevice: () => Promise.reject(new FakeCallError('config-unwritable')),
  };
  await knock(shown, 'CT-OLD').getByRole('button', { name: 'Allow this machine' }).click();
  await knock(shown, 'CT-OLD').getByText('The settings could not be saved.').waitFor();
});

test('whoever is turned away while the page is open appears on it', async () => {
  await using shown = await showMachines(stage(), { isBusy: false });
  expect(await shown.page.getByText('was turned away.').count()).toBe(0);
  shown.agent.machines.knocks = [sampleKnock(9, { aeTitle: 'NEW' })];
  shown.agent.change({ problems: [sampleProblem('device-not-allowed', { device: null })] });
  shown.agent.change({
    problems: [
      sampleProblem('device-not-allowed', { device: { aeTitle: 'NEW', address: '192.0.2.89' } }),
    ],
  });
  await knock(shown, '"NEW" at 192.0.2.89').waitFor();
});

test('a network that is open to all is limited to the machines on the page, and opened again', async () => {
  await using shown = await showMachines(stage(), { allowList: 'open', isBusy: false });
  const { page, agent } = shown;
  agent.answers = {
    setConfig: ({ value }) => {
      agent.machines.allowList = value === null ? 'open' : 'local';
      return Promise.resolve({ config: agentConfigSchema.parse({}), needsRestart: false });
    },
  };
  await page.getByText('Every machine on this network may send.').waitFor();
  await page.getByRole('button', { name: 'Only the machines below may send' }).click();
  const close = page.getByRole('dialog', { name: 'Let only these machines send?' });
  expect(await close.textContent()).toContain('The 4 machines on this page may go on sending.');
  await close.getByRole('button', { name: 'Only these machines' }).click();
  await page.getByText('Only the machines on your list may send.').waitFor();
  await page.getByRole('button', { name: 'Let every machine send' }).click();
  const open = page.getByRole('dialog', { name: 'Let every machine on this network send?' });
  await open.getByRole('button', { name: 'Let every machine send' }).click();
  await page.getByText('Every machine on this network may send.').waitFor();
  expect(asked(shown, 'setConfig')).toEqual([
    {
      path: 'dicom.allowedDevices',
      value: CLINIC.map(({ aeTitle, address }) => ({ aeTitle, address })),
    },
    { path: 'dicom.allowedDevices', value: null },
  ]);
});

test('a failed change of the rule stays in the dialogue, with the reason', async () => {
  await using shown = await showMachines(stage(), { allowList: 'open' });
  const { page, agent } = shown;
  agent.answers = { setConfig: () => Promise.reject(new FakeCallError('config-unwritable')) };
  await page.getByRole('button', { name: 'Only the machines below may send' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Only these machines' }).click();
  await dialog.getByText('The settings could not be saved.').waitFor();
});

test('what the list allows beside the known machines is named and can be taken off', async () => {
  await using shown = await showMachines(stage(), { isBusy: false });
  const { page, agent } = shown;
  const { aeTitle, address } = CLINIC[0]!;
  let list: AllowedDevice[] = [
    { aeTitle, address },
    { aeTitle: 'CT-NEW', address: '192.168.1.90' },
    { aeTitle: 'WALKER', address: null },
    { aeTitle: null, address: '192.168.2.0/24' },
  ];
  const config = () => agentConfigSchema.parse({ dicom: { allowedDevices: list } });
  agent.answers = {
    getConfig: () => Promise.resolve(config()),
    setConfig: ({ value }) => {
      list = value as AllowedDevice[];
      return Promise.resolve({ config: config(), needsRestart: false });
    },
  };
  agent.change({ lastDeliveredAt: ago(0) });
  const rows = page.locator('.other-entries li > span');
  await expect
    .poll(() => rows.allTextContents())
    .toEqual([
      'CT-NEW at 192.168.1.90',
      'Whatever calls itself WALKER, at any address',
      'Whatever is at 192.168.2.0/24, under any AE title',
    ]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take off the list: CT-NEW at 192.168.1.90' }).click();
  await page.getByText('Off the list: CT-NEW at 192.168.1.90.').waitFor();
  await expect.poll(() => rows.count()).toBe(2);
  expect(list.map((entry) => entry.aeTitle)).toEqual([aeTitle, 'WALKER', null]);
});
