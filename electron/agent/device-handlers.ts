import type { AgentConfig, AllowedDevice } from '../contract/agent-config.ts';
import type { ControlHandlers, ControlParsedArgs } from '../contract/control.ts';
import type { AllowList, DEVICE_CALLS, KnownDevice } from '../contract/devices.ts';
import type { Knock } from '../contract/knocks.ts';
import { remedyFor, type Refused } from '../contract/remedies.ts';
import type { Clock } from '../foundation/clock.ts';
import { inTurn } from '../foundation/in-turn.ts';
import type { ConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { echoDevice } from './echo-device.ts';
import type { DeviceRegistry } from './ledger/device-registry.ts';
import type { DeviceId } from './ledger/device-row.ts';
import type { KnockTable } from './ledger/knock-table.ts';
import { likelySame } from './ledger/merge-devices.ts';
import { isCalledTitle, isDeviceAllowed, mayCall } from './relay/admission.ts';
import type { ProblemLog } from './status/problem-log.ts';

export type DeviceHandlers = Pick<ControlHandlers, keyof typeof DEVICE_CALLS>;

export type DeviceParts = {
  readonly devices: DeviceRegistry;
  readonly knocks: KnockTable;
  readonly isPaused: () => boolean;
  readonly problems: ProblemLog;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly configStore: ConfigStore;
  /** Whether the cloud has set the list of machines. */
  readonly isListFromCloud: () => boolean;
  readonly clock: Clock;
  /** What is said of a machine, or a list of those that may send or be called, changed. */
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
  /** One change of the list after the other, each from what the one before left. */
  const change = inTurn();
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
      const shown = knownDevices(parts).filter(({ isSample }) => withSample || !isSample);
      return Promise.resolve({ devices: shown, allowList: allowList() });
    },
    listKnocks: () => {
      const kind = allowList();
      return Promise.resolve({
        knocks: parts.knocks.list().map((refused) => withRemedy(parts, kind, refused)),
      });
    },
    setDevice: ({ id, ...changes }) => changing(devices.change(id, changes)),
    mergeDevices: ({ id, into }) => changing(devices.merge(id, into)),
    allowCalledAe: (args) => change(() => allowCalled(parts, args)),
    echoDevice: async (args) => ({ latencyMs: await echoKnown(parts, args) }),
    allowDevice: (entry) =>
      change(async () => {
        await allow(parts, allowList(), entry);
        return { allowList: allowList() };
      }),
    forgetDevice: async ({ id }) => {
      const result = await change(() => forget(parts, allowList(), id));
      parts.changed();
      return result;
    },
    forgetKnock: ({ id }) => changing(parts.knocks.forget(id)),
  };
}

function knownDevices({ devices, config }: DeviceParts): KnownDevice[] {
  const { allowedDevices } = config().dicom;
  const all = devices.list();
  const [sends, calls] = [devices.traffic.sends(), devices.traffic.calls()];
  return all.map((device) => ({
    ...device,
    sends: [...(sends.get(device.id) ?? [])],
    calls: [...(calls.get(device.id) ?? [])],
    maybeSameAs: likelySame(device, all),
    isAllowed: isAllowedBy(allowedDevices, device),
  }));
}

function withRemedy(parts: DeviceParts, allowList: AllowList, refused: Refused): Knock {
  const { dicom } = parts.config();
  const device = refused.reason === 'called-ae' ? parts.devices.find(refused) : null;
  const isOwnList = device !== null && !mayCall(device.calledAeTitles, refused.calledAeTitle);
  const remedy = remedyFor(refused, {
    allowList,
    isAllowedNow: isAllowedBy(dicom.allowedDevices, refused),
    isPaused: parts.isPaused(),
    isCalledByPc: isCalledTitle(dicom, refused.calledAeTitle),
    calledRefusedBy: isOwnList ? device.id : null,
  });
  return { ...refused, remedy };
}

async function allowCalled(
  parts: DeviceParts,
  { aeTitle, deviceId }: ControlParsedArgs<'allowCalledAe'>,
): Promise<{ calledAeTitles: string[] | null }> {
  const { devices, configStore, knocks, problems } = parts;
  const device = deviceId === null ? null : devices.get(deviceId);
  if (deviceId !== null && device === null) throw unknownDevice();
  const { dicom } = configStore.get();
  if (!isCalledTitle(dicom, aeTitle))
    await configStore.set('dicom.calledAeTitles', [...(dicom.calledAeTitles ?? []), aeTitle]);
  if (device !== null && !mayCall(device.calledAeTitles, aeTitle))
    devices.change(device.id, { calledAeTitles: [...(device.calledAeTitles ?? []), aeTitle] });
  for (const knock of knocks.list()) {
    if (knock.reason !== 'called-ae' || knock.calledAeTitle !== aeTitle) continue;
    if (!mayCall(devices.callsOf(knock), aeTitle)) continue;
    knocks.forget(knock.id);
    problems.settled('device-called-ae', knock);
  }
  parts.changed();
  return { calledAeTitles: configStore.get().dicom.calledAeTitles };
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
  for (const knock of parts.knocks.list()) {
    if (knock.reason !== 'not-allowed' || !isAllowedBy(allowedDevices, knock)) continue;
    parts.knocks.forget(knock.id);
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
  parts.knocks.forgetNotes(device);
  parts.devices.forget(id);
  return { isStillAllowed: isAllowedBy(parts.config().dicom.allowedDevices, device) };
}
