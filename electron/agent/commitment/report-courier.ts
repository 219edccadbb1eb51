import type { ReportFault } from '../../contract/commitments.ts';
import { backoffMs } from '../../foundation/backoff.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { ConnectTls } from '../connect-machine.ts';
import type { CommitmentResult } from '../dicom/services/commitment-dataset.ts';
import type { CommitmentTable, StoredCommitment } from '../ledger/commitment-table.ts';
import type { ReportOutcome } from './report-message.ts';
import { ReportCall, ReportCallError, type ReportTarget } from './report-call.ts';

const RETRY = { minMs: 5_000, maxMs: 15 * 60_000 };
const DAY_MS = 24 * 3_600_000;

export type CourierOptions = {
  readonly table: CommitmentTable;
  readonly clock: Clock;
  readonly connectTls: ConnectTls;
  /** Sends on the association that the machine asked on; null where that is over. */
  readonly reportOnOpen: (
    commitment: StoredCommitment,
    result: CommitmentResult,
  ) => Promise<ReportOutcome> | null;
  /** Read anew at each try, so that a corrected address counts at once. */
  readonly targetOf: (commitment: StoredCommitment) => ReportTarget;
  readonly giveUpAfterDays: () => number;
  readonly tried: (commitment: StoredCommitment, outcome: ReportOutcome) => void;
  readonly gaveUp: (commitment: StoredCommitment) => void;
  readonly broken: (error: unknown) => void;
  readonly random?: () => number;
};

/** The reports for one machine that called the agent by one title: one association for all of them, one wait. */
type Line = {
  attempt: number;
  timer: Disposable | null;
  isRunning: boolean;
  /** A result came while the line was busy. */
  isAskedAgain: boolean;
};

const lineOf = ({ device, calledAeTitle }: StoredCommitment): string =>
  [device.aeTitle, device.address, calledAeTitle].join('\\');

/** Brings results to the machines that asked, again and again until they took them. */
export class ReportCourier implements AsyncDisposable {
  readonly #options: CourierOptions;
  readonly #lines = new Map<string, Line>();
  readonly #ending = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Results that wait are tried now: at the start, and when an address may have changed. */
  wake(): void {
    for (const commitment of this.#options.table.inState('reporting')) {
      const line = this.#line(commitment);
      line.attempt = 0;
      this.#start(commitment);
    }
  }

  /** A result is there. */
  add(commitment: StoredCommitment): void {
    this.#start(commitment);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort(new Error('the agent stops'));
    for (const line of this.#lines.values()) line.timer?.[Symbol.dispose]();
    await Promise.all(this.#running);
  }

  #line(commitment: StoredCommitment): Line {
    const key = lineOf(commitment);
    const line = this.#lines.get(key) ?? {
      attempt: 0,
      timer: null,
      isRunning: false,
      isAskedAgain: false,
    };
    this.#lines.set(key, line);
    return line;
  }

  #start(commitment: StoredCommitment): void {
    const line = this.#line(commitment);
    line.timer?.[Symbol.dispose]();
    line.timer = null;
    line.isAskedAgain = line.isRunning;
    if (line.isRunning || this.#ending.signal.aborted) return;
    line.isRunning = true;
    const { broken } = this.#options;
    const run = this.#run(lineOf(commitment))
      .catch(broken)
      .then(() => {
        this.#running.delete(run);
        line.isRunning = false;
        this.#again(commitment, line);
      })
      .catch(broken);
    this.#running.add(run);
  }

  #again(commitment: StoredCommitment, line: Line): void {
    if (this.#ending.signal.aborted) return;
    if (this.#waiting(lineOf(commitment)).length === 0) {
      this.#lines.delete(lineOf(commitment));
      return;
    }
    if (line.isAskedAgain) return this.#start(commitment);
    const waitMs = backoffMs(line.attempt++, RETRY, this.#options.random);
    line.timer = this.#options.clock.after(waitMs, () => this.#start(commitment));
  }

  #waiting(key: string): readonly StoredCommitment[] {
    return this.#options.table.inState('reporting').filter((one) => lineOf(one) === key);
  }

  async #run(key: string): Promise<void> {
    for (const commitment of this.#waiting(key)) this.#giveUpIfOld(commitment);
    for (const commitment of this.#waiting(key)) {
      const { table, reportOnOpen } = this.#options;
      const sent = reportOnOpen(commitment, table.result(commitment));
      if (sent !== null) this.#settle(commitment, await sent);
      if (this.#ending.signal.aborted) return;
    }
    const left = this.#waiting(key);
    const [first] = left;
    if (first === undefined) return;
    await this.#call(first, left).catch((error: unknown) => {
      if (!(error instanceof ReportCallError)) throw error;
      this.#settle(first, error.fault);
    });
  }

  /** One association for all that wait. */
  async #call(first: StoredCommitment, left: readonly StoredCommitment[]): Promise<void> {
    const { table, targetOf } = this.#options;
    await using call = await ReportCall.open(targetOf(first), this.#options, this.#ending.signal);
    for (const commitment of left) {
      const outcome = await call
        .report(table.result(commitment))
        .catch((error: unknown): ReportFault => {
          if (error instanceof ReportCallError) return error.fault;
          throw error;
        });
      if (this.#ending.signal.aborted) return;
      this.#settle(commitment, outcome);
      // The association is over; the others come with the next one.
      if (outcome !== 'delivered' && outcome !== 'refused') return;
    }
  }

  #settle(commitment: StoredCommitment, outcome: ReportOutcome): void {
    if (this.#ending.signal.aborted) return;
    if (outcome === 'delivered') this.#options.table.finish(commitment.id, 'delivered');
    else this.#options.table.failed(commitment.id, outcome);
    if (outcome === 'delivered') this.#line(commitment).attempt = 0;
    this.#options.tried(commitment, outcome);
  }

  #giveUpIfOld(commitment: StoredCommitment): void {
    const { clock, table, giveUpAfterDays, gaveUp } = this.#options;
    const ageMs = clock.now().getTime() - Date.parse(commitment.decidedAt ?? commitment.askedAt);
    if (commitment.attempts === 0 || ageMs < giveUpAfterDays() * DAY_MS) return;
    table.finish(commitment.id, 'undelivered');
    gaveUp(commitment);
  }
}
