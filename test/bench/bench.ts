import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { CASES, type CaseName, type RunningCase } from './cases.ts';
import { devicesLine, measureDevices } from './devices.ts';
import { idleLines, measureIdle } from './idle.ts';
import { sendLoad, writeLoads, type Load } from './loads.ts';
import { SEGMENT_BYTES } from '../../electron/agent/spool/sealed-format.ts';
import { linkLines, measurePlainLink, measureSpoolLink } from './spool-link.ts';
import { spoolWriteLines } from './spool-write.ts';
import { machineLine, rowsOf, tableLines, type Sample } from './report.ts';

const USAGE = `npm run bench -- [options]
  --quick        fewer objects and rounds: shows that it works, not how fast it is
  --case NAME    only these cases (may be repeated): ${Object.keys(CASES).join(', ')}
  --load NAME    only these loads (may be repeated): ct-1, ct-8, large
  --rounds N     runs of each case and load; the median counts (default 5)
  --idle         only what Tern costs while nothing happens (5 minutes; with --quick 15 seconds)
  --devices      only 64 devices at once, each with 50 objects (with --quick 3), into our cloud
  --spool        only what the spool writes, beside dd and plain files on the same disk
  --link         only how busy images that were kept here hold a link of 100 Mbit/s and 30 ms
  --keep         storescp writes what it gets to disk; without, it receives and forgets
  --json FILE    writes the rows as JSON too`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One run of a load through a case, with what each process on the way used. */
async function measure(name: CaseName, running: RunningCase, load: Load): Promise<Sample> {
  for (const meter of running.meters) meter.start();
  const seconds = await sendLoad(load, running.port);
  const usage = Object.fromEntries(running.meters.map((meter) => [meter.name, meter.stop()]));
  await running.clear?.();
  return { caseName: name, loadName: load.name, seconds, usage };
}

/** The slow far end takes its time by design: once, and not with every load. */
function belongs(name: CaseName, load: Load, round: number): boolean {
  return name !== 'slow' || (round === 0 && load.name !== 'ct-1');
}

async function run(options: {
  readonly names: readonly CaseName[];
  readonly loadNames: readonly string[];
  readonly rounds: number;
  readonly ctObjects: number;
  readonly json: string | null;
  readonly farEndWrites: boolean;
}): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await TempFolder.create('bench'));
  say(machineLine());
  const written = await writeLoads(folder.path, options.ctObjects);
  const loads = written.filter(
    ({ name }) => options.loadNames.length === 0 || options.loadNames.includes(name),
  );
  const running = new Map<CaseName, RunningCase>();
  for (const name of options.names) running.set(name, await CASES[name].start(stack, options));
  const samples: Sample[] = [];
  // Interleaved, so that a busy minute of the machine does not hit one case alone. Round -1 warms up and does not count.
  for (let round = -1; round < options.rounds; round++) {
    say(round < 0 ? 'warming up' : `round ${round + 1} of ${options.rounds}`);
    for (const load of loads) {
      for (const [name, path] of running) {
        if (!belongs(name, load, round)) continue;
        const sample = await measure(name, path, load);
        if (round >= 0) samples.push(sample);
      }
    }
  }
  const rows = rowsOf(samples, loads);
  for (const load of loads) {
    say(`\n${load.title}, ${(load.bytes / 1e6).toFixed(0)} MB, medians of ${options.rounds}:`);
    const own = rows.filter(({ loadName }) => loadName === load.name);
    for (const line of tableLines(own, ({ caseName }) => CASES[caseName].title)) say(line);
  }
  if (options.json !== null)
    await writeFile(options.json, JSON.stringify({ machine: machineLine(), rows }, null, 2));
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    case: { type: 'string', multiple: true, default: [] },
    load: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
    idle: { type: 'boolean', default: false },
    devices: { type: 'boolean', default: false },
    link: { type: 'boolean', default: false },
    spool: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const allNames = Object.keys(CASES) as CaseName[];
const unknown = values.case.filter((name) => !(allNames as string[]).includes(name));
if (values.help || unknown.length > 0) {
  say(unknown.length > 0 ? `There is no case ${unknown.join(', ')}.\n${USAGE}` : USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const isSingle = values.idle || values.devices || values.link || values.spool;
  const isWhole = !isSingle && values.case.length === 0 && values.load.length === 0;
  if (values.devices || isWhole) say(devicesLine(await measureDevices(values.quick)));
  if (values.idle || isWhole)
    for (const line of idleLines(await measureIdle(values.quick ? 0.25 : 5))) say(line);
  if (values.link || isWhole)
    for (const line of linkLines(
      await measurePlainLink(values.quick),
      await measureSpoolLink(values.quick),
    ))
      say(line);
  if (values.spool || isWhole)
    for (const line of await spoolWriteLines(values.quick ? 1 : 5, SEGMENT_BYTES)) say(line);
  if (!isSingle)
    await run({
      names: values.case.length > 0 ? allNames.filter((n) => values.case.includes(n)) : allNames,
      loadNames: values.load,
      rounds: Math.max(1, Number(values.rounds ?? (values.quick ? 1 : 5)) || 1),
      ctObjects: values.quick ? 40 : 400,
      json: values.json ?? null,
      farEndWrites: values.keep,
    });
}
