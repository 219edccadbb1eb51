import type { BrowserContextOptions, Locator } from 'playwright-core';
import type { ControlCallName } from '../../../electron/contract/control.ts';
import type { AllowList } from '../../../electron/contract/devices.ts';
import { namesOf, sampleDevice, sampleKnock, sampleRemedy } from '../../fakes/sample-devices.ts';
import { ago, sampleProblem, sampleTransfer } from '../../fakes/sample-status.ts';
import { goTo, type Shown, type Stage } from './stage.ts';

/** One machine in each state that a machine can be in. */
export const CLINIC = [
  sampleDevice(1, {
    aeTitle: 'US-ROOM2',
    address: '192.168.1.31',
    name: 'Ultrasound 1, Room 2',
    objects: 1204,
    bytes: 5_400_000_000,
    lastStoredAt: ago(9),
    lastEchoAt: ago(86_400 * 12),
    echoPort: 11104,
    expectEveryHours: 24,
    room: 'Room 2',
    calledAeTitles: ['TERN'],
    calls: [{ aeTitle: 'TERN', lastAt: ago(9) }],
    sends: [
      {
        sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1',
        transferSyntaxUid: '1.2.840.10008.1.2.4.50',
        objects: 1180,
        lastAt: ago(9),
      },
      {
        sopClassUid: '1.2.840.10008.5.1.4.1.1.88.33',
        transferSyntaxUid: '1.2.840.10008.1.2.1',
        objects: 24,
        lastAt: ago(86_400),
      },
    ],
  }),
  sampleDevice(2, {
    aeTitle: 'CT-ROOM1',
    address: '192.168.1.40',
    objects: 48,
    bytes: 25_200_000,
    lastStoredAt: ago(86_400 * 3),
    lastEchoAt: null,
    expectEveryHours: 48,
  }),
  sampleDevice(3, {
    aeTitle: 'XRAY',
    address: '192.168.1.77',
    name: 'X-ray, Basement',
    lastStoredAt: ago(3600),
    lastEchoAt: ago(7200),
    implementationVersion: null,
  }),
  sampleDevice(4, {
    aeTitle: 'MR-OLD',
    address: '192.168.1.52',
    objects: 0,
    bytes: 0,
    lastStoredAt: null,
    lastEchoAt: ago(86_400),
    isAllowed: false,
  }),
];

/** Refused for each reason. */
export const REFUSED = [
  sampleKnock(5, {
    aeTitle: 'PET',
    reason: 'cloud-rejected',
    refusedBy: 'far-end',
    lastAt: ago(40),
    count: 1,
  }),
  sampleKnock(1, {
    aeTitle: 'CT-OLD',
    address: '192.168.1.44',
    lastAt: ago(60),
    firstAt: ago(900),
  }),
  sampleKnock(2, {
    aeTitle: 'XRAY',
    address: '192.168.1.77',
    reason: 'link-down',
    lastAt: ago(90),
  }),
  sampleKnock(3, { reason: 'paused', lastAt: ago(4000) }),
  sampleKnock(4, { reason: 'limit', lastAt: ago(4100) }),
  sampleKnock(6, { reason: 'called-ae', aeTitle: 'XRAY', calledAeTitle: 'ARCHIV', code: '1/1/7' }),
  sampleKnock(7, { reason: 'tls-hello', aeTitle: '', address: '192.168.1.90', calledAeTitle: '' }),
  sampleKnock(8, {
    reason: 'object-refused',
    aeTitle: 'CT-ROOM1',
    address: '192.168.1.40',
    refusedBy: 'far-end',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    transferSyntaxUids: ['1.2.840.10008.1.2.4.90'],
    code: '0xC000',
  }),
  sampleKnock(9, {
    reason: 'nothing-accepted',
    aeTitle: 'WORKSTATION',
    refusedBy: 'far-end',
    sopClassUid: '1.2.840.10008.5.1.1.9',
    code: '3',
  }),
  ...(['3', '4', '1'] as const).map((code, at) =>
    sampleKnock(20 + at, {
      reason: 'offer-refused',
      aeTitle: 'US-ROOM2',
      address: '192.168.1.31',
      refusedBy: 'far-end',
      sopClassUid:
        ['1.2.840.10008.5.1.1.9', '1.2.840.10008.5.1.4.1.1.6.1', '1.3.12.2.1107'][at] ?? null,
      transferSyntaxUids: ['1.2.840.10008.1.2.4.91', '1.2.840.10008.1.2.4.81'],
      code,
    }),
  ),
];

/** The page of the machines of a clinic where everything happens at once. */
export async function showMachines(
  stage: Stage,
  {
    allowList = 'local',
    isBusy = true,
    ...options
  }: BrowserContextOptions & { readonly allowList?: AllowList; readonly isBusy?: boolean } = {},
): Promise<Shown> {
  const shown = await stage.show('online', options);
  const { agent, page } = shown;
  agent.machines.devices = [...CLINIC];
  agent.machines.knocks = (isBusy ? REFUSED : []).map((knock) => ({
    ...knock,
    remedy: sampleRemedy(knock, allowList),
  }));
  agent.machines.allowList = allowList;
  const silent = { aeTitle: 'CT-ROOM1', address: '192.168.1.40' };
  agent.change({
    deviceNames: namesOf(CLINIC),
    transfers: isBusy ? [sampleTransfer()] : [],
    problems: [
      sampleProblem('device-silent', {
        device: silent,
        isOngoing: true,
        details: { since: ago(86_400 * 3), everyHours: 48 },
      }),
    ],
  });
  await goTo(page, 'devices');
  await page.locator('.machine').first().waitFor();
  return shown;
}

/** What was asked of the agent by one call, in order. */
export const asked = ({ agent }: Shown, call: ControlCallName): unknown[] =>
  agent.requests.filter((request) => request.call === call).map(({ args }) => args);

export const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);
