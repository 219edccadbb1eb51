import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AfterInstall, Commands, Installer } from './installer.ts';

const DITTO = '/usr/bin/ditto';

export type MacInstallerOptions = {
  readonly commands: Commands;
  /** `…/Tern.app`. */
  readonly bundle: string;
  /** Hands the downloaded zip to Squirrel.Mac, which checks that it is signed by the same developer, and quits. */
  readonly squirrelInstall: () => void;
};

/** macOS: Squirrel.Mac installs what is newer. It never goes back, so the app itself is put aside, and put back. */
export class MacInstaller implements Installer {
  readonly kind = 'mac';
  readonly #options: MacInstallerOptions;

  constructor(options: MacInstallerOptions) {
    this.#options = options;
  }

  async keep(folder: string): Promise<string> {
    const { commands, bundle } = this.#options;
    const kept = join(folder, 'previous.zip');
    await rm(kept, { force: true });
    // With everything that the signature covers.
    await commands.run(DITTO, ['-c', '-k', '--sequesterRsrc', '--keepParent', bundle, kept]);
    return kept;
  }

  install(): Promise<AfterInstall> {
    this.#options.squirrelInstall();
    return Promise.resolve({ kind: 'quit' });
  }

  async putBack(keptFile: string): Promise<AfterInstall> {
    const { commands, bundle } = this.#options;
    // On the same disk, so that the last step is a rename.
    const beside = await mkdtemp(join(dirname(bundle), '.tern-'));
    try {
      await commands.run(DITTO, ['-x', '-k', keptFile, beside]);
      const failed = join(beside, 'failed.app');
      await rename(bundle, failed);
      await rename(join(beside, basename(bundle)), bundle).catch(async (error: unknown) => {
        await rename(failed, bundle);
        throw error;
      });
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
    return { kind: 'relaunch', executable: null };
  }
}
