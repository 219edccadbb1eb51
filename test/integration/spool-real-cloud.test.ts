import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { eventually } from '../fakes/eventually.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { SpoolBench } from '../fakes/spool-bench.ts';
import { untilLink, UplinkHarness } from '../fakes/uplink-harness.ts';
import { writeSampleFiles } from '../fixtures/dicom-samples.ts';
import { sha256 } from '../fixtures/part10.ts';
import { realFiles } from '../fixtures/real-files.ts';

test('everything of the spool is in the real cloud, has its receipt and is gone from this PC, over a restart of the cloud', async () => {
  await using cloud = await RunningCloud.start();
  await using harness = await UplinkHarness.make();
  await using uplink = await harness.startUplink({ label: 'Reception' });
  await uplink.pair({
    code: cloud.cloud.registry.codes.issue('Clinic').code,
    cloudUrl: `https://127.0.0.1:${cloud.cloud.apiPort}`,
    caPem: await readFile(cloud.folder.caCertificate, 'utf8'),
  });
  await untilLink(uplink, 'online');

  using bench = new SpoolBench(async (signal) => (await uplink.dial(signal)).socket);
  bench.change({ isPaused: true });
  const files = [...(await writeSampleFiles(cloud.temp.join('samples'))), ...(await realFiles())];
  const objects = new Map(files.map(({ object }) => [object.sopInstanceUid, object]));
  for (const [index, { dataset, ...facts }] of [...objects.values()].entries())
    bench.store.put({ ...facts, calledAeTitle: `ROUTE${index % 3}` }, dataset);
  bench.change({ isPaused: false });

  await eventually('some are there', () => bench.accepted.length > 3);
  const { apiPort, pskPort } = cloud.cloud;
  await cloud.restart({ apiPort, pskPort });
  bench.forwarder.linkCameUp();
  await eventually('all are there', () => bench.accepted.length === objects.size, 30_000);
  expect(bench.held).toEqual([]);

  const asked = bench.accepted.map(({ sopInstanceUid, sha256: digest }) => ({
    sopInstanceUid,
    sha256: digest,
  }));
  const receipts = await eventually('the service channel answers', () =>
    uplink.receipts(asked.slice(0, 100)).catch(() => null),
  );
  for (const receipt of receipts) {
    expect(receipt.sha256).toBe(sha256(objects.get(receipt.sopInstanceUid)!.dataset));
    expect(bench.forwarder.receipt(receipt)).toBe(true);
  }
  expect(receipts).toHaveLength(Math.min(100, objects.size));
  expect(bench.store.open()).toHaveLength(objects.size - receipts.length);
});
