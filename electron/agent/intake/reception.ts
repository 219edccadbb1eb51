import { createHash, type Hash } from 'node:crypto';
import { PRIORITY, type CommandSet } from '../dicom/dimse/command-set.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { SpoolEntry, SpoolFacts } from '../spool/spool-entry.ts';
import type { SpoolStore, SpoolWriter } from '../spool/spool-store.ts';

/** What became of one object. `kept` with the entry of an earlier copy where that one lies here, bytes and all. */
export type ReceptionEnd =
  | { readonly kind: 'kept'; readonly entry: SpoolEntry }
  | { readonly kind: 'not-kept'; readonly bytes: number };

export type ReceptionOptions = {
  readonly store: SpoolStore;
  readonly clock: Clock;
  readonly facts: SpoolFacts;
  /** What lies in the spool under that UID and is not over. May throw. */
  readonly openOf: (sopInstanceUid: string) => readonly SpoolEntry[];
  /** Stops or goes on reading from the device. */
  readonly holdBack: (isHeldBack: boolean) => void;
};

/** One C-STORE request on its way into the spool: bytes in as they come, one verdict at its end. */
export class Reception {
  readonly startedAt: Date;
  readonly facts: SpoolFacts;
  readonly #holdBack: (isHeldBack: boolean) => void;
  readonly #openOf: ReceptionOptions['openOf'];
  /** Only of an object that may be here already: the store hashes all others itself. */
  readonly #digest: Hash | null;
  readonly #begun: Promise<SpoolWriter | null>;
  /** null while the store has not answered, or it refused. */
  #writer: SpoolWriter | null = null;
  #isRefused = false;
  /** What arrived before the store answered: no more than one read of the socket. */
  #early: Buffer[] = [];
  #isDraining = false;
  #bytes = 0;

  constructor({ store, clock, facts, openOf, holdBack }: ReceptionOptions) {
    this.startedAt = clock.now();
    this.facts = facts;
    this.#openOf = openOf;
    this.#holdBack = holdBack;
    this.#digest = this.#copies().length > 0 ? createHash('sha256') : null;
    holdBack(true);
    this.#begun = store.begin(facts).then(
      (writer) => this.#opened(writer),
      () => this.#refused(),
    );
  }

  /** Takes the next bytes; of a refused object they are dropped. */
  write(data: Buffer): void {
    this.#bytes += data.length;
    this.#digest?.update(data);
    if (this.#isRefused) return;
    if (this.#writer === null) this.#early.push(Buffer.from(data));
    else this.#pass(this.#writer, data);
  }

  /** All bytes are there. Never throws. */
  async finish(): Promise<ReceptionEnd> {
    const writer = await this.#begun;
    const same = this.#sameBytes();
    if (same !== null) {
      await writer?.abort();
      return { kind: 'kept', entry: same };
    }
    const entry = await writer?.commit().catch(() => null);
    if (!entry) return { kind: 'not-kept', bytes: this.#bytes };
    return { kind: 'kept', entry };
  }

  /** The rest will not come. */
  async abandon(): Promise<ReceptionEnd> {
    const writer = await this.#begun;
    await writer?.abort();
    return { kind: 'not-kept', bytes: this.#bytes };
  }

  /** The copy of exactly this object that lies here; null: there is none. */
  #sameBytes(): SpoolEntry | null {
    if (this.#digest === null) return null;
    const sha256 = this.#digest.digest('hex');
    // Asked for anew: meanwhile it may have been delivered, found damaged or given up.
    return this.#copies().find((copy) => copy.sha256 === sha256) ?? null;
  }

  /** What lies here under that UID, on the same way, and can be sent. */
  #copies(): readonly SpoolEntry[] {
    const { sopInstanceUid, sopClassUid, transferSyntaxUid, calledAeTitle } = this.facts;
    try {
      return this.#openOf(sopInstanceUid).filter(
        (entry) =>
          entry.sopClassUid === sopClassUid &&
          entry.transferSyntaxUid === transferSyntaxUid &&
          entry.calledAeTitle === calledAeTitle &&
          isSound(entry),
      );
    } catch {
      // The list cannot be read now: then it is one more object, and the cloud finds that both are the same.
      return [];
    }
  }

  #opened(writer: SpoolWriter): SpoolWriter {
    this.#writer = writer;
    this.#holdBack(false);
    for (const data of this.#early.splice(0)) this.#pass(writer, data);
    return writer;
  }

  #refused(): null {
    this.#isRefused = true;
    this.#early = [];
    this.#holdBack(false);
    return null;
  }

  #pass(writer: SpoolWriter, data: Buffer): void {
    if (writer.write(data) || this.#isDraining) return;
    this.#isDraining = true;
    this.#holdBack(true);
    void writer.drained().then(() => {
      this.#isDraining = false;
      this.#holdBack(false);
    });
  }
}

/** Whether the request says that it is urgent (PS3.7 9.3.1.1). */
export function isHighPriority(command: CommandSet): boolean {
  return command.Priority === PRIORITY.high;
}

/** Whether its bytes are here and can be read, as far as is known. */
function isSound({ state }: SpoolEntry): boolean {
  if (state.kind !== 'held') return state.kind === 'queued' || state.kind === 'sent';
  return !['damaged', 'key-missing', 'file-missing'].includes(state.reason);
}
