import { networkInterfaces } from 'node:os';
import type { DeviceRef } from '../../contract/problems.ts';
import { isLoopbackHost } from '../uplink/local-network.ts';

/** AE title of the built-in sample device. */
export const SAMPLE_AE_TITLE = 'TERN-SAMPLE';

/** Whether it is the built-in sample device: by its AE title, and from this PC. */
export function isSampleDevice({ aeTitle, address }: DeviceRef): boolean {
  if (aeTitle !== SAMPLE_AE_TITLE) return false;
  if (isLoopbackHost(address)) return true;
  return Object.values(networkInterfaces())
    .flatMap((own) => own ?? [])
    .some((own) => own.address === address);
}
