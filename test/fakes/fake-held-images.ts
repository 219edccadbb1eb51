import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { SPOOL_CALLS } from '../../electron/contract/spool-calls.ts';

/** Held images of an agent without a spool: how many there are of each UID. */
export class FakeHeldImages {
  readonly images = new Map<string, number>();
  readonly calls: string[] = [];
  readonly handlers: Pick<ControlHandlers, keyof typeof SPOOL_CALLS> = {
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
    let taken = 0;
    for (const [uid, images] of [...this.images]) {
      if (sopInstanceUid !== null && uid !== sopInstanceUid) continue;
      taken += images;
      this.images.delete(uid);
    }
    return taken;
  }
}
