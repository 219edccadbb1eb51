import type { HealthFault, UpdateMishap } from '../../contract/updates.ts';
import type { Clock } from '../../foundation/clock.ts';
import { MAX_FAILED_STARTS } from './first-start.ts';
import { HEALTH_DEADLINE_MS, judgeHealth } from './health.ts';
import type { InstallParts } from './install.ts';
import { sha512Of } from './package-download.ts';
import { withSkipped, type Trial } from './update-memory.ts';

export type TrialParts = InstallParts & {
  readonly clock: Clock;
  /** It was settled while the app goes on. */
  readonly ended: () => void;
};

type CannotGoBack = Extract<UpdateMishap, { kind: 'cannot-roll-back' }>['why'];

const ECHO_EVERY_MS = 15_000;

/** The first starts of a new version: whether it proves itself, and going back where it does not. */
export class TrialRun implements Disposable {
  readonly #parts: TrialParts;
  #trial: Trial | null = null;
  #beganMs = 0;
  #isEchoing = false;
  #timer: Disposable | null = null;

  constructor(parts: TrialParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#trial !== null;
  }

  begin(trial: Trial): void {
    this.#trial = trial;
    this.#beganMs = this.#parts.clock.monotonicMs();
    this.look();
  }

  /** Judges by what is known now. */
  look(): void {
    const trial = this.#trial;
    if (trial === null) return;
    const { clock, desktop } = this.#parts;
    const elapsedMs = clock.monotonicMs() - this.#beganMs;
    const { wasOnline } = trial;
    const health = judgeHealth(desktop(), { wasOnline, elapsedMs });
    if (health.kind === 'passed') return void this.#pass();
    if (health.kind === 'failed') return void this.#fail(trial, health.why);
    if (health.kind === 'ask-echo' && !this.#isEchoing) void this.#echo();
    this.#timer?.[Symbol.dispose]();
    const leftMs = HEALTH_DEADLINE_MS - elapsedMs;
    this.#timer = clock.after(Math.min(ECHO_EVERY_MS, leftMs), () => this.look());
  }

  /** The app ends in an orderly way: this start tells nothing. */
  async ending(): Promise<void> {
    if (this.#trial === null) return;
    this.#close();
    await this.#parts.memory.change((before) =>
      before.trial === null ? before : { ...before, trial: { ...before.trial, isOpen: false } },
    );
  }

  /** Puts back the version before. Where that cannot be done, the new one stays, and the person is told. */
  async goBack(trial: Trial): Promise<void> {
    const { memory, logger, app, installer } = this.#parts;
    const { version, from: to, backup, why, kept } = trial;
    this.#close();
    const hurdle = await hurdleOf(kept);
    if (kept === null || hurdle !== null) return this.#cannot(trial, hurdle ?? 'nothing-kept');
    logger.error('update.going-back', { version, reason: why });
    await memory.change((before) =>
      withSkipped({ ...before, trial: null, rollBack: { version, to, backup, why } }, version),
    );
    await app.standDown();
    try {
      app.leave(await installer.putBack(kept.file));
    } catch {
      // The next start finds the version that was to go, and says so.
      app.leave({ kind: 'relaunch', executable: null });
    }
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #close(): void {
    this.#trial = null;
    this.#timer?.[Symbol.dispose]();
  }

  async #echo(): Promise<void> {
    this.#isEchoing = true;
    try {
      await this.#parts.agent.echo();
      await this.#pass();
    } catch {
      // Asked again until the time is up.
    } finally {
      this.#isEchoing = false;
    }
  }

  async #pass(): Promise<void> {
    if (this.#trial === null) return;
    const { memory, logger, ended } = this.#parts;
    logger.info('update.proved', { version: this.#trial.version });
    this.#close();
    await memory.change((before) => ({ ...before, trial: null, attempts: null, mishap: null }));
    ended();
  }

  /** Another start is tried; after two that failed, the version before. */
  async #fail(trial: Trial, why: HealthFault): Promise<void> {
    const { memory, logger, app } = this.#parts;
    this.#close();
    const failures = trial.failures + 1;
    logger.error('update.start-failed', { version: trial.version, reason: why, count: failures });
    const next = { ...trial, failures, why, isOpen: false };
    await memory.change((before) => ({ ...before, trial: next }));
    if (failures >= MAX_FAILED_STARTS) return this.goBack(next);
    await app.standDown();
    app.leave({ kind: 'relaunch', executable: null });
  }

  async #cannot({ version }: Trial, why: CannotGoBack): Promise<void> {
    const { memory, clock, logger, ended } = this.#parts;
    logger.error('update.cannot-go-back', { version, reason: why });
    const at = clock.now().toISOString();
    await memory.change((before) => ({
      ...before,
      trial: null,
      mishap: { kind: 'cannot-roll-back', version, why, at },
    }));
    ended();
  }
}

/** What was put aside has to be what it was. */
async function hurdleOf(kept: Trial['kept']): Promise<CannotGoBack | null> {
  if (kept === null) return 'nothing-kept';
  const isSame = await sha512Of(kept.file).then(
    (sha512) => sha512 === kept.sha512,
    () => false,
  );
  return isSame ? null : 'kept-damaged';
}
