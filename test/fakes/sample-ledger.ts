import type { LedgerEntry } from '../../electron/contract/agent-status.ts';
import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { TransferQuery } from '../../electron/contract/transfers.ts';
import { sampleEntry } from './sample-status.ts';

const MACHINES = [
  { device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' }, sopClass: '2' },
  { device: { aeTitle: 'US-ROOM2', address: '192.168.1.31' }, sopClass: '6.1' },
  { device: { aeTitle: null, address: '192.168.1.77' }, sopClass: '1.1' },
] as const;
const IMAGES_OF_A_GROUP = 20;
const BETWEEN_IMAGES_MS = 5_000;
const BETWEEN_GROUPS_MS = 15 * 60_000;

/** A ledger in memory that is asked as the agent's is; newest last in `entries`. */
export class SampleLedger {
  readonly entries: LedgerEntry[];
  /** Of every entry. */
  otherVersions = 0;
  readonly handlers: Pick<ControlHandlers, 'listTransfers' | 'getTransfer'> = {
    listTransfers: (query) => Promise.resolve(this.#page(query)),
    getTransfer: ({ id }) => {
      const entry = this.entries.find((one) => one.id === id);
      const transfer = entry
        ? { entry, receipt: receiptOf(entry), spool: null, otherVersions: this.otherVersions }
        : null;
      return Promise.resolve({ transfer });
    },
  };

  constructor(entries: readonly LedgerEntry[]) {
    this.entries = [...entries];
  }

  /** So many entries up to now: machines taking turns, twenty images each time, every 50th time refused. */
  static ofSize(count: number): SampleLedger {
    const groups = Math.ceil(count / IMAGES_OF_A_GROUP);
    const endMs = Date.now() - BETWEEN_GROUPS_MS;
    return new SampleLedger(
      Array.from({ length: count }, (_, i) => {
        const group = Math.floor(i / IMAGES_OF_A_GROUP);
        const { device, sopClass } = MACHINES[group % MACHINES.length] ?? MACHINES[0];
        const isRefused = group % 50 === 49;
        const finishedMs =
          endMs -
          (groups - group) * BETWEEN_GROUPS_MS +
          (i % IMAGES_OF_A_GROUP) * BETWEEN_IMAGES_MS;
        return sampleEntry(i + 1, {
          device,
          sopClassUid: `1.2.840.10008.5.1.4.1.1.${sopClass}`,
          startedAt: new Date(finishedMs - 900).toISOString(),
          finishedAt: new Date(finishedMs).toISOString(),
          ...(isRefused && { state: 'refused', status: 0xa700, receiptId: null, receiptAt: null }),
        });
      }),
    );
  }

  #page(query: TransferQuery): { entries: LedgerEntry[]; nextBefore: number | null } {
    const found: LedgerEntry[] = [];
    const end =
      query.before === null
        ? this.entries.length
        : this.entries.findIndex(({ id }) => id === query.before);
    for (let i = end - 1; i >= 0 && found.length <= query.limit; i--) {
      const entry = this.entries[i];
      if (entry && fits(entry, query)) found.push(entry);
    }
    const page = found.slice(0, query.limit);
    const isCut = found.length > page.length;
    return { entries: page, nextBefore: isCut ? (page.at(-1)?.id ?? null) : null };
  }
}

function fits(entry: LedgerEntry, query: TransferQuery): boolean {
  const { device, states, since, until, sopInstanceUid } = query;
  const finishedMs = Date.parse(entry.finishedAt);
  return (
    (device?.aeTitle ?? entry.device.aeTitle) === entry.device.aeTitle &&
    (device?.address ?? entry.device.address) === entry.device.address &&
    (states === null || states.includes(entry.state)) &&
    (since === null || finishedMs >= Date.parse(since)) &&
    (until === null || finishedMs < Date.parse(until)) &&
    (sopInstanceUid === null || entry.sopInstanceUid === sopInstanceUid)
  );
}

function receiptOf({ state, receiptId, receiptAt, sha256, bytes }: LedgerEntry) {
  if (receiptId === null || receiptAt === null) return null;
  const isOther = state === 'mismatch';
  return {
    receiptId,
    storedAt: receiptAt,
    sha256: isOther ? 'cd34'.repeat(16) : sha256,
    bytes: isOther ? bytes - 2 : bytes,
  };
}
