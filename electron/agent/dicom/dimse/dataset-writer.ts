import type { Association } from '../ul/association.ts';
import { fragmentBytes } from './message-writer.ts';

/**
 * Passes one dataset on while it arrives: nothing is held but its last one or two bytes. Every PDV fits the
 * peer, and all but the last have an even length (PS3.8 E.2, D.1); the bytes are not looked at.
 */
export class DatasetWriter {
  readonly #association: Association;
  readonly #contextId: number;
  readonly #fragmentBytes: number;
  #held: Buffer = Buffer.alloc(0);

  /** Call after sending a command set that announces a dataset. */
  constructor(association: Association, contextId: number) {
    this.#association = association;
    this.#contextId = contextId;
    this.#fragmentBytes = fragmentBytes(association);
  }

  /** Sends what came. False: wait for drain() before giving more. The buffer must not change afterwards. */
  write(data: Buffer): boolean {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, data]) : data;
    // The last fragment has to be marked, and one that is not the last has to be even.
    const heldBytes = all.length === 0 ? 0 : 2 - (all.length % 2);
    const end = all.length - heldBytes;
    let hasRoom = true;
    for (let at = 0; at < end; at += this.#fragmentBytes) {
      const fragment = all.subarray(at, Math.min(end, at + this.#fragmentBytes));
      hasRoom = this.#association.sendPdv(this.#contextId, false, false, fragment);
    }
    // A copy: the few bytes must not keep the whole chunk.
    this.#held = Buffer.from(all.subarray(end));
    return hasRoom;
  }

  /** Sends the last fragment. False: wait for drain() before sending more. */
  end(): boolean {
    return this.#association.sendPdv(this.#contextId, false, true, this.#held);
  }
}
