import type { ControlHandlers } from '../../contract/control.ts';
import type { SPOOL_CALLS } from '../../contract/spool-calls.ts';
import type { Forwarder } from './forwarder.ts';

export type SpoolHandlers = Pick<ControlHandlers, keyof typeof SPOOL_CALLS>;

/** What the calls about held images do. */
export function createSpoolHandlers(forwarder: Forwarder): SpoolHandlers {
  return {
    retryHeld: ({ sopInstanceUid }) => Promise.resolve({ images: forwarder.retry(sopInstanceUid) }),
    discardHeld: ({ sopInstanceUid, by }) =>
      Promise.resolve({ images: forwarder.discard(sopInstanceUid, by) }),
  };
}
