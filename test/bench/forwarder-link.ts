import { randomBytes } from 'node:crypto';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { eventually } from '../fakes/eventually.ts';
import { SpoolBench } from '../fakes/spool-bench.ts';
import { slowLink } from './slow-link.ts';

const OBJECT_BYTES = 512 * 1024;
const OBJECTS = 160;
const SHAPE = { delayMs: 15, bytesPerSecond: 100_000_000 / 8 };

/** How busy the forwarder keeps a link of 100 Mbit/s with a round trip of 30 ms, by the number of associations. */
async function measure(associations: number): Promise<number> {
  await using archive = await FakeArchive.start();
  await using link = await slowLink(archive.port, SHAPE);
  using bench = new SpoolBench(link.port);
  bench.change({ associations, isPaused: true, proof: 'success' });
  const dataset = randomBytes(OBJECT_BYTES);
  for (let n = 0; n < OBJECTS; n++) bench.store.put({ sopInstanceUid: `1.2.${n}` }, dataset);
  const startedMs = performance.now();
  bench.change({ isPaused: false });
  await eventually('all are sent', () => bench.accepted.length === OBJECTS, 120_000);
  const seconds = (performance.now() - startedMs) / 1_000;
  return (OBJECTS * OBJECT_BYTES) / seconds / SHAPE.bytesPerSecond;
}

for (const associations of [1, 2, 4, 8]) {
  const busy = await measure(associations);
  process.stdout.write(`${associations} associations: ${(busy * 100).toFixed(1)} % of the link\n`);
}
