import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { AllowedDevice } from '../../electron/contract/agent-config.ts';
import type { KnownDevice } from '../../electron/contract/devices.ts';
import { aeTitleSchema } from '../../electron/contract/identifiers.ts';
import { isNote, type Knock } from '../../electron/contract/knocks.ts';
import type { DeviceRef, Problem } from '../../electron/contract/problems.ts';

/** The setting that holds the list of machines that may send. */
export const ALLOW_LIST_PATH = 'dicom.allowedDevices';

/** How a known machine is doing, the first that holds. */
export type MachineState =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'quiet'; readonly problem: Problem }
  | { readonly kind: 'allowed' };

type MachineId = { readonly aeTitle: string; readonly address: string };

function isSameMachine({ aeTitle, address }: MachineId, other: DeviceRef | null): boolean {
  return other !== null && (other.aeTitle ?? '') === aeTitle && other.address === address;
}

/** What there is to say of a machine now. */
export function machineState(
  device: KnownDevice,
  { transfers, problems }: Pick<AgentStatus, 'transfers' | 'problems'>,
): MachineState {
  if (!device.isAllowed) return { kind: 'not-allowed' };
  if (transfers.some((transfer) => isSameMachine(device, transfer.device)))
    return { kind: 'sending' };
  const problem = problems.find(
    ({ code, device: whose }) => code === 'device-silent' && isSameMachine(device, whose),
  );
  return problem === undefined ? { kind: 'allowed' } : { kind: 'quiet', problem };
}

/** The entry that lets in this machine at this address; a title that no list can hold (PS3.5 6.2) is left to match any. */
export function listEntryOf({ aeTitle, address }: MachineId): AllowedDevice {
  return { aeTitle: aeTitleSchema.safeParse(aeTitle).data ?? null, address };
}

export const isSameEntry = (one: AllowedDevice, other: AllowedDevice): boolean =>
  one.aeTitle === other.aeTitle && one.address === other.address;

/** The entries of the list that are not those of known machines: who has not come yet, and wider ones. */
export function otherEntries(
  entries: readonly AllowedDevice[],
  devices: readonly KnownDevice[],
): readonly AllowedDevice[] {
  const known = devices.map(listEntryOf);
  return entries.filter((entry) => !known.some((one) => isSameEntry(one, entry)));
}

/** What a machine offered that was not accepted. */
export function notesOf(device: KnownDevice, knocks: readonly Knock[]): readonly Knock[] {
  return knocks.filter((knock) => isNote(knock) && isSameMachine(device, knock));
}
