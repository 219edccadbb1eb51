import type { UpdateConfig, UpdateStatus } from '../../contract/updates.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { DesktopState } from '../desktop-state.ts';
import { decideStart } from './first-start.ts';
import { Install, type AgentCalls, type AppControl } from './install.ts';
import { holdOf, isSending } from './install-gate.ts';
import type { Installer } from './installer.ts';
import { TrialRun } from './trial-run.ts';
import type { DownloadedUpdate, UpdateFeed } from './update-feed.ts';
import { updateFaultOf } from './update-error.ts';
import type { UpdateMemoryFile } from './update-memory.ts';
import { nextUpdateState, readyVersion, type UpdateEvent } from './update-model.ts';
import type { Updates } from './updates.ts';

const HOUR_MS = 3_600_000;
export const CHECK_EVERY_MS = 6 * HOUR_MS;
/** Not all PCs of a clinic at the same moment. */
const CHECK_JITTER = 0.2;
/** The machines have the line first. */
export const FIRST_CHECK_AFTER_MS = 2 * 60_000;
const LOOK_EVERY_MS = 60_000;

export type UpdaterParts = {
  readonly clock: Clock;
  readonly logger: Logger;
  /** In use now. */
  readonly version: string;
  readonly feed: UpdateFeed;
  /** null: this kind of installation is renewed by its technician. */
  readonly installer: Installer | null;
  readonly memory: UpdateMemoryFile;
  /** Where the version before is put aside. */
  readonly keptFolder: string;
  readonly desktop: () => DesktopState;
  readonly agent: AgentCalls;
  readonly app: AppControl;
  readonly random: () => number;
  readonly changed: (status: UpdateStatus) => void;
};

/** Keeps the app up to date: looks, downloads, waits until nobody is in the way, installs, and goes back where that failed. */
export class Updater implements Updates {
  readonly #parts: UpdaterParts;
  readonly #install: Install | null;
  readonly #trial: TrialRun | null;
  #state: UpdateStatus['state'] = { kind: 'idle' };
  #downloaded: DownloadedUpdate | null = null;
  #isAsked = false;
  #isChecking = false;
  #quietSinceMs: number;
  #nextCheck: Disposable | null = null;
  #nextLook: Disposable | null = null;

