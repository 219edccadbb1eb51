import type { Clock } from '../../foundation/clock.ts';
import { adoptStrays } from './adopt.ts';
import { DiskRoom, type RoomSettings } from './disk-room.ts';
import { Eraser } from './eraser.ts';
import { judgeKeys } from './key-judge.ts';
import { Publisher } from './publisher.ts';
import { recover } from './recover.ts';
import { damaged, metadataOf, SEGMENT_BYTES, type SealedTrailer } from './sealed-format.ts';
import { SealedWriter } from './sealed-writer.ts';
import type { SpoolDisk } from './spool-disk.ts';
import type { SpoolEntry, SpoolFacts, SpoolState } from './spool-entry.ts';
import { SpoolError } from './spool-error.ts';
import { asSpoolError, incomingPathOf, ObjectIds, QUARANTINE, readObject } from './spool-files.ts';
import type { NewSpoolObject, SpoolIndex } from './spool-index.ts';
import type { SpoolKeys } from './spool-keys.ts';
import type { SpoolMasterKey } from './spool-master-key.ts';
import { SpoolReports, type SpoolProblems } from './spool-reports.ts';
import type { SpoolStore, SpoolWriter } from './spool-store.ts';

/** So often the keychain is asked again for what it did not have, and the disk whether it has room again. */
const LOOK_AGAIN_MS = 60_000;
const QUEUED: SpoolState = { kind: 'queued', attempts: 0, notBefore: null };

export type SealedSpoolParts = {
  readonly disk: SpoolDisk;
  readonly index: SpoolIndex;
  readonly keys: SpoolKeys;
  readonly clock: Clock;
  readonly settings: () => RoomSettings;
  readonly problems: SpoolProblems;
  readonly segmentBytes?: number;
};

/** The spool: sealed files under random names, and the one list of them (docs/reliability.md). */
export class SealedSpool implements SpoolStore, AsyncDisposable {
  readonly #parts: SealedSpoolParts;
  readonly #room: DiskRoom;
  readonly #publisher: Publisher;
  readonly #eraser: Eraser;
  readonly #reports: SpoolReports;
  readonly #ids = new ObjectIds();
  readonly #listeners = new Set<(entry: SpoolEntry) => void>();
  readonly #writers = new Set<SpoolWriter>();
  #strays: readonly string[] = [];
  #looking: Promise<void> = Promise.resolve();
  #timer: Disposable | null = null;
  #isStopped = false;

  private constructor(parts: SealedSpoolParts) {
    const { disk, index, clock, settings, problems } = parts;
    this.#parts = parts;
    this.#room = new DiskRoom({ space: () => disk.space(), settings, clock });
    this.#publisher = new Publisher(disk, index);
    const erased = (bytes: number): void => this.#room.gave(bytes);
    this.#eraser = new Eraser({ disk, index, clock, erased });
    this.#reports = new SpoolReports(problems);
  }

