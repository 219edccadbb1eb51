import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { agentStatusSchema } from '../../electron/contract/agent-status.ts';
import { eventually } from '../fakes/eventually.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { runTern, TernProcess } from '../fakes/tern-process.ts';

type Ready = {
  readonly dicomHost: string;
  readonly dicomPort: number;
  readonly aeTitle: string;
  readonly dashboardUrl: string;
};

const LOCAL = ['--dicom-host', '127.0.0.1', '--dicom-port', '0', '--secret-store', 'file'];

function startTern(dataDir: string, args: readonly string[] = []): TernProcess {
  return new TernProcess(['run', '--json', '--data', dataDir, ...LOCAL, ...args]);
}

async function untilReady(tern: TernProcess): Promise<Ready> {
  const ended = tern.exited.then(() => {
    throw new Error(`tern ended: ${tern.stdout}${tern.stderr}`);
  });
  const line = await Promise.race([eventually('the ready line', () => tern.lines[0]), ended]);
  return JSON.parse(line) as Ready;
}

async function readTree(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

test('says in one line that it is ready, serves every way in, and stops cleanly', async () => {
  await using folder = await makeTempFolder();
  const dataDir = join(folder.path, 'data');
  await using tern = startTern(dataDir, ['--ae-title', 'CLINIC']);
  const ready = await untilReady(tern);
  expect(tern.lines).toHaveLength(1);
  expect(ready).toMatchObject({ dicomHost: '127.0.0.1', aeTitle: 'CLINIC' });
  expect(tern.stderr).toContain('not in the system');
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);

  const device = connect(ready.dicomPort, '127.0.0.1');
  await once(device, 'connect');
  device.destroy();
  const status = await runTern(['status', '--json', '--data', dataDir]);
  expect(agentStatusSchema.parse(JSON.parse(status.stdout)).listener).toMatchObject({
    kind: 'listening',
    port: ready.dicomPort,
    aeTitle: 'CLINIC',
  });
  const url = new URL(ready.dashboardUrl);
  const token = url.hash.replace('#token=', '');
  const answer = await fetch(new URL('/api/getStatus', url.origin), {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(agentStatusSchema.parse(await answer.json()).pairing).toEqual({ kind: 'unpaired' });

  tern.signal('SIGTERM');
  expect(await tern.exited).toBe(0);
  expect(tern.lines).toHaveLength(1);
  expect(await readTree(dataDir)).not.toContain(token);
  expect(await readdir(dataDir)).not.toContain('control.sock');
});

test('without --json the line is for people', async () => {
  await using folder = await makeTempFolder();
  await using tern = new TernProcess(['run', '--web-port', 'off', ...LOCAL], {
    env: { TERN_DATA: folder.path },
  });
  const line = await eventually('the ready line', () => tern.lines[0]);
  expect(line).toMatch(/^Tern is ready: DICOM on 127\.0\.0\.1:\d+ as TERN, no dashboard$/);
  tern.signal('SIGINT');
  expect(await tern.exited).toBe(0);
});

test('a second agent for the same folder is refused and the first goes on', async () => {
  await using folder = await makeTempFolder();
  await using first = startTern(folder.path);
  await untilReady(first);
  const second = await runTern(['run', '--data', folder.path, ...LOCAL]);
  expect([second.code, second.stdout]).toEqual([EXIT_CODES['agent-already-running'], '']);
  expect(second.stderr).toContain(`already running with the data folder ${folder.path}`);
  expect((await runTern(['status', '--data', folder.path])).code).toBe(0);
});

test('after a kill -9 the next start finds nothing in its way', async () => {
  await using folder = await makeTempFolder();
  await using killed = startTern(folder.path);
  await untilReady(killed);
  killed.signal('SIGKILL');
  await killed.exited;
  expect((await runTern(['status', '--data', folder.path])).code).toBe(3);
  await using next = startTern(folder.path);
  await untilReady(next);
  expect((await runTern(['status', '--data', folder.path])).code).toBe(0);
});

test('a DICOM or dashboard port in use is told with its number, and the start ends', async () => {
  await using folder = await makeTempFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const port = String((taken.address() as AddressInfo).port);
  const run = (...args: string[]) => runTern(['run', '--data', folder.path, ...LOCAL, ...args]);
  const dicom = await run('--dicom-port', port);
  expect([dicom.code, dicom.stdout]).toEqual([EXIT_CODES['port-in-use'], '']);
  expect(dicom.stderr).toContain(`Port ${port} is already used`);
  const web = await run('--web-port', port, '--json');
  expect(web.code).toBe(EXIT_CODES['port-in-use']);
  expect(JSON.parse(web.stdout)).toMatchObject({ error: { code: 'port-in-use' } });
  expect(web.stdout).toContain(`Port ${port} for the dashboard`);
  taken.close();
});

test('bad settings are named with their file, before anything is opened', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'tern.json');
  await writeFile(file, '{"dicom":{"prot":104}}');
  const run = (...args: string[]) =>
    runTern(['run', '--data', join(folder.path, 'data'), ...LOCAL, ...args]);
  const [unknown, missing, title] = [
    await run('--config', file),
    await run('--config', join(folder.path, 'none.json')),
    await run('--ae-title', 'MUCH_TOO_LONG_A_TITLE'),
  ];
  expect([unknown.code, missing.code, title.code]).toEqual([6, 6, 6]);
  expect(unknown.stderr).toContain(`${file}: there is no setting "dicom.prot"`);
  expect(missing.stderr).toContain('does not exist');
  expect(title.stderr).toContain('"dicom.aeTitle" is wrong: an AE title has at most 16 characters');
});

