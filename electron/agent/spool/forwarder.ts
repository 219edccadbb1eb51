import { createHash } from 'node:crypto';
import type { DiscardChoice, SpoolStatus } from '../../contract/spool-calls.ts';
import { backoffMs } from '../../foundation/backoff.ts';
import type { AttemptEnd } from './attempt.ts';
import type { ForwarderPorts } from './forwarder-ports.ts';
import { RETRY_LIMITS } from './gate.ts';
import { nextState, type SpoolEvent } from './next-state.ts';
import { OpenEntries } from './open-entries.ts';
import { RateMeter } from './rate-meter.ts';
import { Senders } from './senders.ts';
import type { SpoolEntry } from './spool-entry.ts';

/**
 * So often an object is tried at its place in the order, while it is the link or the whole far side that fails; from then
 * on it might be the object itself, and it waits on its own.
 */
const TRIES_IN_ORDER = 5;
/** What the far side took and gave no receipt for is sent again after so long. */
const RESEND_AFTER_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/** Brings what the store holds to the cloud, and never gives up. */
export class Forwarder implements Disposable {
  readonly #ports: ForwarderPorts;
  readonly #senders: Senders;
  readonly #rate: RateMeter;
  readonly #open = new OpenEntries();
  readonly #using = new DisposableStack();
  #tick: Disposable | null = null;
  #wasWorking = true;

