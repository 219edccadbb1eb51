import type { Commitment } from '../../electron/contract/commitments.ts';
import { ago } from './sample-status.ts';

/** A request for 48 images whose answer the machine has: all safe. */
export function sampleCommitment(id: number, changes: Partial<Commitment> = {}): Commitment {
  return {
    id,
    device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' },
    askedAt: ago(600 * id),
    references: 48,
    state: 'delivered',
    failed: 0,
    decidedAt: ago(600 * id - 5),
    attempts: 0,
    fault: null,
    ...changes,
  };
}
