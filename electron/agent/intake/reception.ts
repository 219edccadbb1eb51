import { PRIORITY, type CommandSet } from '../dicom/dimse/command-set.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { SpoolEntry, SpoolFacts } from '../spool/spool-entry.ts';
import type { SpoolStore, SpoolWriter } from '../spool/spool-store.ts';

/** What became of one object: kept, or why not. */
export type ReceptionEnd =
  | { readonly kind: 'kept'; readonly entry: SpoolEntry }
  | { readonly kind: 'not-kept'; readonly bytes: number };

export type ReceptionOptions = {
  readonly store: SpoolStore;
  readonly clock: Clock;
  readonly facts: SpoolFacts;
  /** Stops or goes on reading from the device. */
  readonly holdBack: (isHeldBack: boolean) => void;
};

/** One C-STORE request on its way into the spool: bytes in as they come, one verdict at its end. */
export class Reception {
  readonly startedAt: Date;
  readonly facts: SpoolFacts;
  readonly #holdBack: (isHeldBack: boolean) => void;
  readonly #begun: Promise<SpoolWriter | null>;
  /** null while the store has not answered, or it refused. */
  #writer: SpoolWriter | null = null;
  #isRefused = false;
  /** What arrived before the store answered: no more than one read of the socket. */
  #early: Buffer[] = [];
  #isDraining = false;
  #bytes = 0;

  constructor({ store, clock, facts, holdBack }: ReceptionOptions) {
    this.startedAt = clock.now();
    this.facts = facts;
    this.#holdBack = holdBack;
    holdBack(true);
    this.#begun = store.begin(facts).then(
      (writer) => this.#opened(writer),
      () => this.#refused(),
    );
  }

  /** Takes the next bytes; of a refused object they are dropped. */
  write(data: Buffer): void {
    this.#bytes += data.length;
    if (this.#isRefused) return;
    if (this.#writer === null) this.#early.push(Buffer.from(data));
    else this.#pass(this.#writer, data);
  }

  /** All bytes are there. Never throws. */
  async finish(): Promise<ReceptionEnd> {
    const writer = await this.#begun;
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
