import type { AgentStatus } from '../../contract/agent-status.ts';
import { linkCarriesImages, type LinkFault, type LinkState } from '../../contract/link-state.ts';
import { backoffMs } from '../../foundation/backoff.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import { HeartbeatDay, type HeartbeatStore } from './heartbeat-day.ts';
import { HeartbeatHistory } from './heartbeat-history.ts';
import { nextLinkState, type LinkEvent } from './link-machine.ts';
import type { LinkSession, RoundOutcome } from './link-session.ts';

/** A removed uplink is asked for this seldom, in case the cloud took it back. */
export const REMOVED_PROBE_INTERVAL_MS = 5 * 60_000;
/** So many intervals without an answer make a link stale. */
const STALE_INTERVALS = 2;

export type LinkSupervisorOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Read anew for each wait. */
  readonly intervalMs: () => number;
  readonly backoff: () => { readonly minMs: number; readonly maxMs: number };
  /** Where the heartbeats of a day are kept. */
  readonly heartbeats: HeartbeatStore;
  readonly onChange: () => void;
  readonly random?: () => number;
};

type Run = { readonly session: LinkSession; readonly abort: AbortController };

/** Asks the far end at every interval, or sooner after a failure, and keeps the link state and the heartbeat history. */
export class LinkSupervisor {
  readonly #options: LinkSupervisorOptions;
  readonly #history = new HeartbeatHistory();
  readonly #day: HeartbeatDay;
  #link: LinkState = { kind: 'unpaired' };
  #run: Run | null = null;
  #round: Promise<void> | null = null;
  #roundAbort: AbortController | null = null;
  #timer: Disposable | null = null;
  #overdueTimer: Disposable | null = null;
  #failures = 0;

  constructor(options: LinkSupervisorOptions) {
    this.#options = options;
    this.#day = new HeartbeatDay(options.heartbeats);
  }

