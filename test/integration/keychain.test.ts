import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needsPrograms } from '../fixtures/programs.ts';

/** The store in a process of its own, with or without a keyring in its D-Bus session. Linux only: it needs dbus. */
const STORE = new URL('../../electron/agent/secrets/keychain-secret-store.ts', import.meta.url);
const CLOCK = new URL('../../electron/foundation/clock.ts', import.meta.url);
const SCRIPT = `
  const { KeychainSecretStore } = await import(${JSON.stringify(STORE.href)});
  const { systemClock } = await import(${JSON.stringify(CLOCK.href)});
  const store = new KeychainSecretStore({ clock: systemClock });
  const seen = [];
  try {
    seen.push(await store.get('a'));
    await store.set('a', 'first\\nsecond');
    await store.set('b', '${'f'.repeat(64)}');
    seen.push(await new KeychainSecretStore({ clock: systemClock }).get('a'), await store.get('b'));
    await store.delete('a');
    await store.delete('a');
    seen.push(await store.get('a'));
    console.log(JSON.stringify({ seen }));
  } catch (error) {
    console.log(JSON.stringify({ code: error.code, message: error.message }));
  }
`;
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning', '--input-type=module'];
const UNLOCK =
  'printf %s pw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null; exec "$@"';

let home = '';
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'tern-keyring-'))));
afterEach(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

function run(command: readonly string[]): Promise<unknown> {
  const [program, ...args] = [...command, ...NODE, '--eval', SCRIPT];
  const env = { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home };
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, timeout: 60_000 }, (error, stdout) => {
      if (error) reject(new Error('the child failed', { cause: error }));
      else resolve(JSON.parse(stdout) as unknown);
    });
  });
}

describe.runIf(process.platform === 'linux')('the Secret Service', { timeout: 60_000 }, () => {
  needsPrograms('dbus-run-session', 'gnome-keyring-daemon');

  test('an unlocked keyring stores, gives back and deletes', async () => {
    expect(await run(['dbus-run-session', '--', 'sh', '-c', UNLOCK, 'sh'])).toEqual({
      seen: [null, 'first\nsecond', 'f'.repeat(64), null],
    });
  });

  test('no D-Bus session: the keychain is unavailable and the words say what to do', async () => {
    expect(await run([])).toEqual({
      code: 'keychain-unavailable',
      message: expect.stringContaining('--secret-store file') as string,
    });
  });

  test('a session without an unlocked collection: likewise', async () => {
    const locked = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; exec "$@"';
    expect(await run(['dbus-run-session', '--', 'sh', '-c', locked, 'sh'])).toMatchObject({
      code: 'keychain-unavailable',
    });
  });
});
