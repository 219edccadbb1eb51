import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a program of ours keeps its data unless told otherwise: %APPDATA% on Windows, ~/Library/Application Support on
 * macOS, $XDG_DATA_HOME or ~/.local/share elsewhere.
 */
export function defaultDataFolder(
  name: string,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), name.toLowerCase());
}

/** Where the desktop app keeps its own files beside an agent's data folder, `usual` where nobody named another (absolute paths). */
export function desktopDataFolder(dataDir: string, usual = defaultDataFolder('Tern')): string {
  return dataDir === usual ? defaultDataFolder('Tern-Desktop') : `${dataDir}-desktop`;
}
