import { join } from 'node:path';
import { arch, platform } from 'node:process';
import { getAppCacheDir, type AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { CONTROL_CALLS, type ControlCallName } from '../../contract/control.ts';
import type { UpdateStatus } from '../../contract/updates.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import { TERN_VERSION } from '../../foundation/version.ts';
import type { DesktopState } from '../desktop-state.ts';
import type { ElectronApi } from '../electron-api.ts';
import { HIDDEN_FLAG } from '../login-item.ts';
import { chooseInstaller } from './choose-installer.ts';
import { ElectronUpdaterFeed } from './electron-updater-feed.ts';
import type { AgentCalls, AppControl } from './install.ts';
import { readPackagedFeed, type PackagedFeed } from './packaged-feed.ts';
import { builtInKeys } from './update-keys.ts';
import { UpdateMemoryFile } from './update-memory.ts';
import { Updater } from './updater.ts';
import { noUpdates, type Updates } from './updates.ts';

export type UpdatesParts = {
  readonly electron: Pick<ElectronApi, 'app' | 'net'>;
  /** Electron's own folder of this app. */
  readonly userData: string;
  readonly resources: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly desktop: () => DesktopState;
  /** Rejects while no agent answers. */
  readonly call: (name: ControlCallName, args: unknown) => Promise<unknown>;
  readonly standDown: () => Promise<void>;
  readonly changed: (status: UpdateStatus) => void;
};

/** Updates for this copy of the app, or the reason why it has none. */
export async function openUpdates(parts: UpdatesParts): Promise<Updates> {
  const feed = await readPackagedFeed(parts.resources);
  if (!parts.electron.app.isPackaged || feed === null) return noUpdates('not-installed');
  const keys = builtInKeys();
  if (keys.length === 0) return noUpdates('no-key');
  const { userData, clock, logger, desktop, changed } = parts;
  const { app, net } = parts.electron;
  const { updater, installer } = chooseInstaller(
    {
      platform,
      appImage: process.env.APPIMAGE ?? null,
      executable: process.execPath,
      cacheFolder: join(getAppCacheDir(), feed.updaterCacheDirName),
    },
    appAdapter(feed, userData),
  );
  return new Updater({
    ...{ clock, logger, installer, desktop, changed, version: TERN_VERSION },
    feed: new ElectronUpdaterFeed({
      ...{ updater, keys, clock, feedUrl: feed.url },
      fetch: (url, init) => net.fetch(url, init),
      system: { platform, arch },
      kind: installer?.kind ?? 'app-image',
    }),
    memory: await UpdateMemoryFile.open(join(userData, 'update.json')),
    keptFolder: join(userData, 'previous-version'),
    agent: agentCalls(parts.call),
    app: appControl(app, parts.standDown),
    random: Math.random,
  });
}

function appAdapter({ file }: PackagedFeed, userData: string): AppAdapter {
  return {
    version: TERN_VERSION,
    name: 'Tern',
    isPackaged: true,
    appUpdateConfigPath: file,
    userDataPath: userData,
    baseCachePath: getAppCacheDir(),
    whenReady: () => Promise.resolve(),
    // Ending and starting is ours to do, when the agent has ended.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
}

function agentCalls(call: UpdatesParts['call']): AgentCalls {
  return {
    settings: async () =>
      CONTROL_CALLS.getUpdateSettings.result.parse(await call('getUpdateSettings', {})),
    async prepare() {
      const answer = CONTROL_CALLS.prepareUpdate.result.parse(await call('prepareUpdate', {}));
      return answer.kind === 'ready' ? answer.backup : null;
    },
    async echo() {
      await call('echo', {});
    },
  };
}

function appControl(app: ElectronApi['app'], standDown: () => Promise<void>): AppControl {
  return {
    standDown,
    leave(after) {
      if (after.kind === 'relaunch')
        app.relaunch({
          args: [HIDDEN_FLAG],
          ...(after.executable !== null && { execPath: after.executable }),
        });
      app.quit();
    },
  };
}
