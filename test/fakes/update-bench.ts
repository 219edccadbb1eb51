import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import { updateConfigSchema, type UpdateConfig } from '../../electron/contract/updates.ts';
import type { Clock } from '../../electron/foundation/clock.ts';
import { ElectronUpdaterFeed } from '../../electron/main/update/electron-updater-feed.ts';
import type { System } from '../../electron/main/update/update-metadata.ts';
import type { UpdateFeedServer } from './update-feed-server.ts';

export const LINUX: System = { platform: 'linux', arch: 'x64' };

/** The app around electron-updater on plain Node: folders and a version. */
export async function openFeed(options: {
  readonly feed: UpdateFeedServer;
  readonly clock: Clock;
  readonly folder: string;
  readonly version: string;
  readonly system?: System;
}): Promise<ElectronUpdaterFeed> {
  const { feed, clock, folder, version, system = LINUX } = options;
  const appUpdateConfigPath = join(folder, 'app-update.yml');
  await writeFile(appUpdateConfigPath, 'provider: generic\nupdaterCacheDirName: tern-updater\n');
  // electron-updater asks for it; nothing is installed through it.
  process.env.APPIMAGE = join(folder, 'Tern.AppImage');
  const updater = new AppImageUpdater(null, {
    version,
    name: 'Tern',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  return new ElectronUpdaterFeed({
    updater,
    clock,
    fetch,
    keys: [feed.keys.publicKey],
    system,
    kind: 'app-image',
    feedUrl: feed.url,
  });
}

export const settingsWith = (changes: Partial<UpdateConfig> = {}): UpdateConfig => ({
  ...updateConfigSchema.parse({}),
  ...changes,
});
