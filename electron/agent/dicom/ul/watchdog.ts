import type { Clock } from '../../../foundation/clock.ts';

/** Timers of one association, in milliseconds. */
export type UlTimeouts = {
  /** ARTIM (PS3.8 9.1.5): until an A-ASSOCIATE-RQ has come whole, and until the peer closes in the end. */
  readonly artimTimeoutMs: number;
  /** Requestor: until the peer answers A-ASSOCIATE-RQ. */
  readonly associationTimeoutMs: number;
  /** A PDU that has begun has to be complete by then; time paused by back-pressure does not count. */
  readonly pduTimeoutMs: number;
  /** Neither direction moved. */
  readonly idleTimeoutMs: number;
};

type TimerName = 'artim' | 'association' | 'pdu' | 'idle';

/**
 * All timers of an association behind one check: the data path only notes times, nothing is armed per chunk.
 */
export class Watchdog implements Disposable {
  isInsidePdu = false;
  /** We ourselves keep the association from moving: it is not idle. */
  isHeldBack = false;
  readonly #clock: Clock;
  readonly #timeouts: UlTimeouts;
  readonly #expired: (timer: TimerName) => void;
  #artim: Disposable | null = null;
  #association: Disposable | null = null;
  #check: Disposable | null = null;
  #lastActivityMs: number;
  #pduBeganMs: number;
  #pausedAtMs: number | null = null;

  constructor(clock: Clock, timeouts: UlTimeouts, expired: (timer: TimerName) => void) {
    this.#clock = clock;
    this.#timeouts = timeouts;
    this.#expired = expired;
    this.#lastActivityMs = this.#pduBeganMs = clock.monotonicMs();
    this.#arm();
  }

  startArtim(): void {
    this.stopArtim();
    this.#artim = this.#clock.after(this.#timeouts.artimTimeoutMs, () => this.#expired('artim'));
  }
  stopArtim(): void {
    this.#artim?.[Symbol.dispose]();
    this.#artim = null;
  }
  startAssociationTimer(): void {
    this.#association = this.#clock.after(this.#timeouts.associationTimeoutMs, () =>
      this.#expired('association'),
    );
  }
  stopAssociationTimer(): void {
    this.#association?.[Symbol.dispose]();
    this.#association = null;
  }

  /** Something moved. */
  activity(): void {
    this.#lastActivityMs = this.#clock.monotonicMs();
  }
  /** A chunk came; `wasInsidePdu`: in the middle of a PDU. */
  received(wasInsidePdu: boolean): void {
    this.activity();
    if (!wasInsidePdu) this.#pduBeganMs = this.#lastActivityMs;
  }
  pduBegan(): void {
    this.#pduBeganMs = this.#lastActivityMs;
  }
  paused(): void {
    this.#pausedAtMs ??= this.#clock.monotonicMs();
  }
  resumed(): void {
    if (this.#pausedAtMs === null) return;
    this.#pduBeganMs += this.#clock.monotonicMs() - this.#pausedAtMs;
    this.#pausedAtMs = null;
  }

  [Symbol.dispose](): void {
    this.stopArtim();
    this.stopAssociationTimer();
    this.#check?.[Symbol.dispose]();
    this.#check = null;
  }

  #arm(): void {
    const { pduTimeoutMs, idleTimeoutMs } = this.#timeouts;
    const nextMs = Math.max(10, Math.min(pduTimeoutMs, idleTimeoutMs) / 4);
    this.#check = this.#clock.after(nextMs, () => this.#look());
  }

  #look(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#arm();
    // While ARTIM runs it decides: before the request, and while the peer is to close.
    if (this.#artim !== null) return;
    if (this.isHeldBack) this.activity();
    if (nowMs - this.#lastActivityMs >= this.#timeouts.idleTimeoutMs) return this.#expired('idle');
    const isPduLate =
      this.isInsidePdu &&
      this.#pausedAtMs === null &&
      nowMs - this.#pduBeganMs >= this.#timeouts.pduTimeoutMs;
    if (isPduLate) this.#expired('pdu');
  }
}
