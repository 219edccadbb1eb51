import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { APP_ID } from '../foundation/app-id.ts';

const RUN_KEY = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Run`;
const APPROVED_KEY = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run`;

/** Takes away the system's note that the desktop app starts at login. macOS forgets it with the app itself. */
export async function forgetLogin(): Promise<void> {
  if (process.platform === 'win32') {
    // Neither has to be there.
    for (const key of [RUN_KEY, APPROVED_KEY])
      spawnSync('reg', ['delete', key, '/v', APP_ID, '/f'], { stdio: 'ignore', timeout: 10_000 });
    return;
  }
  if (process.platform !== 'linux') return;
  const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  await rm(join(config, 'autostart/tern.desktop'), { force: true });
}
