import type { AgentConfig, AllowedDevice } from '../contract/agent-config.ts';
import type { ControlHandlers, ControlParsedArgs } from '../contract/control.ts';
import type { AllowList, DEVICE_CALLS } from '../contract/devices.ts';
import type { Clock } from '../foundation/clock.ts';
import type { ConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { echoDevice } from './echo-device.ts';
import type { DeviceId, DeviceRegistry } from './ledger/device-registry.ts';
import { isDeviceAllowed } from './relay/admission.ts';
import type { ProblemLog } from './status/problem-log.ts';

export type DeviceHandlers = Pick<ControlHandlers, keyof typeof DEVICE_CALLS>;

export type DeviceParts = {
  readonly devices: DeviceRegistry;
  readonly problems: ProblemLog;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly configStore: ConfigStore;
  /** Whether the cloud has set the list of machines. */
  readonly isListFromCloud: () => boolean;
  readonly clock: Clock;
  /** A name, what is expected of a machine, or the list of machines changed. */
  readonly changed: () => void;
};

/** A certificate is no part of a machine in the lists: entries by certificate alone are not held against them. */
const isAllowedBy = (list: readonly AllowedDevice[] | null, device: DeviceId): boolean =>
  isDeviceAllowed(list, { callingAeTitle: device.aeTitle, address: device.address });

function unknownDevice(): ControlError {
  return new ControlError(
    'bad-arguments',
    'There is no such machine (any more). Look at the list again.',
  );
}

/** Without the entries that let in this machine and no other that is known; ranges stay, they were meant wider. */
export function withoutEntriesFor(
  list: readonly AllowedDevice[],
  device: DeviceId,
  others: readonly DeviceId[],
): readonly AllowedDevice[] {
  return list.filter(
    (entry) =>
      !isAllowedBy([entry], device) ||
      entry.address?.includes('/') === true ||
      others.some((other) => isAllowedBy([entry], other)),
  );
}

/** What the calls about machines do. */
export function createDeviceHandlers(parts: DeviceParts): DeviceHandlers {
  const { devices, configStore } = parts;
  let lastChange: Promise<unknown> = Promise.resolve();
  /** One change of the list after the other, each from what the one before left. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = lastChange.then(change);
    lastChange = result.catch(() => undefined);
    return result;
  };
  const allowList = (): AllowList => {
    if (parts.isListFromCloud()) return 'cloud';
    return configStore.get().dicom.allowedDevices === null ? 'open' : 'local';
  };

  /** Answers for what was changed in the registry. */
  const changing = (isThere: boolean): Promise<Record<string, never>> => {
    if (!isThere) return Promise.reject(unknownDevice());
    parts.changed();
    return Promise.resolve({});
  };

  return {
    listDevices: ({ withSample }) => {
      const { allowedDevices } = parts.config().dicom;
      return Promise.resolve({
        devices: devices
          .list()
          .filter(({ isSample }) => withSample || !isSample)
          .map((device) => ({ ...device, isAllowed: isAllowedBy(allowedDevices, device) })),
        allowList: allowList(),
      });
    },
    listKnocks: () => Promise.resolve({ knocks: [...devices.knocks()] }),
    nameDevice: ({ id, name }) => changing(devices.rename(id, name)),
    expectTraffic: ({ id, everyHours }) => changing(devices.expect(id, everyHours)),
    echoDevice: async (args) => ({ latencyMs: await echoKnown(parts, args) }),
    allowDevice: (entry) =>
      inTurn(async () => {
        await allow(parts, allowList(), entry);
        return { allowList: allowList() };
      }),
    forgetDevice: async ({ id }) => {
      const result = await inTurn(() => forget(parts, allowList(), id));
      parts.changed();
      return result;
    },
    forgetKnock: ({ id }) => changing(devices.forgetKnock(id)),
  };
}

/** At the address that the machine itself comes from. */
async function echoKnown(
  { devices, config, clock }: DeviceParts,
  { id, port, aeTitle }: ControlParsedArgs<'echoDevice'>,
): Promise<number> {
  const device = devices.get(id);
  if (device === null) throw unknownDevice();
  const latencyMs = await echoDevice({
    host: device.address,
    port,
    calledAeTitle: aeTitle ?? device.aeTitle,
    dicom: config().dicom,
    clock,
  });
  devices.answeredAt(id, port);
  return latencyMs;
}

async function allow(
  parts: DeviceParts,
  kind: AllowList,
  entry: ControlParsedArgs<'allowDevice'>,
): Promise<void> {
  if (
    entry.aeTitle === null &&
    entry.address === null &&
    (entry.certificateSubject ?? null) === null
  )
    throw new ControlError(
      'bad-arguments',
      'Say which machine: its AE title, its address, the subject of its certificate, or more than one of them.',
    );
  if (kind === 'cloud')
    throw new ControlError(
      'config-invalid',
      'The list of machines that may send is kept in the cloud. Ask whoever runs your cloud to add this machine.',
    );
  const list = parts.configStore.get().dicom.allowedDevices;
  const isListed = list?.some(
    ({ aeTitle, address, certificateSubject }) =>
      aeTitle === entry.aeTitle &&
      address === entry.address &&
      (certificateSubject ?? null) === (entry.certificateSubject ?? null),
  );
  if (list !== null && isListed !== true)
    await parts.configStore.set('dicom.allowedDevices', [...list, entry]);
  const { allowedDevices } = parts.config().dicom;
  for (const knock of parts.devices.knocks()) {
    if (knock.reason !== 'not-allowed' || !isAllowedBy(allowedDevices, knock)) continue;
    parts.devices.forgetKnock(knock.id);
    parts.problems.settled('device-not-allowed', knock);
  }
}

async function forget(
  parts: DeviceParts,
  kind: AllowList,
  id: number,
): Promise<{ readonly isStillAllowed: boolean }> {
  const device = parts.devices.get(id);
  if (device === null) throw unknownDevice();
  const list = parts.configStore.get().dicom.allowedDevices;
  if (kind === 'local' && list !== null) {
    const others = parts.devices.list().filter((other) => other.id !== id);
    const shorter = withoutEntriesFor(list, device, others);
    if (shorter.length < list.length) await parts.configStore.set('dicom.allowedDevices', shorter);
  }
  parts.devices.forget(id);
  return { isStillAllowed: isAllowedBy(parts.config().dicom.allowedDevices, device) };
}
