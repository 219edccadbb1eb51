import { expect, test } from 'vitest';
import { createServiceManager } from '../../../electron/cli/service/create-service-manager.ts';
import type { ServiceManager } from '../../../electron/cli/service/service-manager.ts';
import { MemorySystem } from '../../fakes/memory-system.ts';
import { sampleService } from '../../fakes/sample-service.ts';

function on(platform: NodeJS.Platform): { system: MemorySystem; manager: ServiceManager } {
  const system = new MemorySystem(platform);
  const person = { name: platform === 'win32' ? 'PC-1\\ann' : 'ann', uid: 501 };
  return { system, manager: createServiceManager(platform, system, person) };
}
const SYSTEM = sampleService({ level: 'system', dataDir: '/var/lib/tern', secretStore: 'file' });

test('systemd: a user installs and removes without any right of an administrator', async () => {
  const { system, manager } = on('linux');
  await manager.install(sampleService());
  expect([...system.contents.keys()]).toEqual(['/home/ann/.config/systemd/user/tern.service']);
  await manager.uninstall('user');
  expect(system.contents.size).toBe(0);
  expect(system.commands).toEqual([
    ['systemctl', '--user', 'daemon-reload'],
    ['systemctl', '--user', 'enable', 'tern.service'],
    ['systemctl', '--user', 'reset-failed', 'tern.service'],
    ['systemctl', '--user', 'restart', 'tern.service'],
    ['systemctl', '--user', 'disable', '--now', 'tern.service'],
    ['systemctl', '--user', 'daemon-reload'],
    ['systemctl', '--user', 'reset-failed', 'tern.service'],
  ]);
});

test('systemd: a service of the whole PC gets its account before it is started', async () => {
  const { system, manager } = on('linux');
  await manager.install(SYSTEM);
  expect(system.commands[0]).toEqual(['systemd-sysusers', '/etc/sysusers.d/tern.conf']);
  expect(system.commands.at(-1)).toEqual(['systemctl', 'restart', 'tern.service']);
  expect(system.contents.get('/etc/sysusers.d/tern.conf')).toContain('nologin');
});

test.each([
  ['ActiveState=active\nSubState=running', 'running'],
  ['ActiveState=activating\nSubState=auto-restart', 'starting'],
  ['ActiveState=failed\nSubState=failed', 'gave-up'],
  ['ActiveState=inactive\nSubState=dead', 'stopped'],
])('systemd: %j is %s', async (stdout, state) => {
  const { system, manager } = on('linux');
  expect(await manager.status('user')).toMatchObject({ state: 'not-installed', lingers: false });
  await manager.install(sampleService());
  system.answers.set('systemctl --user show', { stdout });
  system.contents.set('/var/lib/systemd/linger/ann', '');
  expect(await manager.status('user')).toEqual({ level: 'user', state, lingers: true });
});

test('a system without systemd says so, and a command that fails is quoted', async () => {
  const { system, manager } = on('linux');
  system.answers.set('systemctl', { exitCode: null });
  await expect(manager.install(sampleService())).rejects.toThrow('This system has no systemctl');
  system.answers.set('systemctl', { exitCode: 1, stderr: 'Unit is masked\n' });
  await expect(manager.install(sampleService())).rejects.toMatchObject({
    code: 'service-failed',
    message: 'systemctl --user failed: Unit is masked',
  });
});

test('where no systemd answers it says what to do, and what was left behind can be removed all the same', async () => {
  const { system, manager } = on('linux');
  system.answers.set('systemctl', { exitCode: 1, stderr: 'Failed to connect to bus: No medium' });
  await expect(manager.install(sampleService())).rejects.toThrow('Log in to the PC itself');
  system.contents.set('/home/ann/.config/systemd/user/default.target.wants/tern.service', '');
  expect(await manager.status('user')).toMatchObject({ state: 'stopped' });
  await manager.uninstall('user');
  expect([...system.contents.keys()]).toEqual([]);
  expect(await manager.status('user')).toMatchObject({ state: 'not-installed' });
});

test('launchd: an agent of the session is replaced, watched and removed', async () => {
  const { system, manager } = on('darwin');
  const file = '/home/ann/Library/LaunchAgents/cloud.tern.agent.plist';
  await manager.install(sampleService());
  expect(system.commands).toEqual([
    ['launchctl', 'bootout', 'gui/501/cloud.tern.agent'],
    ['launchctl', 'bootstrap', 'gui/501', file],
  ]);
  system.answers.set('launchctl print', { stdout: 'gui/501 = {\n\tstate = running\n}' });
  expect((await manager.status('user')).state).toBe('running');
  const gaveUp = '\tstate = not running\n\tlast exit code = 50\n';
  system.answers.set('launchctl print', { stdout: gaveUp });
  expect((await manager.status('user')).state).toBe('gave-up');
  await manager.uninstall('user');
  expect(system.contents.size).toBe(0);
});

test('launchd: a daemon gets a hidden account without a shell, made once', async () => {
  const { system, manager } = on('darwin');
  system.answers.set('dscl . -read', { exitCode: 56 });
  await manager.install(SYSTEM);
  const lines = system.commands.map((command) => command.join(' '));
  expect(lines).toContain('dscl . -create /Users/_tern UserShell /usr/bin/false');
  expect(lines).toContain('dscl . -create /Users/_tern IsHidden 1');
  expect(lines).toContain('install -d -m 0700 -o _tern -g _tern /var/lib/tern');
  expect(lines.at(-1)).toBe(
    'launchctl bootstrap system /Library/LaunchDaemons/cloud.tern.agent.plist',
  );
  system.answers.clear();
  system.commands.length = 0;
  await manager.install(SYSTEM);
  expect(system.commands.filter(([, , verb]) => verb === '-create')).toEqual([]);
});

test('Task Scheduler: one task for each user, from a file in UTF-16', async () => {
  const { system, manager } = on('win32');
  await manager.install(sampleService({ user: 'PC-1\\ann' }));
  const [[file, content] = ['', '']] = [...system.contents];
  expect(system.commands).toEqual([
    ['schtasks', '/End', '/TN', 'Tern-PC-1_ann'],
    ['schtasks', '/Create', '/F', '/TN', 'Tern-PC-1_ann', '/XML', file],
    ['schtasks', '/Run', '/TN', 'Tern-PC-1_ann'],
  ]);
  expect((content as Buffer).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  const row = (result: number) =>
    `"PC-1","\\Tern-PC-1_ann","N/A","Wird ausgeführt","Interaktiv","01.02.2026 08:00:00","${result}"\r\n`;
  system.answers.set('schtasks /Query', { stdout: row(267_009) });
  expect((await manager.status('user')).state).toBe('running');
  system.answers.set('schtasks /Query', { stdout: row(50) });
  expect((await manager.status('user')).state).toBe('gave-up');
  await manager.uninstall('user');
  expect(system.commands.at(-1)).toEqual(['schtasks', '/Delete', '/F', '/TN', 'Tern-PC-1_ann']);
  expect(system.contents.size).toBe(0);
});

test('Task Scheduler: the folder of a service of the whole PC is closed to everybody else', async () => {
  const { system, manager } = on('win32');
  await manager.install({ ...SYSTEM, dataDir: 'C:\\ProgramData\\Tern', secretStore: 'keychain' });
  expect(system.commands[0]).toEqual([
    ...['icacls', 'C:\\ProgramData\\Tern', '/inheritance:r', '/grant:r'],
    ...['*S-1-5-19:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'],
  ]);
});

test('no other kind of system is promised anything', () => {
  expect(() => on('freebsd')).toThrow('cannot be a service on this kind of system');
});
