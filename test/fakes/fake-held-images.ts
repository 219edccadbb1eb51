import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { HeldImage, SPOOL_CALLS } from '../../electron/contract/spool-calls.ts';
import { ago } from './sample-status.ts';

/** An image that the cloud refused. */
export function sampleHeld(sopInstanceUid: string, changes: Partial<HeldImage> = {}): HeldImage {
  return {
    id: `held-${sopInstanceUid}`,
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
      const isMeant = (image: HeldImage): boolean =>
        sopInstanceUid === null || image.sopInstanceUid === sopInstanceUid;
      return Promise.resolve({ images: this.#take(isMeant) });
    },
    discardHeld: ({ which, by }) => {
      const about = which.kind === 'one' ? which.id : which.sopInstanceUid;
      this.calls.push(`discard ${about} by ${by}`);
      return Promise.resolve({
        images: this.#take(({ id, sopInstanceUid }) =>
          which.kind === 'one' ? id === which.id : sopInstanceUid === which.sopInstanceUid,
        ),
      });
    },
  };

  #take(isMeant: (image: HeldImage) => boolean): number {
    const before = this.held.length;
    this.held = this.held.filter((image) => !isMeant(image));
    this.changed();
    return before - this.held.length;
  }
}
