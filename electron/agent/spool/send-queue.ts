import type { SpoolEntry } from './spool-entry.ts';
import { compareEntries, OrderedEntries } from './ordered-entries.ts';
import { routeOf } from './route.ts';

/** What is older when its turn comes is backlog: new images go one for one with it. */
export const BACKLOG_AGE_MS = 10 * 60_000;

type Lane = 'urgent' | 'fresh' | 'backlog';

/** What one machine has waiting: one list for each route, urgent ones apart. */
type Source = Map<string, OrderedEntries>;

type Waiting = { readonly entry: SpoolEntry; readonly dueMs: number | null };
type Delayed = { readonly entry: SpoolEntry; readonly dueMs: number };

/**
 * What waits to be sent, and whose turn it is: urgent objects first, then new ones and backlog by turns; between
 * machines by bytes; of one machine in the order in which they were stored. Pure: times come from the caller.
 */
export class SendQueue {
  readonly #sources = new Map<string, Source>();
  /** In the order of their time. */
  readonly #delayed: Delayed[] = [];
  readonly #known = new Map<string, Waiting>();
  /** Bytes each machine was served, from where the others stood when it came out of silence: the smallest goes first. */
  readonly #shares = new Map<string, number>();
  #lastLane: Lane = 'backlog';
  /** Share of the one that was served last. */
  #shareBytes = 0;
  #bytes = 0;

  get size(): number {
    return this.#known.size;
  }
  /** Of all that waits. */
  get bytes(): number {
    return this.#bytes;
  }
  /** When the next delayed object is due, monotonic; null: none is delayed. */
  get dueMs(): number | null {
    return this.#delayed[0]?.dueMs ?? null;
  }
  has(id: string): boolean {
    return this.#known.has(id);
  }
  /** When the oldest was stored (ISO time); null: nothing waits. */
  get oldestStoredAt(): string | null {
    let oldest: string | null = null;
    const consider = ({ storedAt }: SpoolEntry): void => {
      if (oldest === null || storedAt < oldest) oldest = storedAt;
    };
    for (const lists of this.#sources.values())
      for (const { first } of lists.values()) if (first) consider(first);
    for (const { entry } of this.#delayed) consider(entry);
    return oldest;
  }
  /** What waits for the same route, in no certain order. */
  *ofRoute(route: string): Iterable<SpoolEntry> {
    for (const lists of this.#sources.values())
      for (const [key, list] of lists) if (key.slice(1) === route) yield* list.all();
  }

  /** Waits from now on; `dueMs` (monotonic): not before that. */
  put(entry: SpoolEntry, dueMs: number | null = null): void {
    this.remove(entry.id);
    this.#known.set(entry.id, { entry, dueMs });
    this.#bytes += entry.bytes;
    if (dueMs === null) return this.#insert(entry);
    const at = this.#delayed.findLastIndex((other) => other.dueMs <= dueMs) + 1;
    this.#delayed.splice(at, 0, { entry, dueMs });
  }

  /** Waits no more: it is on its way, or needs no sending. */
  remove(id: string): void {
    const waiting = this.#known.get(id);
    if (!waiting) return;
    this.#known.delete(id);
    this.#bytes -= waiting.entry.bytes;
    if (waiting.dueMs === null) this.#drop(waiting.entry);
    else
      this.#delayed.splice(
        this.#delayed.findIndex(({ entry }) => entry.id === id),
        1,
      );
    // Whoever comes next begins anew; the list of machines stays as short as what waits.
    if (this.#known.size === 0) this.#shares.clear();
  }

  /** Whose turn it is of those that `isEligible`; of one machine and route only the first in order is asked about. */
  peek(
    now: { readonly wallMs: number; readonly monotonicMs: number },
    isEligible: (entry: SpoolEntry) => boolean,
  ): SpoolEntry | null {
    this.#admitDue(now.monotonicMs);
    const freshFrom = new Date(now.wallMs - BACKLOG_AGE_MS).toISOString();
    const byTurns: readonly Lane[] =
      this.#lastLane === 'fresh' ? ['backlog', 'fresh'] : ['fresh', 'backlog'];
    for (const lane of ['urgent', ...byTurns] as const) {
      const found = this.#peekLane(lane, freshFrom, isEligible);
      if (found) return found;
    }
    return null;
  }

  /** It goes now: its machine and its lane had their turn. */
  take(entry: SpoolEntry, wallMs: number): void {
    const key = sourceKey(entry);
    this.#shareBytes = this.#shares.get(key) ?? this.#shareBytes;
    this.#shares.set(key, this.#shareBytes + entry.bytes);
    const isFresh = Date.parse(entry.storedAt) >= wallMs - BACKLOG_AGE_MS;
    if (!entry.isUrgent) this.#lastLane = isFresh ? 'fresh' : 'backlog';
    this.remove(entry.id);
  }

  #peekLane(
    lane: Lane,
    freshFrom: string,
    isEligible: (entry: SpoolEntry) => boolean,
  ): SpoolEntry | null {
    let best: { readonly entry: SpoolEntry; readonly shareBytes: number } | null = null;
    for (const [key, lists] of this.#sources) {
      const shareBytes = this.#shares.get(key) ?? 0;
      for (const list of lists.values()) {
        if (best !== null && shareBytes > best.shareBytes) break;
        const entry = first(list, lane, freshFrom);
        if (entry === null || !isEligible(entry)) continue;
        const isBetter =
          best === null || shareBytes < best.shareBytes || compareEntries(entry, best.entry) < 0;
        if (isBetter) best = { entry, shareBytes };
      }
    }
    return best?.entry ?? null;
  }

  #insert(entry: SpoolEntry): void {
    const key = sourceKey(entry);
    let lists = this.#sources.get(key);
    if (!lists) {
      lists = new Map<string, OrderedEntries>();
      this.#sources.set(key, lists);
      this.#shares.set(key, Math.max(this.#shares.get(key) ?? 0, this.#shareBytes));
    }
    let list = lists.get(listKey(entry));
    if (!list) lists.set(listKey(entry), (list = new OrderedEntries()));
    list.add(entry);
  }

  #drop(entry: SpoolEntry): void {
    const key = sourceKey(entry);
    const lists = this.#sources.get(key);
    const list = lists?.get(listKey(entry));
    if (!lists || !list) return;
    list.remove(entry);
    if (list.isEmpty) lists.delete(listKey(entry));
    if (lists.size === 0) this.#sources.delete(key);
  }

  #admitDue(monotonicMs: number): void {
    const later = this.#delayed.findIndex(({ dueMs }) => dueMs > monotonicMs);
    const count = later < 0 ? this.#delayed.length : later;
    for (const { entry } of this.#delayed.splice(0, count)) {
      this.#known.set(entry.id, { entry, dueMs: null });
      this.#insert(entry);
    }
  }
}

function first(list: OrderedEntries, lane: Lane, freshFrom: string): SpoolEntry | null {
  const head = list.first;
  if (head?.isUrgent !== (lane === 'urgent')) return null;
  if (lane === 'urgent') return head;
  // The first in order is always of one lane or the other, wherever the time of day jumped to in between.
  if (head.storedAt < freshFrom) return lane === 'backlog' ? head : list.firstStoredFrom(freshFrom);
  return lane === 'fresh' ? head : null;
}

const sourceKey = ({ device }: SpoolEntry): string => `${device.aeTitle ?? ''}|${device.address}`;
const listKey = (entry: SpoolEntry): string => `${entry.isUrgent ? '!' : ' '}${routeOf(entry)}`;