test('a far end needs a closed key file in hex; its content is quoted nowhere', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'key');
  const dataDir = join(folder.path, 'data');
  const key = '5eC2e7'.repeat(11).slice(0, 64);
  const run = ['--far-end', '127.0.0.1:1', '--psk-file', file];
  await writeFile(file, key);
  await chmod(file, 0o644);
  const open = await runTern(['run', '--data', dataDir, ...LOCAL, ...run]);
  expect([open.code, open.stderr.includes(`chmod 600 ${file}`)]).toEqual([2, true]);
  await chmod(file, 0o600);
  await writeFile(file, `${key}zz`);
  const noHex = await runTern(['run', '--data', dataDir, ...LOCAL, ...run]);
  expect([noHex.code, noHex.stderr.includes('in hex')]).toEqual([2, true]);
  await writeFile(file, `${key}\n`);
  await using tern = startTern(dataDir, [...run, '--verbose']);
  await untilReady(tern);
  const status = await runTern(['status', '--json', '--data', dataDir]);
  expect(JSON.parse(status.stdout)).toMatchObject({
    pairing: { kind: 'foreign', host: '127.0.0.1', port: 1 },
  });
  const written = [open, noHex, status].flatMap(({ stdout, stderr }) => [stdout, stderr]);
  const everything = [...written, tern.stdout, tern.stderr, await readTree(dataDir)].join('\n');
  expect(everything.toLowerCase()).not.toContain(key.toLowerCase());
});

test('a folder that holds other things and is open to others is left alone', async () => {
  await using folder = await makeTempFolder();
  const shared = join(folder.path, 'shared');
  await mkdir(shared);
  await chmod(shared, 0o755);
  await writeFile(join(shared, 'photo.jpg'), '');
  const refused = await runTern(['run', '--data', shared, ...LOCAL]);
  expect(refused.code).toBe(EXIT_CODES['config-unwritable']);
  expect(refused.stderr).toContain('Give Tern a folder of its own');
  expect((await stat(shared)).mode & 0o777).toBe(0o755);
  expect(await readdir(shared)).toEqual(['photo.jpg']);
});

test('changes of settings take effect or wait for the next start, and say which', async () => {
  await using folder = await makeTempFolder();
  await using tern = new TernProcess(
    ['run', '--json', '--data', folder.path, '--dicom-host', '127.0.0.1', '--secret-store', 'file'],
    { env: { TERN_DICOM_PORT: '0' } },
  );
  await untilReady(tern);
  const set = (path: string, value: string) =>
    runTern(['config', 'set', path, value, '--data', folder.path]);
  expect((await set('dicom.aeTitle', 'LIVE')).stdout).toBe('Saved: dicom.aeTitle is "LIVE".\n');
  expect((await set('web.port', '8099')).stdout).toContain('after the next start');
  expect((await set('dicom.port', '104')).stdout).toContain('given at the start of Tern wins');
  const status = await runTern(['status', '--json', '--data', folder.path]);
  expect(JSON.parse(status.stdout)).toMatchObject({ listener: { aeTitle: 'LIVE' } });
});
