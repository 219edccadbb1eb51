import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { HeldImage, SPOOL_CALLS } from '../../electron/contract/spool-calls.ts';
import { ago } from './sample-status.ts';

/** An image that the cloud refused. */
export function sampleHeld(sopInstanceUid: string, changes: Partial<HeldImage> = {}): HeldImage {
  return {
    sopInstanceUid,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' },
    isSample: false,
    bytes: 524_288,
    storedAt: ago(7200),
    heldAt: ago(7100),
    reason: 'refused',
    status: 0xa900,
    ...changes,
  };
}

/** Held images of an agent without a spool. */
export class FakeHeldImages {
  held: HeldImage[] = [];
  readonly calls: string[] = [];
  /** Called when some were sent again or given up. */
  changed: () => void = () => undefined;
  readonly handlers: Pick<ControlHandlers, keyof typeof SPOOL_CALLS> = {
    listHeld: ({ limit }) =>
      Promise.resolve({ images: this.held.slice(0, limit), total: this.held.length }),
    retryHeld: ({ sopInstanceUid }) => {
      this.calls.push(`retry ${sopInstanceUid ?? 'all'}`);
      return Promise.resolve({ images: this.#take(sopInstanceUid) });
    },
    discardHeld: ({ sopInstanceUid, by }) => {
      this.calls.push(`discard ${sopInstanceUid} by ${by}`);
      return Promise.resolve({ images: this.#take(sopInstanceUid) });
    },
  };

  #take(sopInstanceUid: string | null): number {
    const before = this.held.length;
    this.held = this.held.filter(
      (image) => sopInstanceUid !== null && image.sopInstanceUid !== sopInstanceUid,
    );
    this.changed();
    return before - this.held.length;
  }
}
