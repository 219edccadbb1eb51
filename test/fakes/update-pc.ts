import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { DesktopState } from '../../electron/main/desktop-state.ts';
import { AppImageInstaller } from '../../electron/main/update/app-image-installer.ts';
import type { AfterInstall, Installer } from '../../electron/main/update/installer.ts';
import { UpdateMemoryFile, type UpdateMemory } from '../../electron/main/update/update-memory.ts';
import { Updater } from '../../electron/main/update/updater.ts';
import type { UpdateConfig, UpdateStatus } from '../../electron/contract/updates.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { eventually } from './eventually.ts';
import { FakeClock } from './fake-clock.ts';
import { sampleStatus } from './sample-status.ts';
import { openFeed, settingsWith } from './update-bench.ts';
import { packageBytes, UpdateFeedServer } from './update-feed-server.ts';

export const RUNNING: DesktopState = {
  process: { kind: 'running', bond: 'own' },
  status: sampleStatus(),
};

/** A PC with Tern as an AppImage: a real file, a real feed, and an app that can be started again and again. */
export class UpdatePc implements AsyncDisposable {
  readonly server: UpdateFeedServer;
  readonly clock = new FakeClock();
  readonly appImage: string;
  readonly #folder: TempFolder;
  state: DesktopState = RUNNING;
  settings: UpdateConfig = settingsWith();
  /** What the agent answers to being prepared: the name of its copies; null: busy. */
  backup: string | null = 'copies';
  prepareError: Error | null = null;
  /** Versions whose echo does not come through. */
  readonly mute = new Set<string>();
  /** What happened, in its order. */
  readonly events: string[] = [];
  /** Changes how packages are installed. */
  wrap: (installer: AppImageInstaller) => Installer | null = (installer) => installer;
  #updater: Updater | null = null;
  #hasLeft: AfterInstall | null = null;

  private constructor(folder: TempFolder, server: UpdateFeedServer) {
    this.#folder = folder;
    this.server = server;
    this.appImage = folder.join('Tern.AppImage');
  }

  static async create(version = '1.0.0'): Promise<UpdatePc> {
    const pc = new UpdatePc(await TempFolder.create('tern-pc'), await UpdateFeedServer.start());
    await writeFile(pc.appImage, packageBytes(version), { mode: 0o755 });
    return pc;
  }

  get memoryFile(): string {
    return this.#folder.join('update.json');
  }

  join(...names: readonly string[]): string {
    return this.#folder.join(...names);
  }

  /** The version whose file lies where Tern is installed. */
  async installed(): Promise<string> {
    const text = await readFile(this.appImage, 'utf8');
    return /Tern (\S+)/.exec(text)?.[1] ?? 'none';
  }

  async memory(): Promise<UpdateMemory> {
    return (await UpdateMemoryFile.open(this.memoryFile)).current;
  }

  get updater(): Updater {
    if (this.#updater === null) throw new Error('the app does not run');
    return this.#updater;
  }

  get status(): UpdateStatus {
    return this.updater.status;
  }

  get hasLeft(): boolean {
    return this.#hasLeft !== null;
  }

  /** Starts what is installed. */
  async start(): Promise<Updater> {
    const version = await this.installed();
    this.#hasLeft = null;
    this.events.push(`start ${version}`);
    await mkdir(this.join('cache'), { recursive: true });
    const folder = this.join('cache');
    const feed = await openFeed({ feed: this.server, clock: this.clock, folder, version });
    const updater = new Updater({
      ...{ clock: this.clock, version, feed },
      logger: createLogger({ clock: this.clock, sinks: [] }),
      installer: this.wrap(new AppImageInstaller(this.appImage)),
      memory: await UpdateMemoryFile.open(this.memoryFile),
      keptFolder: this.join('previous'),
      desktop: () => this.state,
      agent: {
        settings: () => Promise.resolve(this.settings),
        prepare: () => {
          this.events.push('prepare');
          return this.prepareError === null
            ? Promise.resolve(this.backup)
            : Promise.reject(this.prepareError);
        },
        echo: () =>
          this.mute.has(version) ? Promise.reject(new Error('no answer')) : Promise.resolve(),
      },
      app: {
        standDown: () => Promise.resolve(void this.events.push('stand down')),
        leave: (after) => {
          this.events.push(after.kind);
          this.#hasLeft = after;
        },
      },
      random: () => 0.5,
      changed: () => undefined,
    });
    this.#updater = updater;
    await updater.start();
    return updater;
  }

  /** Tells the app a state. */
  tell(state: DesktopState): void {
    this.state = state;
    this.updater.update(state);
  }

  /** Resolves once the app has left, and starts what is installed then. */
  async restarted(): Promise<void> {
    await this.untilLeft();
    this.updater[Symbol.dispose]();
    await this.start();
  }

  untilLeft(): Promise<true> {
    return eventually('the app to leave', () => this.hasLeft || null);
  }

  /** Offers a version, installs it at once, and starts it. */
  async updateTo(version: string): Promise<void> {
    this.server.offer({ version });
    await this.updater.check();
    this.updater.installNow();
    await this.restarted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#updater?.[Symbol.dispose]();
    await this.server[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}
