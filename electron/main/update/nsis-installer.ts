import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../foundation/errors.ts';
import type { AfterInstall, Commands, Installer } from './installer.ts';

/** Quiet, as an update of what is there, and start it afterwards; the names are those of electron-builder's NSIS script. */
const ARGUMENTS = ['--updated', '/S', '--force-run'] as const;

/** Windows: the NSIS installer of a version, per user. It waits until the app has gone. */
export class NsisInstaller implements Installer {
  readonly kind = 'nsis';
  readonly #commands: Commands;
  readonly #ownInstaller: string;

  /** `ownInstaller`: where each installer puts a copy of itself, `installer.exe` in the updater's cache. */
  constructor(commands: Commands, ownInstaller: string) {
    this.#commands = commands;
    this.#ownInstaller = ownInstaller;
  }

  async keep(folder: string): Promise<string | null> {
    const kept = join(folder, 'previous.exe');
    try {
      await copyFile(this.#ownInstaller, kept);
      return kept;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  install(packageFile: string): Promise<AfterInstall> {
    return this.#run(packageFile);
  }

  putBack(keptFile: string): Promise<AfterInstall> {
    return this.#run(keptFile);
  }

  async #run(file: string): Promise<AfterInstall> {
    await this.#commands.start(file, ARGUMENTS);
    return { kind: 'quit' };
  }
}
