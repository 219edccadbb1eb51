import { stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { eventually } from '../../fakes/eventually.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';
import { RUNNING, UpdatePc } from '../../fakes/update-pc.ts';

const MINUTE_MS = 60_000;
const STOPPED = { process: { kind: 'stopped', error: null }, status: null } as const;

/** A version is found and installed: the app is about to start as that one. */
async function install(pc: UpdatePc, version: string): Promise<void> {
  pc.server.offer({ version });
  await pc.updater.check();
  pc.updater.installNow();
  await pc.untilLeft();
}

test('a new version that proves itself stays, and nothing is left open', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await pc.updateTo('1.1.0');
  await eventually('the proof', async () => (await pc.memory()).trial === null || null);
  expect(pc.status).toMatchObject({ version: '1.1.0', mishap: null });
  // And is updated in turn.
  await pc.updateTo('1.2.0');
  expect(await pc.installed()).toBe('1.2.0');
  expect((await stat(pc.appImage)).mode & 0o777).toBe(0o755);
});

test('a version whose agent does not come up is started twice, then the one before is used again and that is told', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await install(pc, '1.1.0');
  pc.state = STOPPED;
  await pc.restarted();
  await pc.restarted();
  // The second start has failed as well: it goes back.
  await pc.untilLeft();
  expect(await pc.installed()).toBe('1.0.0');
  pc.state = RUNNING;
  await pc.restarted();
  expect(pc.status.mishap).toMatchObject({
    kind: 'rolled-back',
    version: '1.1.0',
    why: 'agent-down',
  });
  expect(pc.updater.restore).toBe('copies');
  expect(pc.events.filter((event) => event.startsWith('start'))).toEqual([
    'start 1.0.0',
    'start 1.1.0',
    'start 1.1.0',
    'start 1.0.0',
  ]);
  // Once the agent is up it has taken up its copies.
  pc.tell(RUNNING);
  await eventually('the copies to be taken up', () => pc.updater.restore === null || null);
});

test('a version that was gone back from is not tried again; a later one is', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await install(pc, '1.1.0');
  pc.state = STOPPED;
  await pc.restarted();
  await pc.restarted();
  await pc.untilLeft();
  pc.state = RUNNING;
  await pc.restarted();
  await pc.updater.check();
  expect(pc.status.state).toEqual({ kind: 'idle' });
  await pc.updateTo('1.1.1');
  await eventually('the proof', () => pc.status.mishap === null || null);
  expect(await pc.installed()).toBe('1.1.1');
});

test('a version that no longer gets an echo through is gone back from; without a link before, it is not asked for one', async () => {
  await using pc = await UpdatePc.create();
  pc.mute.add('1.1.0');
  await pc.start();
  await pc.updateTo('1.1.0');
  await pc.clock.advance(4 * MINUTE_MS);
  expect(pc.hasLeft).toBe(false);
  await pc.clock.advance(2 * MINUTE_MS);
  await pc.restarted();
  await pc.clock.advance(6 * MINUTE_MS);
  await pc.restarted();
  expect(pc.status).toMatchObject({ version: '1.0.0', mishap: { why: 'link-lost' } });

  await using other = await UpdatePc.create();
  other.mute.add('1.1.0');
  const fault = {
    kind: 'offline',
    since: '2026-01-15T09:00:00.000Z',
    fault: 'no-network',
  } as const;
  const link = { ...fault, nextTryAt: '2026-01-15T09:01:00.000Z' };
  other.state = { ...RUNNING, status: sampleStatus({ link }) };
  await other.start();
  await other.updateTo('1.1.0');
  await eventually('the proof', async () => (await other.memory()).trial === null || null);
});

test('a network that is down is no fault of the new version', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await install(pc, '1.1.0');
  const since = '2026-01-15T09:00:00.000Z';
  const link = { kind: 'offline', fault: 'cloud-down', since, nextTryAt: since } as const;
  pc.state = { ...RUNNING, status: sampleStatus({ link }) };
  await pc.restarted();
  await pc.clock.advance(6 * MINUTE_MS);
  await eventually('the verdict', async () => (await pc.memory()).trial === null || null);
  expect(pc.hasLeft).toBe(false);
  expect(pc.status.version).toBe('1.1.0');
});

