import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sampleStatus, sampleTransfer } from '../../fakes/sample-status.ts';
import { settingsWith } from '../../fakes/update-bench.ts';
import { RUNNING, UpdatePc } from '../../fakes/update-pc.ts';
import { eventually } from '../../fakes/eventually.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SENDING = { ...RUNNING, status: sampleStatus({ transfers: [sampleTransfer()] }) };

test('it looks some minutes after the start and every six hours or so, and installs when all is quiet', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.0.0' });
  await pc.clock.advance(2 * MINUTE_MS - 1);
  expect(pc.server.asked).toEqual([]);
  await pc.clock.advance(MINUTE_MS + 1);
  const { status } = await eventually('the first answer', () =>
    pc.status.state.kind === 'idle' && pc.status.checkedAt !== null ? pc : null,
  );
  expect(status.state).toEqual({ kind: 'idle' });

  pc.server.offer({ version: '1.1.0' });
  await pc.clock.advance(5 * HOUR_MS);
  expect(pc.status.state).toEqual({ kind: 'idle' });
  await pc.clock.advance(HOUR_MS);
  await pc.restarted();
  expect(await pc.installed()).toBe('1.1.0');
  expect(pc.events).toEqual(['start 1.0.0', 'prepare', 'stand down', 'relaunch', 'start 1.1.0']);
});

test('a machine that sends delays the install, and so does a short while after it', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.tell(SENDING);
  await pc.updater.check();
  expect(pc.status.state).toEqual({ kind: 'waiting', version: '1.1.0', hold: 'sending' });
  // Even where a person wants it now.
  pc.updater.installNow();
  await pc.clock.advance(HOUR_MS);
  expect(pc.hasLeft).toBe(false);
  expect(pc.events).toEqual(['start 1.0.0']);
  pc.tell(RUNNING);
  await pc.untilLeft();
});

test('without a person asking, five quiet minutes have to pass', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.tell(SENDING);
  await pc.updater.check();
  pc.tell(RUNNING);
  expect(pc.status.state).toMatchObject({ kind: 'waiting', hold: 'settling' });
  await pc.clock.advance(4 * MINUTE_MS);
  expect(pc.events).toEqual(['start 1.0.0']);
  await pc.clock.advance(2 * MINUTE_MS);
  await pc.untilLeft();
});

test('what begins to send just before the install is not cut off: the agent says so and is asked again', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.backup = null;
  await pc.updater.check();
  pc.updater.installNow();
  await eventually('the agent to be asked', () => pc.events.includes('prepare') || null);
  await pc.clock.advance(MINUTE_MS);
  expect(pc.events).not.toContain('stand down');
  pc.backup = 'copies';
  await pc.clock.advance(2 * MINUTE_MS);
  await pc.untilLeft();
});

test('where hours are set it is installed within them, or when a person says so', async () => {
  await using pc = await UpdatePc.create();
  const at = (minutes: number): string =>
    new Date(pc.clock.now().getTime() + minutes * MINUTE_MS).toTimeString().slice(0, 5);
  pc.settings = settingsWith({ hours: { from: at(60), to: at(120) } });
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  await pc.updater.check();
  expect(pc.status.state).toMatchObject({ kind: 'waiting', hold: 'hours' });
  await pc.clock.advance(50 * MINUTE_MS);
  expect(pc.hasLeft).toBe(false);
  await pc.clock.advance(15 * MINUTE_MS);
  await pc.restarted();
  expect(await pc.installed()).toBe('1.1.0');
});

test('an agent that the app did not start is not replaced by it', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.tell({ ...RUNNING, process: { kind: 'running', bond: 'attached' } });
  await pc.updater.check();
  pc.updater.installNow();
  await pc.clock.advance(HOUR_MS);
  expect(pc.status.state).toMatchObject({ kind: 'waiting', hold: 'service' });
  const error = { code: 'service-stopped', message: 'The service does not run.' } as const;
  pc.tell({ process: { kind: 'stopped', error }, status: null });
  await pc.clock.advance(HOUR_MS);
  expect(pc.status.state).toMatchObject({ kind: 'waiting', hold: 'service' });
  expect(pc.events).toEqual(['start 1.0.0']);
});

test('where copies cannot be made nothing is installed', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.prepareError = new Error('no space');
  await pc.updater.check();
  pc.updater.installNow();
  await eventually('the refusal', () => pc.status.state.kind === 'failed' || null);
  expect(pc.status.state).toMatchObject({ fault: 'install-failed' });
  expect(pc.events).not.toContain('stand down');
});

test('a package that was swapped on the disk after its download is not run', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.tell(SENDING);
  await pc.updater.check();
  const file = pc.join('cache/tern-updater/pending/Tern-1.1.0-x86_64.AppImage');
  await writeFile(file, '#!/bin/sh\n# Tern 6.6.6\n');
  pc.updater.installNow();
  pc.tell(RUNNING);
  await eventually('the refusal', () => pc.status.state.kind === 'failed' || null);
  expect(await pc.installed()).toBe('1.0.0');
});

test('a feed that fails is told with the time since when; the next answer clears it', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  await pc.updater.check();
  const since = pc.clock.now().toISOString();
  expect(pc.status.state).toEqual({ kind: 'failed', fault: 'not-found', since });
  await pc.clock.advance(7 * HOUR_MS);
  await eventually('a second try', () => pc.server.asked.length > 1 || null);
  expect(pc.status.state).toEqual({ kind: 'failed', fault: 'not-found', since });
  pc.server.offer({ version: '1.0.0' });
  await pc.updater.check();
  expect(pc.status.state).toEqual({ kind: 'idle' });
});

test('what it has seen of the feed outlives the app: an older list is refused after a restart', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.0.0', signedAt: '2026-01-12T00:00:00.000Z' });
  await pc.updater.check();
  pc.updater[Symbol.dispose]();
  await pc.start();
  pc.server.offer({ version: '1.1.0', signedAt: '2026-01-11T00:00:00.000Z' });
  await pc.updater.check();
  expect(pc.status.state).toMatchObject({ kind: 'failed', fault: 'replayed' });
});

test('an installation that its technician renews is only told of a new version', async () => {
  await using pc = await UpdatePc.create();
  pc.wrap = () => null;
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  await pc.updater.check();
  expect(pc.status.state).toEqual({ kind: 'by-hand', version: '1.1.0' });
  expect(pc.server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
});

test('without an agent the settings that held last are followed, and what is ready may cure it', async () => {
  await using pc = await UpdatePc.create();
  await pc.start();
  pc.server.offer({ version: '1.1.0' });
  pc.tell({ process: { kind: 'stopped', error: null }, status: null });
  await pc.updater.check();
  pc.updater.installNow();
  await pc.untilLeft();
  expect(pc.events).not.toContain('prepare');
  expect(await readFile(pc.memoryFile, 'utf8')).toContain('"backup": null');
});
