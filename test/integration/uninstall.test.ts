import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { runProgram, type Finished } from '../fixtures/child.ts';
import { freePort } from '../fixtures/ports.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, cli, CloudProcess } from '../fixtures/tern.ts';

let cloud: CloudProcess;
beforeAll(async () => void (cloud = await CloudProcess.start()), 60_000);
afterAll(() => cloud[Symbol.asyncDispose]());

const uninstall = (data: string, ...args: readonly string[]): Promise<Finished> =>
  cli('tern', ['uninstall', '--data', data, ...args]);
/** Uplinks that the cloud still lets in. */
async function activeUplinks(): Promise<number> {
  const uplinks = (await cloud.admin('uplink', 'list')) as readonly { readonly state: string }[];
  return uplinks.filter(({ state }) => state === 'active').length;
}

test('the cloud is told, the key is gone, and the settings stay unless asked otherwise', async () => {
  const before = await activeUplinks();
  await using agent = await AgentProcess.paired(cloud);
  expect(await activeUplinks()).toBe(before + 1);
  const running = await uninstall(agent.data);
  expect(running.exitCode).toBe(EXIT_CODES['agent-already-running']);
  expect(await activeUplinks()).toBe(before + 1);
  await agent.program[Symbol.asyncDispose]();
  const removed = await uninstall(agent.data, '--json');
  expect(JSON.parse(removed.stdout)).toEqual({
    cloud: 'told',
    dataIsGone: false,
    keysWereDeleted: false,
  });
  expect(await activeUplinks()).toBe(before);
  const left = await readdir(agent.data);
  expect(left).toContain('ledger.sqlite');
  expect(left).not.toContain('uplink.json');
  const again = await uninstall(agent.data);
  expect(again.stdout).toContain('It was not paired');
});

test('deleting takes the folder away, but never with images that wait', async () => {
  await using agent = await AgentProcess.paired(cloud);
  const before = await activeUplinks();
  await agent.program[Symbol.asyncDispose]();
  const waiting = join(agent.data, 'spool/objects/ab');
  await mkdir(waiting, { recursive: true });
  await writeFile(join(waiting, 'ab00'), 'sealed');
  const refused = await uninstall(agent.data, '--delete-data');
  expect(refused.exitCode).toBe(EXIT_CODES['images-waiting']);
  expect(refused.stderr).toContain('1 images wait');
  expect(await activeUplinks()).toBe(before);
  const removed = await uninstall(agent.data, '--delete-unsent', '--json');
  expect(JSON.parse(removed.stdout)).toMatchObject({ cloud: 'told', dataIsGone: true });
  expect(existsSync(agent.data)).toBe(false);
  expect(await activeUplinks()).toBe(before - 1);
});

test('a cloud out of reach is said, and holds nobody up', async () => {
  await using other = await CloudProcess.start();
  await using agent = await AgentProcess.paired(other);
  await agent.program[Symbol.asyncDispose]();
  await other.program[Symbol.asyncDispose]();
  const removed = await uninstall(agent.data);
  expect(removed.exitCode).toBe(0);
  expect(removed.stdout).toContain('have the uplink removed there too');
});

test('a folder that is not ours is left alone', async () => {
  await using folder = await TempFolder.create('theirs');
  await writeFile(folder.join('letter.txt'), 'theirs');
  const removed = await uninstall(folder.path, '--delete-data', '--json');
  expect(JSON.parse(removed.stdout)).toEqual({
    cloud: 'not-paired',
    dataIsGone: false,
    keysWereDeleted: false,
  });
  expect(await readdir(folder.path)).toEqual(['letter.txt']);
  const both = await uninstall(folder.path, '--delete-data', '--keep-data');
  expect(both.exitCode).toBe(EXIT_CODES['bad-arguments']);
});

/** Runs in a D-Bus session with an unlocked keyring: an agent that keeps its key there, and what is left of it. */
const IN_SESSION = `
  const { spawn, execFileSync } = await import('node:child_process');
  const { once } = await import('node:events');
  const [tern, data, port, url, ca, code] = process.argv.slice(1);
  const { default: keytar } = await import('keytar');
  const names = async () => (await keytar.findCredentials('tern')).map(({ account }) => account);
  const run = (...args) => execFileSync(process.execPath, [tern, ...args, '--data', data], { encoding: 'utf8' });
  const agent = spawn(process.execPath, [tern, 'run', '--data', data, '--dicom-host', '127.0.0.1', '--dicom-port', port, '--web-port', 'off'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(agent.stdout, 'data');
  run('pair', code, '--cloud', url, '--ca', ca);
  run('certificate', 'show');
  const before = (await names()).length;
  agent.kill('SIGTERM');
  await once(agent, 'exit');
  const said = run('uninstall', '--delete-data', '--json');
  console.log(JSON.stringify({ before, after: await names(), said: JSON.parse(said) }));
`;
const UNLOCK =
  'printf %s pw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null; exec "$@"';

describe.runIf(process.platform === 'linux')('with a keychain', { timeout: 60_000 }, () => {
  needsPrograms('dbus-run-session', 'gnome-keyring-daemon');

  test('nothing of ours remains in it', async () => {
    await using home = await TempFolder.create('tern-home');
    const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
    const code = await cloud.pairingCode('Test clinic');
    const node = [process.execPath, '--disable-warning=ExperimentalWarning'];
    const script = [...node, '--input-type=module', '--eval', IN_SESSION];
    const args = [
      ...[join(root, 'dist/tern.mjs'), home.join('data'), String(await freePort())],
      ...[cloud.url, join(cloud.data, 'ca.pem'), code],
    ];
    const session = ['--', 'sh', '-c', UNLOCK, 'sh', ...script, ...args];
    const { stdout } = await runProgram('dbus-run-session', session, {
      env: { HOME: home.path, XDG_DATA_HOME: home.path, XDG_RUNTIME_DIR: home.path },
      timeoutMs: 50_000,
    });
    const seen = JSON.parse(stdout) as { before: number; after: string[]; said: object };
    expect(seen.before).toBeGreaterThanOrEqual(2);
    expect(seen.after).toEqual([]);
    expect(seen.said).toEqual({ cloud: 'told', dataIsGone: true, keysWereDeleted: true });
  });
});
