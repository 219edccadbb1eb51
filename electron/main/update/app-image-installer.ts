import { chmod, copyFile, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncDirectory } from '../../foundation/atomic-file.ts';
import type { AfterInstall, Installer } from './installer.ts';

/** Linux, AppImage: one file, which keeps its name, so that menu entries and autostart go on finding it. */
export class AppImageInstaller implements Installer {
  readonly kind = 'app-image';
  readonly #appImage: string;

  /** The file that runs, as the AppImage runtime names it in APPIMAGE. */
  constructor(appImage: string) {
    this.#appImage = appImage;
  }

  async keep(folder: string): Promise<string> {
    const kept = join(folder, 'previous.AppImage');
    await copyDurably(this.#appImage, kept);
    return kept;
  }

  install(packageFile: string): Promise<AfterInstall> {
    return this.#replaceBy(packageFile);
  }

  putBack(keptFile: string): Promise<AfterInstall> {
    return this.#replaceBy(keptFile);
  }

  /** Whole or not at all. What runs goes on running: it has the old file open. */
  async #replaceBy(file: string): Promise<AfterInstall> {
    const fresh = `${this.#appImage}.new`;
    try {
      await copyDurably(file, fresh);
      await chmod(fresh, 0o755);
      await rename(fresh, this.#appImage);
    } catch (error) {
      await unlink(fresh).catch(() => undefined);
      throw error;
    }
    await syncDirectory(dirname(this.#appImage));
    return { kind: 'relaunch', executable: this.#appImage };
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
