import { parseArgs } from 'node:util';
import { SEGMENT_BYTES } from '../../electron/agent/spool/sealed-format.ts';
import { MB, spoolWriteLines, startHarness, store, timed } from './spool-write.ts';

const USAGE = `node test/bench/spool.ts [options]
  --rounds N         runs of each; the median counts (default 5)
  --segment BYTES    size of a segment (default ${SEGMENT_BYTES})
  --memory           only one object of 2 GB, in and out, with the memory that it took
  --entries          only the start with 100,000 objects on the disk`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function measureMemory(segmentBytes: number): Promise<void> {
  await using harness = await startHarness(segmentBytes);
  const bytes = 2 * 1024 ** 3;
  const startedMs = performance.now();
  const id = await store(harness, bytes, 1);
  const writtenMs = performance.now();
  let read = 0;
  for await (const part of harness.spool.read(id)) read += part.length;
  const rate = (ms: number): string => `${(bytes / MB / (ms / 1000)).toFixed(0)} MB/s`;
  say(
    `2 GB: in ${rate(writtenMs - startedMs)}, out ${rate(performance.now() - writtenMs)}, ` +
      `${read === bytes ? 'whole' : 'NOT WHOLE'}, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB resident`,
  );
}

async function measureStart(segmentBytes: number): Promise<void> {
  await using harness = await startHarness(segmentBytes);
  const load = { title: '', objects: 100_000, bytes: 100, atOnce: 512 };
  await timed(load, async (n) => {
    await store(harness, load.bytes, n);
  });
  const startedMs = performance.now();
  const spool = await harness.start();
  say(`start with 100,000 objects: ${(performance.now() - startedMs).toFixed(0)} ms`);
  const openMs = performance.now();
  say(`list of ${spool.open().length}: ${(performance.now() - openMs).toFixed(0)} ms`);
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    segment: { type: 'string', default: String(SEGMENT_BYTES) },
    memory: { type: 'boolean', default: false },
    entries: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const segmentBytes = Number(values.segment);
if (values.help) say(USAGE);
else if (values.memory) await measureMemory(segmentBytes);
else if (values.entries) await measureStart(segmentBytes);
else for (const line of await spoolWriteLines(Number(values.rounds), segmentBytes)) say(line);
