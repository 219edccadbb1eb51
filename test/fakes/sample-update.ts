import type { UpdateStatus } from '../../electron/contract/updates.ts';

/** An app that is up to date, with nothing to complain about. */
export function sampleUpdate(changes: Partial<UpdateStatus> = {}): UpdateStatus {
  return {
    version: '1.0.0',
    channel: 'stable',
    hours: null,
    checkedAt: '2026-01-15T08:00:00.000Z',
    state: { kind: 'idle' },
    mishap: null,
    ...changes,
  };
}