  constructor(parts: UpdaterParts) {
    this.#parts = parts;
    this.#quietSinceMs = parts.clock.monotonicMs();
    const { installer } = parts;
    this.#install = installer === null ? null : new Install({ ...parts, installer });
    this.#trial =
      installer === null ? null : new TrialRun({ ...parts, installer, ended: () => this.#tell() });
  }

  get status(): UpdateStatus {
    const { version, memory } = this.#parts;
    const { settings, checkedAt, mishap } = memory.current;
    const { channel, hours } = settings;
    return { version, channel, hours, checkedAt, state: this.#state, mishap };
  }

  get restore(): string | null {
    return this.#parts.memory.current.restore;
  }

  /** Settles what an earlier start left open, then looks for updates from time to time. */
  async start(): Promise<void> {
    const { memory, version, clock, random } = this.#parts;
    const start = decideStart(memory.current, version, clock.now().toISOString());
    await memory.change(() => start.memory);
    this.#tell();
    this.#checkAfter(FIRST_CHECK_AFTER_MS * (1 + random()));
    if (start.task.kind === 'go-back') await this.#trial?.goBack(start.task.trial);
    if (start.task.kind === 'judge') this.#trial?.begin(start.task.trial);
  }

  /** Looks now. Never rejects: what came of it is in the status. */
  async check(): Promise<void> {
    if (this.#isChecking || this.#state.kind === 'installing' || this.#trial?.isOpen === true)
      return;
    this.#isChecking = true;
    try {
      await this.#ask();
    } catch (error) {
      const fault = updateFaultOf(error);
      this.#parts.logger.warn('update.failed', { code: fault });
      this.#step({ kind: 'failed', fault, at: this.#parts.clock.now().toISOString() });
    } finally {
      this.#isChecking = false;
      const { random } = this.#parts;
      this.#checkAfter(CHECK_EVERY_MS * (1 + CHECK_JITTER * (random() - 0.5)));
    }
  }

  /** A person wants it now: as soon as nothing is on its way. */
  installNow(): void {
    this.#isAsked = true;
    this.#look();
  }

  /** Tells each state of the app. */
  update(state: DesktopState): void {
    if (isSending(state)) this.#quietSinceMs = this.#parts.clock.monotonicMs();
    if (state.status !== null) this.#agentCameUp();
    this.#trial?.look();
    if (readyVersion(this.#state) !== null) this.#look();
  }

  /** The app ends because somebody wants it to: a trial goes on at the next start. */
  async ending(): Promise<void> {
    await this.#trial?.ending();
  }

  [Symbol.dispose](): void {
    this.#nextCheck?.[Symbol.dispose]();
    this.#nextLook?.[Symbol.dispose]();
    this.#trial?.[Symbol.dispose]();
  }

  async #ask(): Promise<void> {
    const { feed, memory, installer, clock } = this.#parts;
    this.#step({ kind: 'check-began' });
    const settings = await this.#settings();
    const { newestSignedAt } = memory.current;
    const { version, seen } = await feed.check({ settings, newestSignedAt });
    const checkedAt = clock.now().toISOString();
    await memory.change((before) => ({
      ...before,
      checkedAt,
      newestSignedAt: { ...before.newestSignedAt, [seen.name]: seen.signedAt },
    }));
    if (version === null || memory.current.skipped.includes(version)) {
      this.#downloaded = null;
      this.#step({ kind: 'nothing-new' });
      return;
    }
    if (installer === null) {
      this.#step({ kind: 'found-by-hand', version });
      return;
    }
    this.#step({ kind: 'download-began', version });
    this.#downloaded = await feed.download((percent) => this.#step({ kind: 'progress', percent }));
    this.#parts.logger.info('update.ready', { version });
    this.#step({ kind: 'downloaded', version });
    this.#look();
  }

  /** What it was to take up again, it has. */
  #agentCameUp(): void {
    const { memory } = this.#parts;
    if (memory.current.restore === null) return;
    memory
      .change((before) => ({ ...before, restore: null }))
      .catch(() => this.#parts.logger.warn('update.not-remembered'));
  }

  /** Those of the agent; where none answers, those that held last. */
  async #settings(): Promise<UpdateConfig> {
    const { agent, memory } = this.#parts;
    const settings = await agent.settings().catch(() => null);
    if (settings !== null) await memory.change((before) => ({ ...before, settings }));
    return memory.current.settings;
  }

  /** Installs what is ready, or says what it waits for. */
  #look(): void {
    const update = this.#downloaded;
    if (update === null || readyVersion(this.#state) === null || this.#state.kind === 'installing')
      return;
    const { clock, memory, desktop } = this.#parts;
    const hold = holdOf(desktop(), {
      hours: memory.current.settings.hours,
      now: clock.now(),
      quietMs: clock.monotonicMs() - this.#quietSinceMs,
      isAsked: this.#isAsked,
    });
    if (hold === null) return void this.#begin(update);
    this.#step({ kind: 'held', hold });
    this.#nextLook?.[Symbol.dispose]();
    this.#nextLook = clock.after(LOOK_EVERY_MS, () => this.#look());
  }

  async #begin(update: DownloadedUpdate): Promise<void> {
    this.#step({ kind: 'install-began' });
    const outcome = await this.#install?.run(update);
    if (outcome === 'busy') {
      this.#state = { kind: 'ready', version: update.version };
      this.#quietSinceMs = this.#parts.clock.monotonicMs();
      this.#look();
    } else if (outcome === 'failed') {
      this.#downloaded = null;
      this.#isAsked = false;
      const at = this.#parts.clock.now().toISOString();
      this.#step({ kind: 'failed', fault: 'install-failed', at });
    }
  }

  #checkAfter(ms: number): void {
    this.#nextCheck?.[Symbol.dispose]();
    this.#nextCheck = this.#parts.clock.after(ms, () => void this.check());
  }

  #step(event: UpdateEvent): void {
    const before = this.#state;
    this.#state = nextUpdateState(before, event);
    if (JSON.stringify(before) !== JSON.stringify(this.#state)) this.#tell();
  }

  #tell(): void {
    this.#parts.changed(this.status);
  }
}
