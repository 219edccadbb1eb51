import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../cloud/cli/program.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import { eventually } from '../fakes/eventually.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { CT_CONTEXT, deviceRequest, openDevice, storeRq } from '../fakes/test-device.ts';
import { ctImage, MARKER, writeSampleFiles } from '../fixtures/dicom-samples.ts';
import { fingerprints, readPart10Folder, sha256, type Part10 } from '../fixtures/part10.ts';
import { runProgram } from '../fixtures/child.ts';
import { realFiles } from '../fixtures/real-files.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const silent = { out: () => undefined, err: () => undefined };

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

async function exported(cloud: RunningCloud, ...more: string[]): Promise<readonly Part10[]> {
  const out = cloud.temp.join('out');
  await rm(out, { recursive: true, force: true });
  const args = ['export', '--data', cloud.folder.root, '--out', out, ...more];
  expect(await runCli(args, silent)).toBe(0);
  return readPart10Folder(out);
}

async function store(port: number, uid: string, dataset: Buffer): Promise<number | undefined> {
  const device = await openDevice(port);
  const { command } = await device.requestOne(
    CT_CONTEXT.id,
    storeRq(uid),
    Readable.from([dataset]),
  );
  await device.release();
  return command.Status;
}

test('every generated and real file comes out as it went in, found by its index, and nothing of it lies in clear', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const samples = await writeSampleFiles(cloud.temp.join('samples'));
  const files = [...samples, ...(await realFiles())];
  for (let at = 0; at < files.length; at += 60) {
    const objects = files.slice(at, at + 60).map(({ object }) => object);
    const results = await storeObjects({ port: tunnel.port, calledAe: 'ROUTE7' }, objects);
    expect(results.filter(({ status }) => status !== STATUS.success)).toEqual([]);
  }
  const wanted = new Set(fingerprints(files.map(({ object }) => object)));
  expect(new Set(fingerprints(await exported(cloud)))).toEqual(wanted);
  const listed = cloud.cloud.registry.objects.list();
  expect(listed).toHaveLength(wanted.size);
  expect(listed.every(({ calledAeTitle }) => calledAeTitle === 'ROUTE7')).toBe(true);
  for (const path of await filesUnder(cloud.folder.root))
    expect((await readFile(path)).includes(MARKER), path).toBe(false);
  expect(cloud.log.text).not.toContain(MARKER);
});

test('the same object again is a success and stays one object; other bytes under its UID are kept and flagged', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const first = randomBytes(3_000_000);
  const other = randomBytes(2_000);
  expect(await store(tunnel.port, '1.2.3', first)).toBe(STATUS.success);
  expect(await store(tunnel.port, '1.2.3', first)).toBe(STATUS.success);
  const { objects } = cloud.cloud.registry;
  expect(objects.list()).toMatchObject([{ sha256: sha256(first), hasConflict: false }]);
  expect(await store(tunnel.port, '1.2.3', other)).toBe(STATUS.success);
  expect(objects.list()).toMatchObject([
    { sha256: sha256(first), bytes: 3_000_000, hasConflict: true },
    { sha256: sha256(other), bytes: 2_000, hasConflict: true },
  ]);
  const digests = (await exported(cloud)).map(({ dataset }) => sha256(dataset));
  expect(new Set(digests)).toEqual(new Set([sha256(first), sha256(other)]));
});

test('the same object on eight associations at once is one object', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const dataset = randomBytes(400_000);
  const statuses = await Promise.all(
    Array.from({ length: 8 }, () => store(tunnel.port, '1.2.3', dataset)),
  );
  expect(statuses).toEqual(Array.from({ length: 8 }, () => STATUS.success));
  expect(cloud.cloud.registry.objects.list()).toHaveLength(1);
  const stored = (await filesUnder(cloud.folder.objects)).length;
  expect(stored).toBe(1);
});

test('an object that cannot be parsed is stored all the same', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const dataset = randomBytes(5_001);
  expect(await store(tunnel.port, '9.9', dataset)).toBe(STATUS.success);
  expect((await exported(cloud))[0]?.dataset.equals(dataset)).toBe(true);
});

test('a half-received object leaves nothing, and what a crash left is removed at the next start', async () => {
  await using cloud = await RunningCloud.start();
  const key = cloud.addUplink();
  const incoming = join(cloud.folder.objects, 'incoming');
  await using tunnel = await cloud.tunnel(key);
  const device = await openDevice(tunnel.port);
  const endless = Readable.from(
    (async function* () {
      for (;;) yield await Promise.resolve(randomBytes(100_000));
    })(),
  );
  const sending = device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), endless).catch(() => null);
  await eventually('the object has begun', async () => (await readdir(incoming)).length === 1);
  device.association.destroy();
  await sending;
  await eventually('it is gone', async () => (await readdir(incoming)).length === 0);
  expect(cloud.cloud.registry.objects.list()).toEqual([]);
  await cloud.stop();
  await writeFile(join(incoming, 'ab'.repeat(16)), 'half an object');
  await cloud.restart();
  expect(await readdir(incoming)).toEqual([]);
});

