import { dirname, join } from 'node:path';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { AppImageUpdater, MacUpdater, NsisUpdater, type AppUpdater } from 'electron-updater';
import { AppImageInstaller } from './app-image-installer.ts';
import { systemCommands } from './commands.ts';
import type { Installer } from './installer.ts';
import { MacInstaller } from './mac-installer.ts';
import { NsisInstaller } from './nsis-installer.ts';

/** What fits a kind of installation; `installer` null: its technician renews it. */
export type Fitting = { readonly updater: AppUpdater; readonly installer: Installer | null };

export type Installation = {
  readonly platform: NodeJS.Platform;
  /** The AppImage that runs; null: it is none. */
  readonly appImage: string | null;
  readonly executable: string;
  /** Where electron-updater keeps its downloads. */
  readonly cacheFolder: string;
};

/** Looks at how the app was installed. A deb or an unpacked archive needs rights that the app does not have. */
export function chooseInstaller(installation: Installation, app: AppAdapter): Fitting {
  const { platform, appImage, executable, cacheFolder } = installation;
  if (platform === 'win32') {
    const ownInstaller = join(cacheFolder, 'installer.exe');
    return {
      updater: new NsisUpdater(null, app),
      installer: new NsisInstaller(systemCommands, ownInstaller),
    };
  }
  if (platform === 'darwin') {
    const updater = new MacUpdater(undefined, app);
    const installer = new MacInstaller({
      commands: systemCommands,
      // …/Tern.app/Contents/MacOS/Tern
      bundle: dirname(dirname(dirname(executable))),
      squirrelInstall: () => updater.quitAndInstall(),
    });
    return { updater, installer };
  }
  const installer = appImage === null ? null : new AppImageInstaller(appImage);
  return { updater: new AppImageUpdater(null, app), installer };
}
