import type { DeviceName, Knock, KnownDevice } from '../../electron/contract/devices.ts';

const AT = '2026-01-15T09:00:00.000Z';

/** A machine that has sent. */
export function sampleDevice(id: number, changes: Partial<KnownDevice> = {}): KnownDevice {
  return {
    id,
    aeTitle: `CT${id}`,
    address: `192.0.2.${20 + id}`,
    name: null,
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

/** A machine that was turned away. */
export function sampleKnock(id: number, changes: Partial<Knock> = {}): Knock {
  return {
    id,
    aeTitle: `MR${id}`,
    address: `192.0.2.${80 + id}`,
    calledAeTitle: 'TERN',
    reason: 'not-allowed',
    firstAt: AT,
    lastAt: AT,
    count: 3,
    ...changes,
  };
}

/** The names among them, as the status carries them. */
export function namesOf(devices: readonly KnownDevice[]): DeviceName[] {
  return devices.flatMap(({ aeTitle, address, name }) =>
    name === null ? [] : [{ aeTitle, address, name }],
  );
}
