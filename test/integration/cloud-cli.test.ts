import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../cloud/cli/program.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

type Finished = { readonly exitCode: number; readonly out: string; readonly err: string };

async function run(...args: readonly string[]): Promise<Finished> {
  let out = '';
  let err = '';
  const exitCode = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { exitCode, out, err };
}
async function json(...args: readonly string[]): Promise<unknown> {
  const { exitCode, out, err } = await run(...args, '--json');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return JSON.parse(out);
}

describe('init', () => {
  test('makes keys that only their owner can read, and never overwrites one', async () => {
    await using temp = await TempFolder.create();
    const data = temp.join('data');
    expect(
      (await run('init', '--data', data, '--host', 'cloud.example', '10.0.0.7')).exitCode,
    ).toBe(0);
    for (const name of ['master.key', 'ca.key', 'server.key', 'admin-token'])
      expect((await stat(`${data}/${name}`)).mode & 0o777, name).toBe(0o600);
    const key = await readFile(`${data}/master.key`, 'utf8');
    const again = await run('init', '--data', data);
    expect(again.exitCode).toBe(4);
    expect(again.err).toContain('set up already');
    expect(await readFile(`${data}/master.key`, 'utf8')).toBe(key);
  });

  test('issues a new server certificate when the old one was taken away', async () => {
    await using temp = await TempFolder.create();
    const data = ['--data', temp.join('data')];
    await json('init', ...data);
    const [ca, server] = [temp.join('data', 'ca.pem'), temp.join('data', 'server.pem')];
    const [oldCa, oldServer] = [await readFile(ca, 'utf8'), await readFile(server, 'utf8')];
    await rm(server);
    await rm(temp.join('data', 'server.key'));
    expect(await json('init', ...data, '--host', 'new.example')).toMatchObject({
      hosts: ['localhost', '127.0.0.1', '::1', 'new.example'],
    });
    expect(await readFile(ca, 'utf8')).toBe(oldCa);
    expect(await readFile(server, 'utf8')).not.toBe(oldServer);
  });

  test('makes no new master key where data lies that it could not open', async () => {
    await using temp = await TempFolder.create();
    const data = ['--data', temp.join('data')];
    await json('init', ...data);
    await rm(temp.join('data', 'master.key'));
    const again = await run('init', ...data);
    expect(again.exitCode).toBe(9);
    expect(again.err).toContain('put the old master.key back');
  });
});

describe('serve', () => {
  test('on a folder without init says what to run', async () => {
    await using temp = await TempFolder.create();
    const { exitCode, err } = await run('serve', '--data', temp.path);
    expect(exitCode).toBe(3);
    expect(err).toContain('tern-cloud init --data');
  });

  test('beside another server, or on a port that is taken, says so', async () => {
    await using cloud = await RunningCloud.start();
    const ports = ['--api-port', '0', '--psk-port', '0'];
    expect((await run('serve', '--data', cloud.folder.root, ...ports)).exitCode).toBe(7);
    await using temp = await TempFolder.create();
    await json('init', '--data', temp.path);
    const taken = ['--bind', '127.0.0.1', '--psk-port', `${cloud.cloud.pskPort}`];
    const { exitCode, err } = await run('serve', '--data', temp.path, '--api-port', '0', ...taken);
    expect(exitCode).toBe(8);
    expect(err).toContain(`Port ${cloud.cloud.pskPort} is in use`);
  });
});

