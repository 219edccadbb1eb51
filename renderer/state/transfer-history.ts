import type { LedgerEntry } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { ControlArgs } from '../../electron/contract/control.ts';

/** The part of a query that says which entries; paging is the history's own affair. */
export type HistoryQuery = Omit<ControlArgs<'listTransfers'>, 'limit' | 'before'>;

export type HistoryView = {
  /** Newest first, without a gap from the newest on. */
  readonly entries: readonly LedgerEntry[];
  /** Something was read; before that, no entries says nothing. */
  readonly isRead: boolean;
  readonly hasOlder: boolean;
  readonly reading: 'newest' | 'older' | null;
  /** What could not be read; null once it could. */
  readonly failure: { readonly reading: 'newest' | 'older'; readonly error: unknown } | null;
};

const PAGE_ROWS = 1000;
/** The top of the list is read again with each news, so it is read in less at once. */
const NEWS_ROWS = 200;
/** News that would take more pages than this are a new beginning of the list. */
const MAX_NEWS_PAGES = 5;

/** The ledger as far as somebody has scrolled, read in pages and kept up with what is new at its top. */
export class TransferHistory {
  readonly #list: Bridge['calls']['listTransfers'];
  readonly #query: HistoryQuery;
  readonly #listeners = new Set<() => void>();
  #view: HistoryView = {
    entries: [],
    isRead: false,
    hasOlder: false,
    reading: null,
    failure: null,
  };
  #nextBefore: number | null = null;
  /** One reading at a time, so that no answer is put on top of a later one. */
  #last: Promise<void> = Promise.resolve();
  #isRefreshDue = false;

  constructor(list: Bridge['calls']['listTransfers'], query: HistoryQuery) {
    this.#list = list;
    this.#query = query;
  }

  readonly view = (): HistoryView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Reads what is new. Asked for several times while another reading runs, it is done once. */
  refresh(): Promise<void> {
    if (this.#isRefreshDue) return this.#last;
    this.#isRefreshDue = true;
    return this.#enqueue('newest', () => {
      this.#isRefreshDue = false;
      return this.#readNewest();
    });
  }

  /** Reads the next older page, where there is one. */
  readOlder(): Promise<void> {
    return this.#enqueue('older', () => this.#readOlder());
  }

  /** Tries again what failed. */
  retry(): Promise<void> {
    return this.#view.failure?.reading === 'older' ? this.readOlder() : this.refresh();
  }

  #enqueue(reading: 'newest' | 'older', read: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      this.#change({ reading });
      try {
        await read();
        this.#change({ reading: null, failure: null, isRead: true });
      } catch (error) {
        this.#change({ reading: null, failure: { reading, error } });
      }
    });
    return this.#last;
  }

  async #readOlder(): Promise<void> {
    if (this.#nextBefore === null) return;
    const page = await this.#page(this.#nextBefore, PAGE_ROWS);
    this.#nextBefore = page.nextBefore;
    this.#show([...this.#view.entries, ...page.entries]);
  }

  async #readNewest(): Promise<void> {
    const known = this.#view.entries;
    const waiting = known.findLast(({ state }) => state === 'accepted');
    const fresh: LedgerEntry[] = [];
    let before: number | null = null;
    for (let pages = 0; pages < MAX_NEWS_PAGES; pages++) {
      const page = await this.#page(before, NEWS_ROWS);
      fresh.push(...page.entries);
      before = page.nextBefore;
      const oldest = page.entries.at(-1);
      if (before === null || oldest === undefined) break;
      // What waits for its receipt may have got it since; all else stays as it is.
      if (reaches(oldest, known[0]) && (!waiting || reaches(oldest, waiting))) break;
    }
    const end = fresh.at(-1);
    const isConnected = end !== undefined && known[0] !== undefined && reaches(end, known[0]);
    const rest = before !== null && isConnected ? known.filter((one) => isOlder(one, end)) : [];
    if (rest.length === 0) this.#nextBefore = before;
    this.#show([...fresh, ...rest]);
  }

  #page(before: number | null, limit: number): ReturnType<Bridge['calls']['listTransfers']> {
    return this.#list({ ...this.#query, limit, before });
  }

  #show(entries: readonly LedgerEntry[]): void {
    this.#change({ entries, hasOlder: this.#nextBefore !== null });
  }

  #change(changes: Partial<HistoryView>): void {
    this.#view = { ...this.#view, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** Whether a list that ends with `end` has come as far down as `entry`; no entry is reached at once. */
function reaches(end: LedgerEntry, entry: LedgerEntry | undefined): boolean {
  return entry === undefined || !isOlder(entry, end);
}

/** In the order of the ledger: by the time it was finished, then by id. */
function isOlder(entry: LedgerEntry, than: LedgerEntry): boolean {
  const distance = Date.parse(entry.finishedAt) - Date.parse(than.finishedAt);
  return distance < 0 || (distance === 0 && entry.id < than.id);
}