test('answers A700 where the disk does not take the object, and goes on when it does again', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const incoming = join(cloud.folder.objects, 'incoming');
  await rename(incoming, `${incoming}-away`);
  expect(await store(tunnel.port, '1.2.3', randomBytes(5_000_000))).toBe(STATUS.outOfResources);
  expect(cloud.log.text).toContain('"code":"ENOENT"');
  await rename(`${incoming}-away`, incoming);
  expect(await store(tunnel.port, '1.2.3', randomBytes(10))).toBe(STATUS.success);
  expect(cloud.cloud.registry.objects.list()).toHaveLength(1);
});

test('answers A700 on a disk that is full, stays alive and leaves no piece', async (context) => {
  await using cloud = await RunningCloud.start();
  const small = cloud.temp.join('small');
  await mkdir(small);
  const mounted = await runProgram('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]);
  if (mounted.exitCode !== 0) return context.skip('needs the right to mount a small file system');
  try {
    await cloud.restart({ backup: small });
    await using tunnel = await cloud.tunnel(cloud.addUplink());
    expect(await store(tunnel.port, '1.2.3', randomBytes(8_000_000))).toBe(STATUS.outOfResources);
    expect(cloud.log.text).toContain('"code":"ENOSPC"');
    expect(await filesUnder(cloud.folder.objects)).toEqual([]);
    expect(await filesUnder(small)).toEqual([]);
    expect(await store(tunnel.port, '1.2.4', randomBytes(1_000_000))).toBe(STATUS.success);
    await cloud.stop();
  } finally {
    await runProgram('umount', [small]);
  }
});

test('with a backup, success means that both places hold the object; either can stand in for the other', async () => {
  const backup = await RunningCloud.start();
  await using cloud = backup;
  const folder = cloud.temp.join('backup');
  await cloud.restart({ backup: folder });
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const dataset = ctImage({ kind: 1, n: 1, rows: 64, columns: 64 });
  expect(await store(tunnel.port, '1.2.3', dataset)).toBe(STATUS.success);
  const [primary] = await filesUnder(cloud.folder.objects);
  const [copy] = await filesUnder(join(folder, 'objects'));
  const bytes = await readFile(primary!);
  expect((await readFile(copy!)).equals(bytes)).toBe(true);
  // One bit of the first copy flips: the export notices and takes the second.
  bytes[200]! ^= 1;
  await writeFile(primary!, bytes);
  const args = ['export', '--data', cloud.folder.root, '--out', cloud.temp.join('x')];
  expect(await runCli(args, silent)).toBe(9);
  expect((await exported(cloud, '--backup', folder))[0]?.dataset.equals(dataset)).toBe(true);
  await rm(primary!);
  expect(await store(tunnel.port, '1.2.3', dataset)).toBe(STATUS.success);
  expect((await exported(cloud))[0]?.dataset.equals(dataset)).toBe(true);
  await chmod(folder, 0o700);
});

test('where the backup fails at the last step, the object is refused and nothing of it stays', async () => {
  await using cloud = await RunningCloud.start();
  const folder = cloud.temp.join('backup');
  await cloud.restart({ backup: folder });
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  for (const name of await readdir(join(folder, 'objects')))
    if (name !== 'incoming') await rm(join(folder, 'objects', name), { recursive: true });
  expect(await store(tunnel.port, '1.2.3', randomBytes(1_000))).toBe(STATUS.outOfResources);
  expect(await filesUnder(cloud.folder.objects)).toEqual([]);
  expect(await filesUnder(folder)).toEqual([]);
  expect(cloud.cloud.registry.objects.list()).toEqual([]);
});

test('storage takes private classes and any transfer syntax; what is not offered is refused by context', async () => {
  await using cloud = await RunningCloud.start();
  await using tunnel = await cloud.tunnel(cloud.addUplink());
  const contexts = [
    { id: 1, abstractSyntax: '1.3.12.2.1107.5.9.1', transferSyntaxes: ['1.2.840.113619.5.2'] },
    {
      id: 3,
      abstractSyntax: '1.2.840.10008.5.1.4.1.2.2.2',
      transferSyntaxes: ['1.2.840.10008.1.2'],
    },
    { id: 5, abstractSyntax: '1.2.840.10008.5.1.4.31', transferSyntaxes: ['1.2.840.10008.1.2.2'] },
    { id: 7, abstractSyntax: '1.2.840.10008.5.1.1.9', transferSyntaxes: ['1.2.840.10008.1.2'] },
  ];
  const device = await openDevice(tunnel.port, deviceRequest({ contexts }));
  expect([...device.contexts.keys()]).toEqual([1]);
  const request = { ...storeRq('1.2.3'), AffectedSOPClassUID: '1.3.12.2.1107.5.9.1' };
  const { command } = await device.requestOne(1, request, Readable.from([randomBytes(4)]));
  expect(command.Status).toBe(STATUS.success);
  await device.release();
  expect(cloud.cloud.registry.objects.list()).toMatchObject([
    { sopClassUid: '1.3.12.2.1107.5.9.1', transferSyntaxUid: '1.2.840.113619.5.2' },
  ]);
});
