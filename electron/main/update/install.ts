import { mkdir, rm } from 'node:fs/promises';
import type { UpdateConfig } from '../../contract/updates.ts';
import { linkCarriesImages } from '../../contract/link-state.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { DesktopState } from '../desktop-state.ts';
import type { AfterInstall, Installer } from './installer.ts';
import { sha512Of } from './package-download.ts';
import type { DownloadedUpdate } from './update-feed.ts';
import type { KeptPackage, Trial, UpdateMemoryFile } from './update-memory.ts';

/** What is asked of the agent; each rejects while none answers. */
export interface AgentCalls {
  settings(): Promise<UpdateConfig>;
  /** Name of the copies that it made; null: something is in flight, nothing was done. */
  prepare(): Promise<string | null>;
  echo(): Promise<void>;
}

/** Ending and starting the app. */
export interface AppControl {
  /** Ends the agent and all that the app does, in an orderly way and without a question. */
  standDown(): Promise<void>;
  /** Quits; `relaunch`: and starts again. */
  leave(after: AfterInstall): void;
}

export type InstallParts = {
  readonly version: string;
  readonly installer: Installer;
  readonly memory: UpdateMemoryFile;
  readonly keptFolder: string;
  readonly desktop: () => DesktopState;
  readonly agent: AgentCalls;
  readonly app: AppControl;
  readonly logger: Logger;
};

type Prepared =
  { readonly kind: 'busy' } | { readonly kind: 'ready'; readonly backup: string | null };

const RELAUNCH: AfterInstall = { kind: 'relaunch', executable: null };

/** One install, from the copies of the agent's files to the end of this app. */
export class Install {
  readonly #parts: InstallParts;

  constructor(parts: InstallParts) {
    this.#parts = parts;
  }

  /** `left`: the app ends now. `busy`, `failed`: it goes on as it was. Never rejects. */
  async run(update: DownloadedUpdate): Promise<'left' | 'busy' | 'failed'> {
    const { logger } = this.#parts;
    try {
      // On the disk it lay where this user may write; it has to be what the metadata promised now.
      if ((await sha512Of(update.file)) !== update.sha512) throw new Error('another package');
      const agent = await this.#prepareAgent();
      if (agent.kind === 'busy') return 'busy';
      await this.#remember(update, agent.backup);
    } catch {
      logger.error('update.not-begun', { version: update.version });
      return 'failed';
    }
    await this.#handOver(update);
    return 'left';
  }

  async #handOver({ file, version }: DownloadedUpdate): Promise<void> {
    const { app, installer, logger } = this.#parts;
    logger.info('update.installing', { version });
    await app.standDown();
    try {
      app.leave(await installer.install(file));
    } catch {
      // The next start finds the old version and counts it as an install without effect.
      logger.error('update.not-installed', { version });
      app.leave(RELAUNCH);
    }
  }

  /** Nothing is prepared where no agent runs: a new version may be what cures it. */
  async #prepareAgent(): Promise<Prepared> {
    const { desktop, agent } = this.#parts;
    if (desktop().process.kind !== 'running') return { kind: 'ready', backup: null };
    const backup = await agent.prepare();
    return backup === null ? { kind: 'busy' } : { kind: 'ready', backup };
  }

  async #remember({ version }: DownloadedUpdate, backup: string | null): Promise<void> {
    const { memory, desktop, version: from } = this.#parts;
    const { status } = desktop();
    const trial: Trial = {
      ...{ version, from, backup, kept: await this.#keep() },
      wasOnline: status !== null && linkCarriesImages(status.link),
      ...{ failures: 0, isOpen: false, why: 'agent-down' },
    };
    await memory.change((before) => {
      const count = before.attempts?.version === version ? before.attempts.count + 1 : 1;
      return { ...before, trial, attempts: { version, count } };
    });
  }

  /** Not having it is no reason to stay with an old version. */
  async #keep(): Promise<KeptPackage | null> {
    const { installer, keptFolder, logger } = this.#parts;
    try {
      await rm(keptFolder, { recursive: true, force: true });
      await mkdir(keptFolder, { recursive: true, mode: 0o700 });
      const file = await installer.keep(keptFolder);
      return file === null ? null : { file, sha512: await sha512Of(file) };
    } catch {
      logger.warn('update.nothing-kept');
      return null;
    }
  }
}
