import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../fixtures/poll.ts';
import { canMakeSmallLinux, SmallLinux, type SmallUser } from '../fixtures/small-linux.ts';

const DATA = ['--data', '/home/ann/Images & more'];
const isPossible = canMakeSmallLinux();
let linux: SmallLinux;

async function stateOf(user: SmallUser, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await linux.tern(user, 'service', 'status', '--json', ...args);
  return (JSON.parse(stdout) as { state: unknown }).state;
}
async function startOf(user: SmallUser, ...args: readonly string[]): Promise<string | null> {
  const { exitCode, stdout } = await linux.tern(user, 'status', '--json', ...args);
  if (exitCode !== 0) return null;
  return (JSON.parse(stdout) as { agent: { startedAt: string } }).agent.startedAt;
}
async function kill(user: SmallUser): Promise<void> {
  const scope = user === 'root' ? [] : ['--user'];
  await linux.as(user, '/usr/bin/systemctl', ...scope, 'kill', '-s', 'KILL', 'tern.service');
}
async function pidOf(user: SmallUser): Promise<string> {
  const scope = user === 'root' ? [] : ['--user'];
  const show = ['show', 'tern.service', '--property=MainPID', '--value'];
  return (await linux.as(user, '/usr/bin/systemctl', ...scope, ...show)).stdout.trim();
}

describe('under a real systemd', () => {
  beforeEach((context) => {
    if (!isPossible)
      context.skip('a Linux of its own needs root and a cgroup v2 that can be written');
  });
  beforeAll(async () => {
    if (!isPossible) return;
    linux = await SmallLinux.boot();
  }, 60_000);
  afterAll(async () => {
    if (isPossible) await linux[Symbol.asyncDispose]();
  });

  test('a user installs it, it is back within five seconds of a kill, is given up after five, and leaves nothing', async () => {
    const install = ['service', 'install', '--secret-store', 'file', ...DATA];
    const installed = await linux.tern('ann', ...install);
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(installed.stdout).toContain('loginctl enable-linger ann');
    expect(installed.stdout).toContain('in a file that only its account can read');
    const first = await until('the agent', () => startOf('ann', ...DATA));
    expect((await linux.tern('ann', 'status', ...DATA)).stdout).toContain('starts when its user');
    await kill('ann');
    const isBack = async (): Promise<boolean> => {
      const start = await startOf('ann', ...DATA);
      return start !== null && start !== first;
    };
    await until('the next one, which was promised within five seconds', isBack, 5000);
    let pid = await pidOf('ann');
    for (let kills = 1; kills < 5; kills++) {
      const before = pid;
      await kill('ann');
      await until('another process, or the end', async () => {
        pid = await pidOf('ann');
        return (pid !== before && pid !== '0') || (await stateOf('ann', ...DATA)) === 'gave-up';
      });
    }
    expect(await stateOf('ann', ...DATA)).toBe('gave-up');
    expect((await linux.tern('ann', 'service', 'status', ...DATA)).stdout).toContain(
      'five times within a minute',
    );
    expect((await linux.tern('ann', 'status', ...DATA)).stderr).toContain('tern service status');
    expect((await linux.tern('ann', ...install)).exitCode).toBe(0);
    expect(await until('the agent', () => startOf('ann', ...DATA))).not.toBeNull();
    const gone = await linux.tern('ann', 'service', 'uninstall', ...DATA);
    expect(gone).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await stateOf('ann', ...DATA)).toBe('not-installed');
    expect(await startOf('ann', ...DATA)).toBeNull();
    const left = await linux.as('ann', '/usr/bin/find', '/home/ann/.config', '-name', '*tern*');
    expect(left.stdout).toBe('');
  }, 60_000);

  test('one of the whole PC runs as its own account; its group may use it, other users may not', async () => {
    expect(await linux.tern('ann', 'service', 'install', '--system')).toMatchObject({
      exitCode: 33,
    });
    expect(await linux.tern('root', 'service', 'install', '--system')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const first = await until('the agent', () => startOf('root'));
    const owner = await linux.as('root', '/usr/bin/ps', '-o', 'user=', '-p', await pidOf('root'));
    expect(owner.stdout.trim()).toBe('tern');
    const folder = await linux.as('root', '/usr/bin/stat', '-c', '%U %a', '/var/lib/tern');
    expect(folder.stdout).toBe('tern 700\n');
    // Whoever is not in the group finds it and is not let in.
    expect((await linux.tern('bob', 'status')).stderr).toContain('may not use the Tern service');
    await linux.as('root', '/usr/sbin/usermod', '-aG', 'tern', 'bob');
    expect(await startOf('bob')).toBe(first);
    expect((await linux.tern('bob', 'status')).stdout).toContain('starts with this PC');
    await kill('root');
    await until('the next one', async () => {
      const start = await startOf('bob');
      return start !== null && start !== first;
    });
    const gone = await linux.tern('root', 'service', 'uninstall', '--system');
    expect(gone.stdout).toContain('is still in /var/lib/tern');
    expect(await stateOf('root', '--system')).toBe('not-installed');
  }, 60_000);

  test('settings that cannot be read end it at once, and are not tried again', async () => {
    await linux.as('ann', '/usr/bin/mkdir', '-m', '700', '/home/ann/broken');
    const settings = 'echo "{\\"dicom\\":{\\"prot\\":1}}" > /home/ann/broken/config.json';
    await linux.as('ann', '/bin/sh', '-c', settings);
    const data = ['--data', '/home/ann/broken'];
    await linux.tern('ann', 'service', 'install', '--secret-store', 'file', ...data);
    await until('the end', async () => (await stateOf('ann', ...data)) === 'gave-up');
    const show = ['--user', 'show', 'tern.service', '--property=NRestarts', '--value'];
    expect((await linux.as('ann', '/usr/bin/systemctl', ...show)).stdout).toBe('0\n');
    await linux.tern('ann', 'service', 'uninstall', ...data);
  }, 60_000);
});
