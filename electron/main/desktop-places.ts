import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultDataFolder, desktopDataFolder } from '../foundation/data-folder.ts';
import { isSystemServiceInstalled, systemDataFolder } from '../foundation/service-places.ts';
import { NOTIFICATION_LIMITS } from './notification-model.ts';
import { agentEnvironment, runtimePaths } from './runtime-paths.ts';
import type { AgentCommand } from './agent-child.ts';
import type { LoginItemPlaces } from './login-item.ts';

/** Every path that the desktop app uses. */
export type DesktopPlaces = {
  /** The agent's. */
  readonly dataDir: string;
  /** Electron's own files (cache, preferences); never inside the agent's folder, which belongs to the agent alone. */
  readonly userData: string;
  readonly logFolder: string;
  /** What the packages put beside the app's archive. */
  readonly resources: string;
  readonly rendererFolder: string;
  readonly iconFolder: string;
  readonly preload: string;
  readonly agent: AgentCommand;
  readonly notificationLimits: typeof NOTIFICATION_LIMITS;
  /** Of the desktop app itself. */
  readonly settingsFile: string;
  readonly loginItem: LoginItemPlaces;
};

/** How long the cloud may be out of reach before a person is told; TERN_LINK_LOST_AFTER_MS changes it. */
export function linkLostAfterMs(env: NodeJS.ProcessEnv): number {
  const given = Number(env.TERN_LINK_LOST_AFTER_MS);
  return Number.isInteger(given) && given > 0 ? given : NOTIFICATION_LIMITS.linkLostAfterMs;
}

/** Works them out from where the bundle lies and from TERN_DATA, as the agent does. */
export function desktopPlaces(app: {
  readonly isPackaged: boolean;
  readonly bundleFolder: string;
}): DesktopPlaces {
  const { TERN_DATA, XDG_CONFIG_HOME } = process.env;
  // Where this PC has a service of its own, the app shows that one.
  const usual = isSystemServiceInstalled() ? systemDataFolder() : defaultDataFolder('Tern');
  const dataDir = resolve(TERN_DATA || usual);
  const userData = desktopDataFolder(dataDir, usual);
  const { resourcesPath } = process as { readonly resourcesPath?: string };
  const resources = resourcesPath ?? app.bundleFolder;
  const paths = runtimePaths({ ...app, resourcesPath: resources });
  return {
    dataDir,
    userData,
    logFolder: join(userData, 'log'),
    resources,
    rendererFolder: join(app.bundleFolder, 'renderer'),
    iconFolder: join(app.bundleFolder, 'tray'),
    preload: join(app.bundleFolder, 'preload.cjs'),
    agent: { ...paths, env: { ...agentEnvironment(process.env), TERN_DATA: dataDir } },
    notificationLimits: {
      ...NOTIFICATION_LIMITS,
      linkLostAfterMs: linkLostAfterMs(process.env),
    },
    settingsFile: join(userData, 'settings.json'),
    loginItem: {
      autostartFolder:
        process.platform === 'linux'
          ? join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'autostart')
          : null,
      executable: process.env.APPIMAGE ?? process.execPath,
    },
  };
}