test('an app that vanishes while it is on trial counts as a failed start, one that is quit does not', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await install(pc, '1.1.0');
  pc.state = { process: { kind: 'starting' }, status: null };
  await pc.restarted();
  await pc.updater.ending();
  await pc.start();
  expect((await pc.memory()).trial).toMatchObject({ failures: 0, isOpen: true });
  // Twice it is simply gone.
  pc.updater[Symbol.dispose]();
  await pc.start();
  expect((await pc.memory()).trial).toMatchObject({ failures: 1 });
  pc.updater[Symbol.dispose]();
  await pc.start();
  await pc.untilLeft();
  expect(await pc.installed()).toBe('1.0.0');
});

test('where nothing was kept, or what was kept is damaged, that is told and the new version stays', async () => {
  for (const damage of ['nothing-kept', 'kept-damaged'] as const) {
    await using pc = await UpdatePc.create();
    if (damage === 'nothing-kept')
      pc.wrap = (installer) => ({
        kind: installer.kind,
        keep: () => Promise.resolve(null),
        install: (file) => installer.install(file),
        putBack: (file) => installer.putBack(file),
      });
    await pc.start();
    pc.server.offer({ version: '1.1.0' });
    await pc.updater.check();
    pc.updater.installNow();
    await pc.untilLeft();
    if (damage === 'kept-damaged') await writeFile(pc.join('previous/previous.AppImage'), 'x');
    pc.state = STOPPED;
    await pc.restarted();
    await pc.restarted();
    await eventually('the word on it', () => pc.status.mishap);
    expect(pc.status.mishap).toMatchObject({ kind: 'cannot-roll-back', why: damage });
    expect(await pc.installed()).toBe('1.1.0');
    expect(pc.hasLeft).toBe(false);
  }
});

test('an install that does not take effect is tried twice, then told and not repeated', async () => {
  await using pc = await UpdatePc.create();
  pc.wrap = (installer) => ({
    kind: installer.kind,
    keep: (folder) => installer.keep(folder),
    install: () => Promise.resolve({ kind: 'relaunch', executable: null }),
    putBack: (file) => installer.putBack(file),
  });
  await pc.start();
  for (let i = 0; i < 2; i++) {
    expect(pc.status.mishap).toBeNull();
    await pc.updateTo('1.1.0');
  }
  expect(pc.status.mishap).toMatchObject({ kind: 'no-effect', version: '1.1.0' });
  await pc.updater.check();
  expect(pc.status.state).toEqual({ kind: 'idle' });
  expect(pc.events.filter((event) => event === 'stand down')).toHaveLength(2);
});

test('an installer that fails leaves the old version, which starts again', async () => {
  await using pc = await UpdatePc.create();
  pc.wrap = (installer) => ({
    kind: installer.kind,
    keep: (folder) => installer.keep(folder),
    install: () => Promise.reject(new Error('refused by the system')),
    putBack: (file) => installer.putBack(file),
  });
  await pc.start();
  await pc.updateTo('1.1.0');
  expect(pc.events.slice(-3)).toEqual(['stand down', 'relaunch', 'start 1.0.0']);
});

test('going back that does not work is told, and not tried for ever', async () => {
  await using pc = await UpdatePc.create();
  pc.wrap = (installer) => ({
    kind: installer.kind,
    keep: (folder) => installer.keep(folder),
    install: (file) => installer.install(file),
    putBack: () => Promise.reject(new Error('refused by the system')),
  });
  await pc.start();
  await install(pc, '1.1.0');
  pc.state = STOPPED;
  await pc.restarted();
  await pc.restarted();
  await pc.restarted();
  expect(pc.status).toMatchObject({
    version: '1.1.0',
    mishap: { kind: 'cannot-roll-back', why: 'failed' },
  });
  expect(pc.hasLeft).toBe(false);
});
