import type { ProblemLog } from './problem-log.ts';

/** Below this a person is told. */
export const DISK_LOW_BYTES = 1024 ** 3;
/** Above this it is over; in between nothing changes, so that it does not come and go. */
export const DISK_FINE_BYTES = 1.5 * 1024 ** 3;

export type DiskWatchParts = {
  /** Of the disk that the data folder is on; null where the system does not tell. */
  readonly freeBytes: () => Promise<number | null>;
  readonly problems: Pick<ProblemLog, 'began' | 'ended'>;
};

/** Looks whether the disk is nearly full. Never rejects. */
export async function lookAtDisk({ freeBytes, problems }: DiskWatchParts): Promise<void> {
  const bytes = await freeBytes();
  if (bytes === null) return;
  if (bytes < DISK_LOW_BYTES) problems.began('disk-low', { freeBytes: bytes });
  else if (bytes > DISK_FINE_BYTES) problems.ended('disk-low');
}
