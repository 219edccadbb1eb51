import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/** `user`: starts when its user logs in, as that user. `system`: starts with the computer, as an account of its own. */
export type ServiceLevel = 'user' | 'system';

/** The system that a service is for, and its environment. */
export type ServiceHost = {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
};

/** This computer. */
export const THIS_HOST: ServiceHost = { platform: process.platform, env: process.env };

/** launchd's name of the service, and the start of its file's name. */
export const LAUNCHD_LABEL = 'cloud.tern.agent';

function home({ env }: ServiceHost): string {
  return env.HOME ?? env.USERPROFILE ?? homedir();
}

/** Where the agent of a system service keeps its data; nobody else gets in. */
export function systemDataFolder({ platform, env }: ServiceHost = THIS_HOST): string {
  if (platform === 'win32') return win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Tern');
  return platform === 'darwin' ? '/Library/Application Support/Tern' : '/var/lib/tern';
}

/** The folder of a system service's control socket, which the members of the group `tern` may enter; none on Windows. */
export function systemSocketFolder(platform: NodeJS.Platform): string {
  return platform === 'darwin' ? '/Library/Application Support/Tern-Control' : '/run/tern';
}

/** What tells the system about the service: a unit, a property list, a task. It is there while the service is installed. */
export function definitionFile(level: ServiceLevel, host: ServiceHost = THIS_HOST): string {
  const { platform, env } = host;
  if (platform === 'win32') {
    // Only administrators write into Program Files, so nobody else can pretend that there is a system service.
    if (level === 'system')
      return win32.join(env.ProgramFiles ?? 'C:\\Program Files', 'Tern Service', 'task.xml');
    const appData = env.APPDATA ?? win32.join(home(host), 'AppData', 'Roaming');
    return win32.join(appData, 'Tern Service', 'task.xml');
  }
  if (platform === 'darwin') {
    const folder = level === 'system' ? '/' : home(host);
    const kind = level === 'system' ? 'LaunchDaemons' : 'LaunchAgents';
    return posix.join(folder, 'Library', kind, `${LAUNCHD_LABEL}.plist`);
  }
  if (level === 'system') return '/etc/systemd/system/tern.service';
  const config = env.XDG_CONFIG_HOME ?? posix.join(home(host), '.config');
  return posix.join(config, 'systemd/user/tern.service');
}

/** Lies in the data folder of a user's service and holds the path of its definition file. */
export const SERVICE_MARK = 'service.path';

/** Tells whether the system runs Tern as a service of its own. */
export function isSystemServiceInstalled(host: ServiceHost = THIS_HOST): boolean {
  return existsSync(definitionFile('system', host));
}

/** Tells whether a service looks after the agent of this data folder. */
export function isServedBySystem(dataDir: string): boolean {
  if (dataDir === systemDataFolder()) return isSystemServiceInstalled();
  try {
    return existsSync(readFileSync(join(dataDir, SERVICE_MARK), 'utf8'));
  } catch {
    return false;
  }
}
