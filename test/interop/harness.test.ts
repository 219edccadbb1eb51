import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ctImage, noise, writeSampleFiles } from '../fixtures/dicom-samples.ts';
import { fingerprints, parsePart10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { echoscu, Storescp, storescu, storeStatuses } from './support/dcmtk.ts';
import { Orthanc } from './support/orthanc.ts';
import { RecordingProxy } from './support/recording-proxy.ts';
import { Stunnel } from './support/stunnel.ts';

// The yardstick itself: what the other files of this folder compare Tern with has to hold without Tern.
needsPrograms('storescu', 'storescp', 'stunnel', 'Orthanc');

test('DCMTK sends generated files to DCMTK and the dataset bytes arrive', async () => {
  await using folder = await TempFolder.create();
  const samples = await writeSampleFiles(folder.join('samples'));
  const objects = samples.map(({ object }) => object);
  await using receiver = await Storescp.start();
  const sent = await storescu(
    { port: receiver.port },
    samples.map(({ path }) => path),
    objects,
  );
  // DCMTK 3.6.7 knows no HTJ2K; all else goes.
  expect(storeStatuses(sent)).toHaveLength(samples.length - 1);
  const arrived = fingerprints(await receiver.objects());
  const expected = fingerprints(objects.filter((o) => !o.transferSyntaxUid.endsWith('.4.203')));
  // A deflated dataset is inflated and deflated again by DCMTK itself.
  const comparable = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => !line.includes('1.2.840.10008.1.2.1.99'));
  expect(comparable(arrived)).toEqual(comparable(expected));
});

test('the SCU of the tests delivers every dataset as it lies in the file', async () => {
  await using folder = await TempFolder.create();
  const samples = await writeSampleFiles(folder.join('samples'));
  await using receiver = await Storescp.start();
  const objects = samples
    .map(({ object }) => object)
    .filter((o) => !o.transferSyntaxUid.endsWith('.4.203'));
  const results = await storeObjects({ port: receiver.port }, objects);
  expect(results.map(({ status }) => status)).toEqual(objects.map(() => 0));
  expect(fingerprints(await receiver.objects())).toEqual(fingerprints(objects));
});

test('a pair of stunnels with a pre-shared key carries an object, and a proxy between them sees none of it', async () => {
  const psk = { identity: 'test', keyHex: randomBytes(32).toString('hex') };
  await using receiver = await Storescp.start();
  await using far = await Stunnel.start({ role: 'server', connectPort: receiver.port, psk });
  await using proxy = await RecordingProxy.start({ connectPort: far.port });
  await using near = await Stunnel.start({ role: 'client', connectPort: proxy.port, psk });
  const object = parsePart10(ctImage({ kind: 1, n: 0, rows: 64, columns: 64 }));
  const [result] = await storeObjects({ port: near.port }, [object]);
  expect(result?.status).toBe(0);
  expect(fingerprints(await receiver.objects())).toEqual(fingerprints([object]));
  expect(proxy.passedBytes('toServer')).toBeGreaterThan(object.dataset.length);
  expect(proxy.recorded('toServer').includes(noise(64 * 64 * 2, 1000).subarray(0, 16))).toBe(false);
});

test('a recording proxy in a clear path does see the object', async () => {
  await using receiver = await Storescp.start();
  await using proxy = await RecordingProxy.start({ connectPort: receiver.port });
  const object = parsePart10(ctImage({ kind: 1, n: 0, rows: 64, columns: 64 }));
  await storeObjects({ port: proxy.port }, [object]);
  expect(proxy.recorded('toServer').includes(noise(64 * 64 * 2, 1000).subarray(0, 16))).toBe(true);
});

test('the proxy can delay, slow down, cut and half-close what passes', async () => {
  const object = parsePart10(ctImage({ kind: 1, n: 0, rows: 256, columns: 256 }));
  await using receiver = await Storescp.start();
  await using far = await RecordingProxy.start({ connectPort: receiver.port, delayMs: 40 });
  // Association, object and release take three round trips.
  const startMs = performance.now();
  const [delayed] = await storeObjects({ port: far.port }, [object]);
  expect(delayed?.status).toBe(0);
  expect(performance.now() - startMs).toBeGreaterThan(3 * 2 * 40);

  await using slow = await RecordingProxy.start({ connectPort: receiver.port });
  slow.setRate(400_000);
  const slowStartMs = performance.now();
  const [slowed] = await storeObjects({ port: slow.port }, [object]);
  expect(slowed?.status).toBe(0);
  expect(performance.now() - slowStartMs).toBeGreaterThan(200);

  for (const breakIt of ['cut', 'half-close'] as const) {
    slow.setRate(20_000);
    const before = slow.passedBytes('toServer');
    const sending = expect(storeObjects({ port: slow.port }, [object])).rejects.toThrow(
      'broke off',
    );
    await until('a part of the object', () => slow.passedBytes('toServer') > before + 2_000);
    if (breakIt === 'cut') slow.cut();
    else slow.halfClose('toServer');
    await sending;
  }
  slow.setRate(null);
  slow.setRefusing(true);
  await expect(storeObjects({ port: slow.port }, [object])).rejects.toThrow();
  slow.setRefusing(false);
  expect((await storeObjects({ port: slow.port }, [object]))[0]?.status).toBe(0);
});

test('Orthanc answers an echo, stores an object and gives it back by REST', async () => {
  await using orthanc = await Orthanc.start();
  expect((await echoscu({ port: orthanc.dicomPort })).exitCode).toBe(0);
  const object = parsePart10(ctImage({ kind: 1, n: 0, rows: 64, columns: 64 }));
  const [result] = await storeObjects({ port: orthanc.dicomPort }, [object]);
  expect(result?.status).toBe(0);
  const file = await orthanc.file(object.sopInstanceUid);
  expect(file === null ? null : fingerprints([parsePart10(file)])).toEqual(fingerprints([object]));
});
