import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataFolder } from '../agent/control/data-folder-lock.ts';
import type { Clock } from '../foundation/clock.ts';

const ASK_TIMEOUT_MS = 15_000;
const END_TIMEOUT_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Where the desktop app lies, seen from Electron's resources folder, in which this program is installed. */
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: '../tern-desktop',
  win32: '../Tern.exe',
  darwin: '../MacOS/Tern',
};

/** The desktop app that this program came with; null in a checkout or on a server without one. */
function desktopProgram(): string | null {
  const program = PROGRAMS[process.platform];
  if (program === undefined) return null;
  const resources = dirname(dirname(fileURLToPath(import.meta.url)));
  const path = join(resources, program);
  return existsSync(join(resources, 'app.asar')) && existsSync(path) ? path : null;
}

function isFree(dataDir: string): boolean {
  try {
    lockDataFolder(dataDir)[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
}

/** Asks the desktop app to quit, where there is one, and waits until its agent has let go of the data folder; bounded. */
export async function quitDesktop(dataDir: string, clock: Clock): Promise<void> {
  const program = desktopProgram();
  if (program === null || !existsSync(dataDir) || isFree(dataDir)) return;
  const asking = spawn(program, ['--quit'], {
    env: { ...process.env, TERN_DATA: dataDir },
    stdio: 'ignore',
    timeout: ASK_TIMEOUT_MS,
  });
  await once(asking, 'close').catch(() => undefined);
  const deadlineMs = clock.monotonicMs() + END_TIMEOUT_MS;
  while (!isFree(dataDir) && clock.monotonicMs() < deadlineMs) await clock.sleep(LOOK_EVERY_MS);
}
