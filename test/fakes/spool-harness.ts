import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Ledger } from '../../electron/agent/ledger/ledger.ts';
import type { RoomSettings } from '../../electron/agent/spool/disk-room.ts';
import { NodeSpoolDisk } from '../../electron/agent/spool/node-spool-disk.ts';
import { spoolFolder } from '../../electron/agent/spool/open-spool.ts';
import { SealedSpool } from '../../electron/agent/spool/sealed-spool.ts';
import type { SpoolDisk } from '../../electron/agent/spool/spool-disk.ts';
import type { SpoolEntry, SpoolFacts } from '../../electron/agent/spool/spool-entry.ts';
import { SpoolKeys } from '../../electron/agent/spool/spool-keys.ts';
import type { SpoolStore } from '../../electron/agent/spool/spool-store.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { FakeClock } from './fake-clock.ts';
import { MemorySecretStore } from './memory-secret-store.ts';
import { SAMPLE_FACTS } from './sealed-object.ts';

/** The spool on a real folder with the real ledger; starts again as often as a test wants. */
export class SpoolHarness implements AsyncDisposable {
  readonly secrets = new MemorySecretStore();
  readonly clock = new FakeClock();
  /** Ongoing problems with their details. */
  readonly problems = new Map<string, Record<string, number | string>>();
  readonly folder: TempFolder;
  settings: RoomSettings = { reserveBytes: 0, quotaBytes: null };
  /** Stands between the spool and the real disk. */
  wrapDisk: (disk: SpoolDisk) => SpoolDisk = (disk) => disk;
  segmentBytes = 4096;
  /** Where the spool's folder lies, if not in {@link folder}. */
  root: string | null = null;
  #running: { readonly ledger: Ledger; readonly spool: SealedSpool } | null = null;

  private constructor(folder: TempFolder) {
    this.folder = folder;
  }

  static async create(): Promise<SpoolHarness> {
    return new SpoolHarness(await TempFolder.create('spool'));
  }

  get ledger(): Ledger {
    if (this.#running === null) throw new Error('not started');
    return this.#running.ledger;
  }

  get spool(): SealedSpool {
    if (this.#running === null) throw new Error('not started');
    return this.#running.spool;
  }

  /** Ends what runs and starts anew, when everything found is dealt with. */
  async start(): Promise<SealedSpool> {
    const spool = await this.openOnly();
    await spool.settled();
    return spool;
  }

  /** The same without the wait. */
  async openOnly(): Promise<SealedSpool> {
    await this.stop();
    const ledger = new Ledger(join(this.folder.path, 'ledger.sqlite'));
    const { clock, segmentBytes, problems } = this;
    const spool = await SealedSpool.open({
      disk: this.wrapDisk(new NodeSpoolDisk(spoolFolder(this.root ?? this.folder.path))),
      index: ledger.spool,
      keys: new SpoolKeys(this.secrets, clock),
      settings: () => this.settings,
      problems: {
        began: (code, details = {}) => void problems.set(code, details),
        ended: (code) => void problems.delete(code),
      },
      ...{ clock, segmentBytes },
    });
    this.#running = { ledger, spool };
    return spool;
  }

  async stop(): Promise<void> {
    await this.#running?.spool[Symbol.asyncDispose]();
    this.#running?.ledger[Symbol.dispose]();
    this.#running = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.folder[Symbol.asyncDispose]();
  }
}

export const factsOf = (sopInstanceUid: string): SpoolFacts => ({
  ...SAMPLE_FACTS,
  sopInstanceUid,
});

/** Stores a dataset as a device would send it, in pieces. */
export async function storeObject(
  spool: SpoolStore,
  data: Buffer,
  facts: SpoolFacts = SAMPLE_FACTS,
  pieceBytes = 1500,
): Promise<SpoolEntry> {
  const writer = await spool.begin(facts);
  for (let at = 0; at < data.length; at += pieceBytes)
    if (!writer.write(data.subarray(at, at + pieceBytes))) await writer.drained();
  return writer.commit();
}

export async function readWhole(spool: SpoolStore, id: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of spool.read(id)) parts.push(part);
  return Buffer.concat(parts);
}

export const sha256Of = (data: Buffer): string => createHash('sha256').update(data).digest('hex');