  constructor(ports: ForwarderPorts) {
    this.#ports = ports;
    this.#rate = new RateMeter(ports.clock);
    this.#senders = new Senders({
      ports,
      progress: (bytes) => this.#rate.add(bytes),
      ended: (entry, end) => this.#ended(entry, end),
    });
  }

  /** Takes up all that is open in the store, and everything that comes to it from now on. */
  start(): void {
    for (const entry of this.#ports.store.open()) this.#place(entry);
    this.#using.use(
      this.#ports.store.subscribe((entry) => {
        this.#place(entry);
        this.#senders.wake();
        this.#ports.events.changed();
      }),
    );
    this.#using.use(this.#senders);
    this.#everyMinute();
    this.#senders.wake();
  }

  /** Settings, hours or the pause changed. */
  recheck(): void {
    this.#senders.wake();
  }

  /** The link came up, or changed: the next attempt need not wait. */
  linkCameUp(): void {
    this.#senders.gates.hope();
    this.#senders.wake();
  }

  /** What the cloud says it holds. False: no object of the spool is under that UID, or none that it could be about. */
  receipt(receipt: {
    readonly sopInstanceUid: string;
    readonly sha256: string;
    readonly bytes: number;
  }): boolean {
    const at = this.#ports.clock.now().toISOString();
    const { sha256, bytes, sopInstanceUid } = receipt;
    const about = this.#open.withReceipt(sopInstanceUid, sha256);
    for (const entry of about) this.#apply(entry, { kind: 'receipt', sha256, bytes, at });
    return about.length > 0;
  }

  /** A person sends what is held again: all of that UID, null: all. Returns how many. */
  retry(sopInstanceUid: string | null): number {
    const held = this.#open.heldOf(sopInstanceUid);
    for (const entry of held) this.#apply(entry, { kind: 'retry' });
    return held.length;
  }

  /** A person gives up what is held; `by`: where. Returns how many. */
  discard(which: DiscardChoice, by: string): number {
    const held =
      which.kind === 'of-uid'
        ? this.#open.heldOf(which.sopInstanceUid)
        : [this.#open.held.get(which.id)].flatMap((entry) => entry ?? []);
    const at = this.#ports.clock.now().toISOString();
    for (const entry of held) {
      this.#apply(entry, { kind: 'discard', at });
      this.#ports.logger.warn('spool.discarded', { ...about(entry), call: by });
    }
    return held.length;
  }

  held(): readonly SpoolEntry[] {
    return [...this.#open.held.values()];
  }

  summary(): SpoolStatus {
    const { queue, inFlight } = this.#senders;
    const going = [...inFlight.values()];
    const oldest = [queue.oldestStoredAt, ...going.map(({ storedAt }) => storedAt)]
      .flatMap((at) => at ?? [])
      .sort();
    return {
      queued: queue.size + going.length,
      queuedBytes: queue.bytes + going.reduce((sum, { bytes }) => sum + bytes, 0),
      awaitingReceipt: this.#open.sent.size,
      held: this.#open.held.size,
      oldestQueuedAt: oldest[0] ?? null,
      bytesPerSecond: this.#rate.bytesPerSecond,
    };
  }

  [Symbol.dispose](): void {
    this.#tick?.[Symbol.dispose]();
    this.#using.dispose();
  }

  #place(entry: SpoolEntry): void {
    const { id, state } = entry;
    this.#open.place(entry);
    if (state.kind !== 'queued') return this.#senders.queue.remove(id);
    if (!this.#senders.inFlight.has(id)) this.#senders.queue.put(entry, this.#dueMs(entry));
  }

  /** The wall clock may have jumped since: never later than the longest wait. */
  #dueMs({ state }: SpoolEntry): number | null {
    if (state.kind !== 'queued' || state.notBefore === null) return null;
    const { clock } = this.#ports;
    const waitMs = Date.parse(state.notBefore) - clock.now().getTime();
    return waitMs <= 0 ? null : clock.monotonicMs() + Math.min(waitMs, RETRY_LIMITS.maxMs);
  }

  #ended(entry: SpoolEntry, end: AttemptEnd): void {
    const { logger } = this.#ports;
    try {
      this.#tellRoute(entry, end);
      const event = this.#eventOf(entry, end);
      if (event === null) this.#senders.queue.put(entry);
      else this.#apply(entry, event);
    } catch (error) {
      // The list cannot be written now: the object stays where it was, and goes again when it is its turn.
      logger.error('spool.list-failed', { ...about(entry), reason: codeOf(error) });
      const { clock } = this.#ports;
      this.#senders.queue.put(entry, clock.monotonicMs() + MINUTE_MS);
    }
    const { isFarEndWorking } = this.#senders.gates;
    if (this.#wasWorking !== isFarEndWorking)
      logger.info(isFarEndWorking ? 'spool.going-on' : 'spool.resting');
    this.#wasWorking = isFarEndWorking;
  }

  /** Null: nothing happened to the object. */
  #eventOf(entry: SpoolEntry, end: AttemptEnd): SpoolEvent | null {
    const { clock, settings } = this.#ports;
    const at = clock.now().toISOString();
    const status = end.kind === 'tried' ? end.status : null;
    switch (end.answer.kind) {
      case 'delivered':
      case 'duplicate-ok':
        return settings().proof !== 'success'
          ? { kind: 'accepted', status: status ?? 0, at }
          : { kind: 'accepted-for-good', at };
      case 'hold':
        return { kind: 'hold', reason: end.answer.reason, status, at };
      default:
        if (end.kind === 'not-begun') return null;
        return {
          kind: 'attempt-failed',
          notBefore: this.#notBefore(entry, end.answer.scope === 'object'),
        };
    }
  }

  #notBefore({ state }: SpoolEntry, isItsOwnFault: boolean): string | null {
    const tries = state.kind === 'queued' ? state.attempts + 1 : 1;
    const extra = isItsOwnFault ? tries - 1 : tries - TRIES_IN_ORDER;
    if (extra < 0) return null;
    const { clock, random } = this.#ports;
    const waitMs = backoffMs(extra, RETRY_LIMITS, random);
    return new Date(clock.now().getTime() + waitMs).toISOString();
  }

  #tellRoute(entry: SpoolEntry, { answer }: AttemptEnd): void {
    const { events, logger } = this.#ports;
    if (answer.kind === 'delivered' || answer.kind === 'duplicate-ok')
      return events.routeWorked(entry);
    if (answer.kind !== 'retry' || !answer.needsPerson) return;
    const { callingAeTitle: aeTitle, calledAeTitle } = entry;
    logger.warn('spool.route-refused', { aeTitle, calledAeTitle });
    events.routeRefused(entry);
  }

  #apply({ id }: SpoolEntry, event: SpoolEvent): void {
    const { store, events, logger } = this.#ports;
    // As it is now: while it was on its way it may have changed.
    const entry = store.entry(id);
    if (!entry) return;
    const state = nextState(entry, entry.state, event);
    if (state === entry.state) return;
    store.setState(id, state);
    const after = { ...entry, state };
    if (state.kind === 'sent' || event.kind === 'accepted-for-good') events.accepted(after);
    if (state.kind !== 'held') return;
    logger.warn('spool.held', { ...about(entry), reason: state.reason, status: state.status });
    events.held(after);
  }

  #everyMinute(): void {
    this.#tick = this.#ports.clock.after(MINUTE_MS, () => {
      this.#everyMinute();
      this.#sendAgain();
      this.#ports.events.changed();
    });
  }

  /** While the far side is not there, its receipts cannot come either; a commitment may take its time. */
  #sendAgain(): void {
    if (!this.#senders.gates.isFarEndWorking || this.#ports.settings().proof !== 'receipt') return;
    const latest = this.#ports.clock.now().getTime() - RESEND_AFTER_MS;
    for (const entry of [...this.#open.sent.values()]) {
      const isLate = entry.state.kind === 'sent' && Date.parse(entry.state.at) <= latest;
      if (isLate) this.#apply(entry, { kind: 'receipt-absent' });
    }
  }
}

/** A running forwarder; disposing stops it, with what is on its way cut off and sent again later. */
export function createForwarder(ports: ForwarderPorts): Forwarder {
  const forwarder = new Forwarder(ports);
  forwarder.start();
  return forwarder;
}

/** No UID in a log: the first 12 digits of its digest. */
function about({ sopInstanceUid, bytes }: SpoolEntry) {
  const hash = createHash('sha256').update(sopInstanceUid).digest('hex');
  return { objectHash: hash.slice(0, 12), bytes };
}

function codeOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
