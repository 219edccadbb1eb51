import { associationState, type Association } from '../../electron/contract/associations.ts';
import type { AllowList, DeviceName, KnownDevice } from '../../electron/contract/devices.ts';
import type { Knock, Remedy } from '../../electron/contract/knocks.ts';
import { remedyFor, type Refused } from '../../electron/contract/remedies.ts';

const AT = '2026-01-15T09:00:00.000Z';

/** A machine that has sent. */
export function sampleDevice(id: number, changes: Partial<KnownDevice> = {}): KnownDevice {
  return {
    id,
    aeTitle: `CT${id}`,
    address: `192.0.2.${20 + id}`,
    name: null,
    room: null,
    ackPolicy: null,
    calledAeTitles: null,
    sends: [],
    calls: [],
    isRoaming: false,
    maybeSameAs: null,
    implementationClassUid: '1.2.276.0.7230010.3.0.3.6.4',
    implementationVersion: 'OFFIS_DCMTK_364',
    firstSeenAt: AT,
    lastSeenAt: AT,
    objects: 12,
    bytes: 6_291_456,
    isAllowed: true,
    lastEchoAt: AT,
    lastStoredAt: AT,
    expectEveryHours: null,
    echoPort: null,
    isSample: false,
    ...changes,
  };
}

/** Something that was refused, with the remedy that fits where this PC keeps the list; `changes` may say another. */
export function sampleKnock(id: number, changes: Partial<Knock> = {}): Knock {
  const refused: Refused = {
    id,
    aeTitle: `MR${id}`,
    address: `192.0.2.${80 + id}`,
    calledAeTitle: 'TERN',
    reason: 'not-allowed',
    refusedBy: 'this-pc',
    sopClassUid: null,
    transferSyntaxUids: [],
    code: null,
    firstAt: AT,
    lastAt: AT,
    count: 3,
    ...changes,
  };
  return { remedy: sampleRemedy(refused), ...refused };
}

/** The remedy with a list kept there, nobody paused, and titles that no list has. */
export function sampleRemedy(refused: Refused, allowList: AllowList = 'local'): Remedy {
  return remedyFor(refused, {
    allowList,
    isAllowedNow: allowList === 'open',
    isPaused: false,
    isCalledByPc: false,
    calledRefusedBy: null,
  });
}

/** The names among them, as the status carries them. */
export function namesOf(devices: readonly KnownDevice[]): DeviceName[] {
  return devices.flatMap(({ aeTitle, address, name }) =>
    name === null ? [] : [{ aeTitle, address, name }],
  );
}

/** An association of a CT that carried twelve images; the state follows from the counts. */
export function sampleAssociation(id: number, changes: Partial<Association> = {}): Association {
  const counts = {
    id,
    device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' },
    calledAeTitle: 'TERN',
    isSample: false,
    startedAt: AT,
    endedAt: AT,
    end: 'released' as const,
    contextsProposed: 12,
    contextsAccepted: 9,
    begun: 12,
    sentWhole: 12,
    confirmed: 12,
    refused: 0,
    bytes: 6_291_456,
    receipts: 12,
    missing: 0,
    arrivedLater: 0,
    ...changes,
  };
  return { state: associationState(counts), ...counts };
}
