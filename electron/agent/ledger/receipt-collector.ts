import type { LedgerEntry } from '../../contract/agent-status.ts';
import {
  MAX_RECEIPTS_PER_REQUEST,
  type Receipt,
  type ReceiptsRequest,
} from '../../contract/cloud-api.ts';
import { uidSchema } from '../../contract/identifiers.ts';
import { backoffMs } from '../../foundation/backoff.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Ledger } from './ledger.ts';

/** Objects of one association end within a moment of each other: their receipts are asked for together. */
const GATHER_MS = 250;
const RETRY = { minMs: 1_000, maxMs: 60_000 };

export type ReceiptCollectorOptions = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What the cloud says it holds, after the ledger has settled it. */
  readonly arrived: (receipt: Receipt) => void;
  readonly fetchReceipts: (objects: ReceiptsRequest['objects']) => Promise<readonly Receipt[]>;
  /** A receipt that has not come by then is told once; asking goes on. */
  readonly missingAfterMs: number;
  /** The ledger changed. */
  readonly settled: () => void;
  readonly matched: (entry: LedgerEntry) => void;
  readonly mismatch: (entry: LedgerEntry) => void;
  readonly missing: (entry: LedgerEntry) => void;
};

/** Fetches the cloud's receipts for what it accepted and settles the ledger. What is open stands in the ledger: restart-proof. */
export class ReceiptCollector implements Disposable {
  readonly #options: ReceiptCollectorOptions;
  readonly #toldMissing = new Set<number>();
  #timer: Disposable | null = null;
  #dueMs: number | null = null;
  #isAsking = false;
  #isDisposed = false;
  #attempt = 0;
  /** Up to here was asked for in this round: what gets no receipt must not keep the others from theirs. */
  #askedUpToId = 0;

  constructor(options: ReceiptCollectorOptions) {
    this.#options = options;
  }

  /** Something was accepted, or the link came up: asks soon. */
  wake(): void {
    this.#attempt = 0;
    // A question that is due sooner stays: objects that come without a pause must not put it off for ever.
    const isSoon =
      this.#dueMs !== null && this.#dueMs <= this.#options.clock.monotonicMs() + GATHER_MS;
    if (!this.#isAsking && !isSoon) this.#schedule(GATHER_MS);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  #schedule(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    if (this.#isDisposed) return;
    this.#dueMs = this.#options.clock.monotonicMs() + ms;
    this.#timer = this.#options.clock.after(ms, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    this.#dueMs = null;
    const { ledger } = this.#options;
    const entries = ledger.awaitingReceipt(MAX_RECEIPTS_PER_REQUEST, this.#askedUpToId);
    const settled = await this.#askFor(entries).catch(() => null);
    this.#isAsking = false;
    if (this.#isDisposed) return;
    if (settled !== null && settled > 0) {
      this.#attempt = 0;
      this.#options.settled();
    }
    this.#tellMissing(entries);
    if (settled !== null) this.#askedUpToId = this.#endOfRoundOr(entries.at(-1));
    // What an object that ended meanwhile needs is found by asking again.
    if (ledger.awaitingReceipt(1).length === 0) return;
    const goesOn = settled !== null && (settled > 0 || this.#askedUpToId > 0);
    this.#schedule(goesOn ? GATHER_MS : backoffMs(this.#attempt++, RETRY));
  }

  /** Where the next question begins: behind the last one, or with the oldest again. */
  #endOfRoundOr(last: LedgerEntry | undefined): number {
    if (last === undefined) return 0;
    return this.#options.ledger.awaitingReceipt(1, last.id).length > 0 ? last.id : 0;
  }

  async #askFor(entries: readonly LedgerEntry[]): Promise<number> {
    const objects = entries.flatMap(({ sopInstanceUid, sha256 }) =>
      sha256 !== null && uidSchema.safeParse(sopInstanceUid).success
        ? [{ sopInstanceUid, sha256 }]
        : [],
    );
    if (objects.length === 0) return 0;
    const receipts = await this.#options.fetchReceipts(objects);
    if (this.#isDisposed) return 0;
    const byDigest = new Map(
      receipts.map((receipt) => [`${receipt.sopInstanceUid} ${receipt.sha256}`, receipt]),
    );
    const byUid = new Map(receipts.map((receipt) => [receipt.sopInstanceUid, receipt]));
    let settled = 0;
    for (const entry of entries) {
      const receipt =
        byDigest.get(`${entry.sopInstanceUid} ${entry.sha256 ?? ''}`) ??
        byUid.get(entry.sopInstanceUid);
      if (!receipt) continue;
      settled++;
      if (this.#options.ledger.applyReceipt(entry, receipt) === 'mismatch')
        this.#options.mismatch(entry);
      else this.#options.matched(entry);
      this.#options.arrived(receipt);
    }
    return settled;
  }

  #tellMissing(entries: readonly LedgerEntry[]): void {
    const { clock, ledger } = this.#options;
    const nowMs = clock.now().getTime();
    const stillOpen = new Set(
      ledger.awaitingReceipt(MAX_RECEIPTS_PER_REQUEST, this.#askedUpToId).map(({ id }) => id),
    );
    for (const entry of entries) {
      const isLate = nowMs - Date.parse(entry.finishedAt) >= this.#options.missingAfterMs;
      if (!isLate || !stillOpen.has(entry.id) || this.#toldMissing.has(entry.id)) continue;
      this.#toldMissing.add(entry.id);
      this.#options.missing(entry);
    }
  }
}