  /** Recovers what the last run left. Strays and keys are looked at afterwards ({@link settled}). Throws SpoolError `io`. */
  static async open(parts: SealedSpoolParts): Promise<SealedSpool> {
    const spool = new SealedSpool(parts);
    try {
      const found = await recover(parts.disk, parts.index, spool.#now());
      spool.#room.found(found.heldBytes);
      spool.#strays = found.strays;
      spool.#eraser.add(found.toErase);
    } catch (error) {
      throw asSpoolError(error);
    }
    void spool.lookAgain();
    return spool;
  }

  async begin(facts: SpoolFacts): Promise<SpoolWriter> {
    if (this.#isStopped) throw new SpoolError('stopped', 'Tern is being stopped.');
    try {
      await this.#room.admit();
      this.#reports.hasRoom();
      const master = await this.#parts.keys.current();
      this.#reports.hasKey();
      return await this.#writerFor(facts, master);
    } catch (error) {
      const failure = asSpoolError(error);
      this.#reports.refused(failure);
      throw failure;
    }
  }

  read(id: string): AsyncIterable<Buffer> {
    const entry = this.entry(id);
    const keyOf = (keyId: string): Promise<SpoolMasterKey> => this.#keyOf(keyId);
    return readObject(this.#parts.disk, id, keyOf, ({ trailer }) => {
      if (entry !== null && trailer.sha256 !== entry.sha256) throw damaged();
    });
  }

  entry(id: string): SpoolEntry | null {
    return this.#parts.index.entry(id);
  }

  open(): readonly SpoolEntry[] {
    return this.#parts.index.open();
  }

  setState(id: string, state: SpoolState): void {
    const entry = this.entry(id);
    if (entry === null || entry.state.kind === 'done' || entry.state.kind === 'discarded')
      throw new RangeError('there is no open entry of that id');
    this.#parts.index.setStates([{ id, state }]);
    if (state.kind === 'done' || state.kind === 'discarded')
      this.#eraser.add([{ id, bytes: entry.bytes }]);
    if (state.kind === 'held' || entry.state.kind === 'held') void this.lookAgain();
    this.#changed({ ...entry, state });
  }

  subscribe(changed: (entry: SpoolEntry) => void): Disposable {
    this.#listeners.add(changed);
    return { [Symbol.dispose]: () => void this.#listeners.delete(changed) };
  }

  /** Resolves when strays are taken up, keys are looked for and finished objects are erased. */
  async settled(): Promise<void> {
    await this.#looking;
    await this.#publisher.idle();
    await this.#eraser.idle();
  }

  /** Looks now for keys that were missing, strays that could not be opened, and room. Never rejects. */
  lookAgain(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look());
    return this.#looking;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    this.#timer?.[Symbol.dispose]();
    await Promise.all([...this.#writers].map((writer) => writer.abort()));
    await this.#looking;
    await this.#publisher.idle();
    await this.#eraser[Symbol.asyncDispose]();
  }

  async #writerFor(facts: SpoolFacts, master: SpoolMasterKey): Promise<SpoolWriter> {
    const { disk, clock, segmentBytes = SEGMENT_BYTES } = this.#parts;
    const id = this.#ids.next();
    const metadata = metadataOf(facts, this.#now());
    const file = await disk.create(incomingPathOf(id));
    const object = { ...metadata, id, keyId: master.id };
    const writer: SpoolWriter = new SealedWriter({
      ...{ id, file, master, metadata, segmentBytes },
      nowMs: () => clock.now().getTime(),
      take: (bytes) => this.#room.take(bytes),
      gave: (bytes) => this.#room.gave(bytes),
      publish: (trailer) => this.#publish(object, trailer),
      remove: () => disk.unlink(incomingPathOf(id)).catch(() => undefined),
      failed: (error) => this.#reports.refused(error),
      ended: () => void this.#writers.delete(writer),
    });
    this.#writers.add(writer);
    return writer;
  }

  async #publish(
    object: Omit<NewSpoolObject, 'sha256' | 'bytes' | 'storedAt' | 'state'>,
    { sha256, bytes, storedAtMs }: SealedTrailer,
  ): Promise<SpoolEntry> {
    const storedAt = new Date(storedAtMs).toISOString();
    const stored = { ...object, sha256, bytes, storedAt, state: QUEUED };
    const entry = await this.#publisher.publish(stored);
    this.#reports.stored();
    this.#changed(entry);
    return entry;
  }

  async #keyOf(keyId: string): Promise<SpoolMasterKey> {
    const key = await this.#parts.keys.find(keyId);
    if (key !== null) return key;
    const message = 'The key of a stored image is not in the keychain of this PC.';
    throw new SpoolError('key-missing', message);
  }

  async #look(): Promise<void> {
    if (this.#isStopped) return;
    this.#timer?.[Symbol.dispose]();
    let isOpen = true;
    try {
      isOpen = await this.#lookAtKeysAndStrays();
    } catch (error) {
      this.#reports.refused(asSpoolError(error));
    }
    await this.#room.admit().then(
      () => this.#reports.hasRoom(),
      () => undefined,
    );
    isOpen ||= this.#reports.isFull;
    if (isOpen && !this.#hasStopped())
      this.#timer = this.#parts.clock.after(LOOK_AGAIN_MS, () => void this.lookAgain());
  }

  /** Whether something is left that a later look may find changed. */
  async #lookAtKeysAndStrays(): Promise<boolean> {
    const { disk, index, keys } = this.#parts;
    const verdict = await judgeKeys(index, (keyId) => keys.find(keyId), this.#now());
    const adopted = await adoptStrays(this.#strays, {
      ...{ disk, index },
      keyOf: (keyId) => this.#keyOf(keyId),
      isStopped: () => this.#isStopped,
    });
    this.#strays = adopted.sealed;
    this.#room.found(adopted.bytes);
    const sealed = verdict.missing + adopted.sealed.length;
    const quarantined = (await disk.list(QUARANTINE)).length;
    this.#reports.waiting('spool-key-missing', sealed);
    this.#reports.waiting('spool-damaged', quarantined + index.heldFor('damaged'));
    this.#reports.waiting('spool-file-missing', index.heldFor('file-missing'));
    if (adopted.objects > 0 || verdict.hasChanged)
      for (const entry of this.open()) this.#changed(entry);
    return verdict.isUnavailable || sealed > 0;
  }

  /** A question of its own: the compiler takes a field that it saw false for false, across every await. */
  #hasStopped(): boolean {
    return this.#isStopped;
  }

  #changed(entry: SpoolEntry): void {
    for (const changed of this.#listeners) changed(entry);
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}
