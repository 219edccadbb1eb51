import { describe, expect, test } from 'vitest';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import type { UserItem } from '../../electron/agent/dicom/ul/pdu.ts';
import {
  userIdentityAnswer,
  userIdentityItem,
} from '../../electron/agent/dicom/ul/user-identity.ts';
import { USER_ITEM } from '../../electron/agent/dicom/ul/user-information.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { deviceRequest, echoRq, openDevice } from '../fakes/test-device.ts';

const PASSCODE = 'correct horse';
const kerberos: UserItem = {
  itemType: USER_ITEM.userIdentityRq,
  value: Buffer.from([3, 1, 0, 2, 0x61, 0x62, 0, 0]),
};

type Answer = 'rejected' | { readonly identity: readonly UserItem[] };

/** Opens an association with these items, echoes where it can, and releases. */
async function open(port: number, extraItems: readonly UserItem[]): Promise<Answer> {
  try {
    const device = await openDevice(port, deviceRequest({ extraItems }));
    const { command } = await device.requestOne(1, echoRq);
    expect(command.Status).toBe(0);
    const { answer } = device;
    await device.release();
    const { userIdentityAc } = USER_ITEM;
    return { identity: answer.userItems.filter(({ itemType }) => itemType === userIdentityAc) };
  } catch (error) {
    if (!(error instanceof AssociationRejectedError)) throw error;
    expect(error.rejection).toMatchObject({ result: 1, source: 1, reason: 1 });
    return 'rejected';
  }
}

async function clinicWithUsers(): Promise<{
  readonly cloud: RunningCloud;
  readonly tunnel: AsyncDisposable & { readonly port: number };
}> {
  const cloud = await RunningCloud.start();
  const tunnel = await cloud.tunnel(cloud.addUplink());
  const { users } = cloud.cloud.registry;
  await users.require('Clinic', 'ct-room', PASSCODE);
  await users.require('Clinic', 'open-room', null);
  return { cloud, tunnel };
}

const IN: Answer = { identity: [] };
const CONFIRMED: Answer = { identity: [userIdentityAnswer()] };

describe('a clinic that requires a user', () => {
  test('lets in who names one rightly and answers where an answer is wanted', async () => {
    const { cloud, tunnel } = await clinicWithUsers();
    await using _cloud = cloud;
    await using _tunnel = tunnel;
    const cases: readonly (readonly [readonly UserItem[], Answer])[] = [
      [[userIdentityItem('ct-room', PASSCODE, true)], CONFIRMED],
      [[userIdentityItem('ct-room', PASSCODE, false)], IN],
      [[userIdentityItem('open-room', null, true)], CONFIRMED],
      [[userIdentityItem('ct-room', null, true)], 'rejected'],
      [[userIdentityItem('ct-room', '', true)], 'rejected'],
      [[userIdentityItem('ct-room', 'wrong', true)], 'rejected'],
      [[userIdentityItem('CT-ROOM', PASSCODE, true)], 'rejected'],
      [[userIdentityItem('nobody', PASSCODE, true)], 'rejected'],
      [[userIdentityItem('nobody', null, true)], 'rejected'],
      [[userIdentityItem('open-room', 'anything', true)], 'rejected'],
      [[kerberos], 'rejected'],
      [[{ itemType: USER_ITEM.userIdentityRq, value: Buffer.from([2, 1, 0]) }], 'rejected'],
      [[], 'rejected'],
    ];
    const answers: Answer[] = [];
    for (const [items] of cases) answers.push(await open(tunnel.port, items));
    expect(answers).toEqual(cases.map(([, expected]) => expected));
    const log = cloud.log.lines.join('\n');
    expect(log).toContain('user-wrong');
    for (const secret of [PASSCODE, 'ct-room', 'nobody']) expect(log).not.toContain(secret);
  });

  test('refuses even the right passcode after too many wrong ones, and other users still come in', async () => {
    const { cloud, tunnel } = await clinicWithUsers();
    await using _cloud = cloud;
    await using _tunnel = tunnel;
    const guesses = Array.from({ length: 20 }, (_unused, n) =>
      open(tunnel.port, [userIdentityItem('ct-room', `guess ${n}`, false)]),
    );
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['rejected']));
    expect(await open(tunnel.port, [userIdentityItem('ct-room', PASSCODE, false)])).toBe(
      'rejected',
    );
    expect(cloud.log.lines.some((line) => line.includes('user-blocked'))).toBe(true);
    expect(await open(tunnel.port, [userIdentityItem('open-room', null, false)])).toEqual(IN);
  });

  test('a right passcode, however often, is no failure', async () => {
    const { cloud, tunnel } = await clinicWithUsers();
    await using _cloud = cloud;
    await using _tunnel = tunnel;
    for (let n = 0; n < 25; n++)
      expect(await open(tunnel.port, [userIdentityItem('ct-room', PASSCODE, false)])).toEqual(IN);
  });

  test('a user that is removed, or whose passcode changes, does not come in with the old one', async () => {
    const { cloud, tunnel } = await clinicWithUsers();
    await using _cloud = cloud;
    await using _tunnel = tunnel;
    const { users } = cloud.cloud.registry;
    await users.require('Clinic', 'ct-room', 'another one');
    expect(await open(tunnel.port, [userIdentityItem('ct-room', PASSCODE, false)])).toBe(
      'rejected',
    );
    expect(await open(tunnel.port, [userIdentityItem('ct-room', 'another one', false)])).toEqual(
      IN,
    );
    users.remove('Clinic', 'ct-room');
    users.remove('Clinic', 'open-room');
    // The last user is gone, and still nobody comes in without one.
    expect(await open(tunnel.port, [userIdentityItem('ct-room', 'another one', false)])).toBe(
      'rejected',
    );
    expect(await open(tunnel.port, [])).toBe('rejected');
    users.allowAnyone('Clinic');
    expect(await open(tunnel.port, [])).toEqual(IN);
  });
});

test('where no user is required every identity is passed over without an answer', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  for (const item of [
    kerberos,
    userIdentityItem('a', null, true),
    userIdentityItem('a', 'b', true),
  ])
    expect(await open(tunnel.port, [item])).toEqual(IN);
});

test('the users of one clinic are none of another', async () => {
  const { cloud, tunnel } = await clinicWithUsers();
  await using _cloud = cloud;
  await using _tunnel = tunnel;
  cloud.cloud.registry.clinics.add('Other');
  await cloud.cloud.registry.users.require('Other', 'mr-room', 'secret');
  await using other = await cloud.tunnel(cloud.addUplink('Other'));
  const item = userIdentityItem('ct-room', PASSCODE, false);
  expect(await open(other.port, [item])).toBe('rejected');
  expect(await open(tunnel.port, [item])).toEqual(IN);
});
