import type { ControlHandlers } from '../../contract/control.ts';
import type { HeldImage, SPOOL_CALLS } from '../../contract/spool-calls.ts';
import type { Forwarder } from './forwarder.ts';
import type { SpoolEntry } from './spool-entry.ts';

export type SpoolHandlers = Pick<ControlHandlers, keyof typeof SPOOL_CALLS>;

/** What the calls about held images do. */
export function createSpoolHandlers(forwarder: Forwarder): SpoolHandlers {
  return {
    listHeld: ({ limit }) => {
      const images = forwarder.held().flatMap(heldImage);
      images.sort((a, b) => b.heldAt.localeCompare(a.heldAt));
      return Promise.resolve({ images: images.slice(0, limit), total: images.length });
    },
    retryHeld: ({ sopInstanceUid }) => Promise.resolve({ images: forwarder.retry(sopInstanceUid) }),
    discardHeld: ({ which, by }) => Promise.resolve({ images: forwarder.discard(which, by) }),
  };
}

function heldImage({ state, ...entry }: SpoolEntry): HeldImage[] {
  if (state.kind !== 'held') return [];
  const { id, sopInstanceUid, sopClassUid, device, isSample, bytes, storedAt } = entry;
  const { reason, status, at } = state;
  const facts = { id, sopInstanceUid, sopClassUid, device, isSample, bytes, storedAt };
  return [{ ...facts, heldAt: at, reason, status }];
}
