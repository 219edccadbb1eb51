import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { RealPath } from '../crash/real-path.ts';

const LOOK_EVERY_MS = 1_000;

export type Seen = { maxQueue: number; maxRssMb: number; fullDisk: number };

/** Looks at queue and memory of the agent until told to stop; looks in vain while it does not run. */
export async function watch(path: RealPath, seen: Seen, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    seen.maxRssMb = Math.max(seen.maxRssMb, await peakMb(path.agent.pid));
    const status = await path.status().catch(() => null);
    seen.maxQueue = Math.max(seen.maxQueue, status?.spool?.queued ?? 0);
    const isFull = status?.problems.some(
      ({ code, isOngoing }) => code === 'spool-full' && isOngoing,
    );
    if (isFull === true) seen.fullDisk += 1;
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The most resident memory that the process ever had; 0 where it cannot be told. */
export async function peakMb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}