test('admin commands work beside a running server', async () => {
  await using cloud = await RunningCloud.start();
  const data = ['--data', cloud.folder.root];
  expect(await json('clinic', 'add', 'North', ...data)).toMatchObject({ state: 'active' });
  expect(await json('clinic', 'list', ...data)).toMatchObject([
    { name: 'Clinic' },
    { name: 'North' },
  ]);
  const code = (await json('code', 'north', ...data, '--minutes', '1')) as Record<string, string>;
  expect(Object.keys(code)).toEqual(['code', 'expiresAt']);
  const body = { code: code.code, label: 'PC', version: '1', platform: 'linux' };
  expect((await cloud.call('POST', '/v1/pair', body)).status).toBe(200);
  const [uplink] = (await json('uplink', 'list', ...data)) as Record<string, unknown>[];
  expect(uplink).toMatchObject({
    ...{ clinic: 'North', label: 'PC', state: 'active', lastHeartbeatAt: null },
  });
  expect(await json('uplink', 'add', 'North', ...data)).toMatchObject({
    pskHex: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(await json('uplink', 'revoke', String(uplink!.id), ...data)).toMatchObject({
    state: 'revoked',
  });
  expect(await json('objects', 'list', ...data)).toEqual([]);
  const actions = cloud.cloud.registry.audit
    .list()
    .map(({ actor, action }) => `${actor} ${action}`);
  expect(actions).toContain('cli uplink.revoke');
  expect(actions).toContain('uplink uplink.pair');
});

test('says for all uplinks of a clinic which updates they install and when, never from where', async () => {
  await using cloud = await RunningCloud.start();
  const data = ['--data', cloud.folder.root];
  await json('clinic', 'add', 'North', ...data);
  for (let i = 0; i < 2; i++) await json('uplink', 'add', 'North', ...data);
  await json('uplink', 'add', 'Clinic', ...data);
  const hours = { from: '20:00', to: '06:00' };
  expect(
    await json(
      'clinic',
      'updates',
      'north',
      '--channel',
      'beta',
      '--hours',
      '20:00-06:00',
      ...data,
    ),
  ).toMatchObject(
    Array.from({ length: 2 }, () => ({ revision: 1, updateChannel: 'beta', updateHours: hours })),
  );
  const left = await json('clinic', 'updates', 'North', '--channel', 'pc', ...data);
  expect(left).toMatchObject([{ updateChannel: null, updateHours: hours }, {}]);
  const { registry } = cloud.cloud;
  const other = registry.uplinks.list().find(({ clinic }) => clinic === 'Clinic');
  expect(registry.configs.get(other!.id).revision).toBe(0);
  for (const wrong of [
    [],
    ['--channel', 'nightly'],
    ['--hours', '8-9'],
    ['--hours', '08:00-08:00'],
  ])
    expect((await run('clinic', 'updates', 'North', ...wrong, ...data)).exitCode).toBe(2);

  const sending = (...words: string[]) => json('clinic', 'sending', 'North', ...words, ...data);
  const quiet = { from: '08:00', to: '12:00' };
  expect(await sending('--policy', 'spool', '--quiet-hours', '08:00-12:00')).toMatchObject([
    { ackPolicy: 'spool', quietHours: quiet, updateHours: hours },
    {},
  ]);
  expect(await sending('--policy', 'pc')).toMatchObject([
    { ackPolicy: null, quietHours: quiet },
    {},
  ]);
  for (const wrong of [[], ['--policy', 'later'], ['--quiet-hours', '8-9']])
    expect((await run('clinic', 'sending', 'North', ...wrong, ...data)).exitCode).toBe(2);
});

describe('worklist', () => {
  const entry = {
    patientName: 'Doe^J',
    patientId: '1',
    modality: 'US',
    scheduledDate: '2026-03-01',
  };

  test('takes one entry or a list, and gives back what it understood', async () => {
    await using cloud = await RunningCloud.start();
    const data = ['--data', cloud.folder.root];
    const file = cloud.temp.join('worklist.json');
    await writeFile(file, JSON.stringify([entry, { ...entry, scheduledTime: '09:30' }]));
    expect(await json('worklist', 'add', file, ...data)).toHaveLength(2);
    expect(await json('worklist', 'list', ...data)).toMatchObject([
      {
        clinic: 'Clinic',
        scheduledProcedureStep: { ScheduledProcedureStepStartDate: ['20260301'] },
      },
      { scheduledProcedureStep: { ScheduledProcedureStepStartTime: ['093000'] } },
    ]);
  });

  test.each([
    ['an unknown field', { ...entry, patientname: 'x' }, 'entry 1, patientname'],
    ['a date that is none', { ...entry, scheduledDate: 'tomorrow' }, 'a date looks like'],
    ['a name with a backslash', { ...entry, patientName: 'SECRET\\x' }, 'patientName'],
  ])('refuses %s by name and repeats no value', async (_name, wrong, words) => {
    await using cloud = await RunningCloud.start();
    const file = cloud.temp.join('worklist.json');
    await writeFile(file, JSON.stringify(wrong));
    const { exitCode, err } = await run('worklist', 'add', file, '--data', cloud.folder.root);
    expect(exitCode).toBe(10);
    expect(err).toContain(words);
    expect(err).not.toContain('SECRET');
  });

  test('asks for the clinic where there are several', async () => {
    await using cloud = await RunningCloud.start();
    const data = ['--data', cloud.folder.root];
    await json('clinic', 'add', 'Second', ...data);
    const file = cloud.temp.join('worklist.json');
    await writeFile(file, JSON.stringify(entry));
    expect((await run('worklist', 'add', file, ...data)).exitCode).toBe(6);
    expect(await json('worklist', 'add', file, '--clinic', 'Second', ...data)).toMatchObject([
      { clinic: 'Second' },
    ]);
  });
});

test('says in words and exit codes what is wrong', async () => {
  await using cloud = await RunningCloud.start();
  const data = ['--data', cloud.folder.root];
  expect((await run('code', 'Nowhere', ...data)).exitCode).toBe(5);
  expect((await run('clinic', 'add', 'clinic', ...data)).exitCode).toBe(6);
  expect((await run('uplink', 'revoke', 'x', ...data)).exitCode).toBe(5);
  expect((await run('uplink', 'dance', ...data)).exitCode).toBe(2);
  expect((await run('code', 'Clinic', '--minutes', '-1', ...data)).exitCode).toBe(2);
  const { err } = await run('code', 'Nowhere', ...data, '--json');
  expect(JSON.parse(err)).toMatchObject({ error: 'clinic-unknown' });
  const broken = cloud.temp.join('broken');
  await json('init', '--data', broken);
  await writeFile(`${broken}/master.key`, 'short');
  await chmod(`${broken}/master.key`, 0o600);
  expect((await run('clinic', 'list', '--data', broken)).exitCode).toBe(9);
});

test.each(
  [
    ...[
      [],
      ['init'],
      ['serve'],
      ['clinic'],
      ['clinic', 'add'],
      ['clinic', 'list'],
      ['clinic', 'end'],
      ['clinic', 'updates'],
      ['clinic', 'sending'],
    ],
    ...[['code'], ['uplink'], ['uplink', 'list'], ['uplink', 'revoke'], ['uplink', 'add']],
    ...[['worklist', 'add'], ['worklist', 'list'], ['objects', 'list'], ['export']],
  ].map((words) => ({ words })),
)('$words --help explains itself', async ({ words }) => {
  const { exitCode, out } = await run(...words, '--help');
  expect(exitCode).toBe(0);
  expect(out).toContain('Usage:');
});
