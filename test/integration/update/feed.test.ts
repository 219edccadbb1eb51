import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UpdateConfig } from '../../../electron/contract/updates.ts';
import { updateFaultOf } from '../../../electron/main/update/update-error.ts';
import type { FeedAnswer } from '../../../electron/main/update/update-feed.ts';
import { eventually } from '../../fakes/eventually.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { LINUX, openFeed, settingsWith } from '../../fakes/update-bench.ts';
import {
  metadataOf,
  newKeys,
  packageBytes,
  UpdateFeedServer,
} from '../../fakes/update-feed-server.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** An app of version 1.0.0 beside a feed. */
async function bench({ version = '1.0.0', system = LINUX } = {}) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await TempFolder.create('tern-update'));
  const server = stack.use(await UpdateFeedServer.start());
  const clock = new FakeClock();
  const feed = await openFeed({ feed: server, clock, folder: folder.path, version, system });
  const check = (
    settings: Partial<UpdateConfig> = {},
    newestSignedAt: Record<string, string> = {},
  ): Promise<FeedAnswer> => feed.check({ settings: settingsWith(settings), newestSignedAt });
  const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', updateFaultOf);
  const kept = (): Promise<string[]> =>
    readdir(folder.join('tern-updater', 'pending')).catch(() => []);
  return {
    ...{ folder, server, clock, feed, check, fault, kept },
    download: () => feed.download(() => undefined),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('a signed newer version is found and downloaded, checked by its hash', async () => {
  await using app = await bench();
  app.server.offer({ version: '1.1.0' });
  const answer = await app.check();
  expect(answer).toEqual({
    version: '1.1.0',
    seen: { name: 'latest-linux.yml', signedAt: '2026-01-10T00:00:00.000Z' },
  });
  const { file, version } = await app.download();
  expect(version).toBe('1.1.0');
  expect(await readFile(file)).toEqual(packageBytes('1.1.0'));
  // Asked again, it is found on the disk.
  await app.check();
  await app.download();
  expect(app.server.asked.filter((name) => name.endsWith('.AppImage'))).toHaveLength(1);
});

test('the version in use and older ones are no update', async () => {
  await using app = await bench({ version: '1.2.0' });
  app.server.offer({ version: '1.2.0' });
  expect((await app.check()).version).toBeNull();
  app.server.offer({ version: '1.1.9' });
  expect((await app.check()).version).toBeNull();
});

test('nothing is read of metadata without a signature, with a wrong one, or with that of another file', async () => {
  await using app = await bench();
  const text = metadataOf({ version: '9.9.9' });
  app.server.files.set('latest-linux.yml', Buffer.from(text));
  expect(await app.fault(app.check())).toBe('not-signed');
  app.server.sign('latest-linux.yml', text, newKeys().privateKey);
  expect(await app.fault(app.check())).toBe('not-signed');
  app.server.files.set('latest-linux.yml.sig', Buffer.from('no signature at all'));
  expect(await app.fault(app.check())).toBe('not-signed');
  // Signed by the right key, for Windows; and for the other channel.
  for (const name of ['latest.yml', 'beta-linux.yml', 'latest-linux-arm64.yml']) {
    app.server.sign(name, text);
    app.server.files.set('latest-linux.yml.sig', app.server.files.get(`${name}.sig`)!);
    expect(await app.fault(app.check()), name).toBe('not-signed');
  }
  // One byte more than was signed.
  app.server.sign('latest-linux.yml', text);
  app.server.files.set('latest-linux.yml', Buffer.from(`${text}#`));
  expect(await app.fault(app.check())).toBe('not-signed');
  expect(app.server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
});

test('metadata that is not UTF-8 is read as exactly the bytes that were signed, or not at all', async () => {
  await using app = await bench();
  app.server.offer({ version: '1.1.0' });
  const bytes = app.server.files.get('latest-linux.yml') as Buffer;
  app.server.files.set('latest-linux.yml', Buffer.concat([bytes, Buffer.from([0x23, 0xff, 0x0a])]));
  expect(await app.fault(app.check())).toBe('not-signed');
});

test('an old promise of the feed does not count: older than one seen before, or past its time', async () => {
  await using app = await bench();
  app.server.offer({ version: '1.1.0', signedAt: '2026-01-01T00:00:00.000Z' });
  const seen = { 'latest-linux.yml': '2026-01-02T00:00:00.000Z' };
  expect(await app.fault(app.check({}, seen))).toBe('replayed');
  expect((await app.check({}, { 'latest.yml': '2026-01-02T00:00:00.000Z' })).version).toBe('1.1.0');
  app.server.offer({ version: '1.1.0', expires: '2026-01-15T09:00:00.000Z' });
  expect(await app.fault(app.check())).toBe('expired');
});

test('metadata names files beside it, nothing else', async () => {
  await using app = await bench();
  for (const file of [
    '../Tern-1.1.0.AppImage',
    'https://elsewhere.example/Tern.AppImage',
    '/Tern.AppImage',
  ]) {
    app.server.sign('latest-linux.yml', metadataOf({ version: '1.1.0', file }));
    expect(await app.fault(app.check()), file).toBe('unreadable');
  }
  app.server.sign('latest-linux.yml', 'version: 1.1.0\nfiles: []\n');
  expect(await app.fault(app.check())).toBe('unreadable');
  app.server.offer({ version: '1.1.0', file: 'Tern-1.1.0-arm64.AppImage' });
  expect(await app.fault(app.check())).toBe('not-found');
});

test('a package with another hash, too short or too long is refused and not left behind', async () => {
  await using app = await bench();
  app.server.offer({ version: '1.1.0' });
  const file = 'Tern-1.1.0-x86_64.AppImage';
  const right = packageBytes('1.1.0');
  const swapped = Buffer.from(right);
  swapped[0] = 0;
  app.server.files.set(file, swapped);
  await app.check();
  expect(await app.fault(app.download())).toBe('damaged');
  app.server.files.set(file, right.subarray(0, -1));
  expect(await app.fault(app.download())).toBe('damaged');
  app.server.files.set(file, Buffer.concat([right, right]));
  expect(await app.fault(app.download())).toBe('damaged');
  // The connection breaks off in the middle.
  app.server.files.set(file, (response) => {
    response.writeHead(200, { 'content-length': right.length });
    response.write(right.subarray(0, 5), () => response.destroy());
  });
  expect(await app.fault(app.download())).toBe('offline');
  expect((await app.kept()).filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  // The right one is taken then.
  app.server.files.set(file, right);
  expect((await app.download()).version).toBe('1.1.0');
});

test('a file that the feed does not have, a redirect, and a feed that is not there', async () => {
  await using app = await bench();
  expect(await app.fault(app.check())).toBe('not-found');
  app.server.offer({ version: '1.1.0' });
  await app.check();
  app.server.files.delete('Tern-1.1.0-x86_64.AppImage');
  expect(await app.fault(app.download())).toBe('not-found');
  app.server.files.set('latest-linux.yml', (response) => {
    response.writeHead(302, { location: '/elsewhere.yml' }).end();
  });
  expect(await app.fault(app.check())).toBe('offline');
  await app.server[Symbol.asyncDispose]();
  expect(await app.fault(app.check())).toBe('offline');
});

test('a feed that goes silent is given up after a minute', async () => {
  await using app = await bench();
  app.server.files.set('latest-linux.yml', (response) => {
    response.writeHead(200);
    response.write('version: ');
  });
  const faults: string[] = [];
  void app.fault(app.check()).then((code) => faults.push(code));
  await eventually('the feed to be given up', async () => {
    if (app.server.asked.length > 0) await app.clock.advance(10_000);
    return faults.length > 0;
  });
  expect(faults).toEqual(['offline']);
});

test('the channel and the mirror of this PC are followed', async () => {
  await using app = await bench();
  await using mirror = await UpdateFeedServer.start(app.server.keys);
  app.server.offer({ version: '1.1.0' });
  app.server.offer({ version: '1.2.0-beta.1' }, 'beta-linux.yml');
  mirror.offer({ version: '1.3.0' });
  expect((await app.check()).version).toBe('1.1.0');
  expect((await app.check({ channel: 'beta' })).version).toBe('1.2.0-beta.1');
  expect((await app.check({ mirrorUrl: mirror.url })).version).toBe('1.3.0');
  expect(mirror.asked).toEqual(['latest-linux.yml', 'latest-linux.yml.sig']);
});

test('a staged roll-out takes an installation or leaves it, the same one each time', async () => {
  await using app = await bench();
  // The last four bytes decide: 0x40000000 is a quarter.
  const id = '00000000-0000-5000-8000-000040000000';
  await writeFile(app.folder.join('.updaterId'), id);
  app.server.offer({ version: '1.1.0', more: 'stagingPercentage: 20' });
  expect((await app.check()).version).toBeNull();
  app.server.offer({ version: '1.1.0', more: 'stagingPercentage: 30' });
  expect((await app.check()).version).toBe('1.1.0');
  expect(await readFile(app.folder.join('.updaterId'), 'utf8')).toBe(id);
});

/** A small disk of its own; false where this user may not make one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk is said to be one, and what was written goes away', async (context) => {
  await using app = await bench();
  const cache = join(app.folder.path, 'tern-updater');
  await mkdir(cache);
  context.skip(process.platform !== 'linux' || !mountSmallDisk(cache), 'may not mount a tmpfs');
  try {
    app.server.offer({ version: '1.1.0', bytes: Buffer.alloc(256 * 1024, 7) });
    await app.check();
    expect(await app.fault(app.download())).toBe('disk-full');
    expect((await app.kept()).filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  } finally {
    execFileSync('umount', [cache]);
  }
});