  get link(): LinkState {
    return this.#link;
  }
  get heartbeat(): AgentStatus['heartbeat'] {
    const last = this.#history.lastAnswered;
    return {
      intervalMs: this.#options.intervalMs(),
      lastAnsweredAt: last?.at ?? null,
      lastLatencyMs: last?.latencyMs ?? null,
      history: [...this.#history.samples],
      day: this.#day.quarters(this.#options.clock.now()),
    };
  }

  start(session: LinkSession): void {
    this.#run = { session, abort: new AbortController() };
    this.#failures = 0;
    this.#apply({ kind: 'paired', at: this.#now() });
    this.trigger();
  }

  /** Ends asking and forgets the far end. Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#run?.abort.abort(new Error('the link was stopped'));
    this.#run = null;
    this.#timer?.[Symbol.dispose]();
    this.#overdueTimer?.[Symbol.dispose]();
    await this.#round;
    this.#history.clear();
    this.#apply({ kind: 'unpaired' });
  }

  /** The far end is another one from now on: its heartbeats of the day go too. */
  forgetDay(): void {
    this.#day.clear();
    this.#options.onChange();
  }

  /** Asks now instead of at the next interval. */
  trigger(): void {
    if (this.#run === null || this.#round !== null) return;
    this.#timer?.[Symbol.dispose]();
    this.#round = this.#ask(this.#run).finally(() => (this.#round = null));
  }

  /**
   * Asks now, over new connections and whatever is under way: an answer that was waited for across a sleep or a change of
   * network may never come.
   */
  renew(): void {
    if (this.#run === null) return;
    this.#run.session.forgetConnections();
    if (this.#isSilent()) this.#apply({ kind: 'overdue', at: this.#now() });
    this.#roundAbort?.abort(new Error('the cloud is asked anew'));
    this.trigger();
  }

  /** A data channel could not be opened in real use: the link is down at once, and the cloud is asked why. */
  reportDialFailure(fault: LinkFault): void {
    if (this.#run === null) return;
    const wasCarrying = linkCarriesImages(this.#link);
    const nextTryAt =
      !wasCarrying && this.#link.kind === 'offline' ? this.#link.nextTryAt : this.#now();
    this.#apply({ kind: 'failed', at: this.#now(), fault, nextTryAt });
    // A link that was down already has its next try planned; devices that try on must not shorten it.
    if (wasCarrying) this.trigger();
  }

  async #ask(run: Run): Promise<void> {
    const { session, abort } = run;
    for (;;) {
      const checksData = !linkCarriesImages(this.#link);
      const round = new AbortController();
      this.#roundAbort = round;
      const signal = AbortSignal.any([abort.signal, round.signal]);
      const outcome = await this.#outcomeOf(session, checksData, signal);
      if (abort.signal.aborted) return;
      if (round.signal.aborted) continue;
      this.#record(outcome);
      // A dial failed while this round was under way, and the round did not look at the data channel.
      if (outcome.kind === 'answered' && !checksData && !linkCarriesImages(this.#link)) continue;
      this.#settle(outcome);
      return;
    }
  }

  async #outcomeOf(
    session: LinkSession,
    checksData: boolean,
    signal: AbortSignal,
  ): Promise<RoundOutcome> {
    try {
      return await session.round({ checksData, signal });
    } catch {
      if (!signal.aborted) this.#options.logger.error('link.round-failed');
      return { kind: 'failed', latencyMs: null, fault: 'cloud-down' };
    }
  }

  #record(outcome: RoundOutcome): void {
    const latencyMs = outcome.kind === 'removed' ? null : outcome.latencyMs;
    const at = this.#options.clock.now();
    this.#history.add(at, latencyMs);
    try {
      this.#day.add(at, latencyMs);
    } catch (error) {
      // A full disk must not stop the link.
      this.#options.logger.warn('link.heartbeat-not-kept', { code: errnoOf(error) ?? 'unknown' });
    }
  }

  #settle(outcome: RoundOutcome): void {
    const waitMs = this.#waitAfter(outcome);
    const { clock } = this.#options;
    const at = this.#now();
    this.#timer = clock.after(waitMs, () => this.trigger());
    if (outcome.kind === 'answered') {
      this.#watchForSilence();
      this.#apply({ kind: 'answered', at, aheadMs: outcome.aheadMs });
    } else if (outcome.kind === 'removed') {
      this.#apply({ kind: 'removed', at });
    } else {
      const nextTryAt = new Date(clock.now().getTime() + waitMs).toISOString();
      this.#apply({ kind: 'failed', at, fault: outcome.fault, nextTryAt });
    }
  }

  /** After a failure never longer than an interval, so that a recovery is seen soon. */
  #waitAfter(outcome: RoundOutcome): number {
    const intervalMs = this.#options.intervalMs();
    if (outcome.kind !== 'failed') {
      this.#failures = 0;
      return outcome.kind === 'removed' ? REMOVED_PROBE_INTERVAL_MS : intervalMs;
    }
    const { random } = this.#options;
    const waitMs = backoffMs(this.#failures, this.#options.backoff(), random);
    this.#failures += 1;
    // A removed uplink stays removed while the network is away, and keeps its slow pace.
    return this.#link.kind === 'refused' ? REMOVED_PROBE_INTERVAL_MS : Math.min(waitMs, intervalMs);
  }

  #watchForSilence(): void {
    this.#overdueTimer?.[Symbol.dispose]();
    this.#overdueTimer = this.#options.clock.after(
      STALE_INTERVALS * this.#options.intervalMs(),
      () => this.#apply({ kind: 'overdue', at: this.#now() }),
    );
  }

  /** By the wall clock: timers stand still while the PC sleeps. */
  #isSilent(): boolean {
    const { lastAnswered } = this.#history;
    if (lastAnswered === null) return false;
    const ageMs = this.#options.clock.now().getTime() - new Date(lastAnswered.at).getTime();
    return ageMs > STALE_INTERVALS * this.#options.intervalMs();
  }

  #apply(event: LinkEvent): void {
    const before = this.#link;
    this.#link = nextLinkState(before, event);
    this.#logChange(before);
    this.#options.onChange();
  }

  #logChange(before: LinkState): void {
    const { logger } = this.#options;
    const link = this.#link;
    const faultOf = (state: LinkState): LinkFault | null =>
      state.kind === 'offline' ? state.fault : null;
    if (link.kind === before.kind && faultOf(link) === faultOf(before)) return;
    if (link.kind === 'offline') logger.warn('link.offline', { code: link.fault });
    else if (link.kind === 'clock-wrong')
      logger.warn('link.clock-wrong', { aheadMs: link.aheadMs });
    else if (link.kind === 'refused') logger.warn('link.refused');
    else logger.info(`link.${link.kind}`);
  }

  #now(): string {
    return this.#options.clock.now().toISOString();
  }
}
