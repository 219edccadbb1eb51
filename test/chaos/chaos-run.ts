import { setTimeout as pause } from 'node:timers/promises';
import { keepSending, type Told } from '../crash/dcmtk-sender.ts';
import { checkDelivery, type DeliveryFigures } from '../crash/delivery-check.ts';
import { RealPath } from '../crash/real-path.ts';
import { Random } from '../fuzz/random.ts';
import { RecordingProxy } from '../interop/support/recording-proxy.ts';
import { mountSmallSpool } from './small-disk.ts';
import { TROUBLES, wrongClock, type TroubleName, type World } from './troubles.ts';
import { watch, type Seen } from './watch.ts';

const SENDERS = 8;
const FAR_END_BYTES_PER_SECOND = 5_000_000;
const SPOOL_DISK_BYTES = 64 * 1024 * 1024;
const DRAIN_TIMEOUT_MS = 600_000;
/** Between two troubles at most. */
const MAX_QUIET_MS = 1_500;

export type ChaosFigures = DeliveryFigures & {
  readonly seed: number;
  readonly seconds: number;
  /** Objects that machines made and sent, answered or not. */
  readonly sent: number;
  readonly troubles: Readonly<Record<TroubleName, number>>;
  /** The spool lay on a small disk of its own. */
  readonly hadSmallDisk: boolean;
} & Seen;

/** Eight machines, a slow line, and everything that goes wrong in a clinic, one thing after the other, for so long. */
export async function chaosRun(
  seconds: number,
  seed: number,
  tell: (text: string) => void = () => undefined,
): Promise<ChaosFigures> {
  await using stack = new AsyncDisposableStack();
  const { world, hadSmallDisk } = await startWorld(stack, new Random(seed));
  const { path } = world;
  const told: Told = { known: new Map(), acknowledged: new Set(), repeats: 0 };
  const seen: Seen = { maxQueue: 0, maxRssMb: 0, fullDisk: 0 };
  const stop = new AbortController();
  const going = [watch(path, seen, stop.signal), ...senders(path, told, seed, stop.signal)];
  let troubles: ChaosFigures['troubles'];
  try {
    troubles = await makeTrouble(world, seconds, (name, count) =>
      tell(
        `${count}. ${name}; ${told.acknowledged.size} answered, at most ${seen.maxQueue} waiting`,
      ),
    );
  } finally {
    stop.abort();
    await Promise.all(going);
  }
  world.clockOffsetMs = 0;
  await path.agent.stop();
  await path.cloud.untilReady();
  await path.agent.untilReady();
  tell('waiting for the rest to arrive');
  await path.untilDrained(DRAIN_TIMEOUT_MS);
  const figures = await checkDelivery(path, told);
  return { ...figures, ...seen, seed, seconds, sent: told.known.size, troubles, hadSmallDisk };
}

/** Agent and cloud with a slow line between them, and the spool on a small disk where that can be had. */
async function startWorld(
  stack: AsyncDisposableStack,
  random: Random,
): Promise<{ readonly world: World; readonly hadSmallDisk: boolean }> {
  const lines: RecordingProxy[] = [];
  const clock = { offsetMs: () => 0 };
  let hadSmallDisk = false;
  const path = stack.use(
    await RealPath.start({
      agent: ['--ack-policy', 'spool', '--ack-policy', 'CT-7=cloud-first'],
      config: { spool: { reserveBytes: 0 } },
      nodeOptions: () => wrongClock(clock.offsetMs()),
      between: async (connectPort) => {
        const shape = { connectPort, record: false, bytesPerSecond: FAR_END_BYTES_PER_SECOND };
        const line = stack.use(await RecordingProxy.start(shape));
        lines.push(line);
        return line.port;
      },
      prepare: async (agentData) => {
        const disk = await mountSmallSpool(agentData, SPOOL_DISK_BYTES);
        hadSmallDisk = disk.isMounted;
        return disk;
      },
    }),
  );
  const [line] = lines;
  if (line === undefined) throw new Error('there is no line');
  const world: World = { path, line, random, clockOffsetMs: 0 };
  clock.offsetMs = () => world.clockOffsetMs;
  return { world, hadSmallDisk };
}

function senders(
  path: RealPath,
  told: Told,
  seed: number,
  signal: AbortSignal,
): readonly Promise<void>[] {
  return Array.from({ length: SENDERS }, (_, index) => {
    const callingAe = `CT-${index}`;
    const pace = { objectsPerRun: 20, pauseMs: 500, folder: path.folder.join(callingAe) };
    return keepSending({ ...pace, index, seed, callingAe, port: path.dicomPort, told }, signal);
  });
}

async function makeTrouble(
  world: World,
  seconds: number,
  happened: (name: TroubleName, count: number) => void,
): Promise<Record<TroubleName, number>> {
  const names = Object.keys(TROUBLES) as TroubleName[];
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<TroubleName, number>;
  const endMs = performance.now() + seconds * 1_000;
  for (let count = 1; performance.now() < endMs; count++) {
    // Each kind in its turn, in an order that changes: a short run has all of them, too.
    const left = names.filter((name) => counts[name] === Math.min(...Object.values(counts)));
    const name = left[world.random.below(left.length)] ?? 'link cut';
    await pause(world.random.below(MAX_QUIET_MS));
    await TROUBLES[name](world);
    counts[name] += 1;
    happened(name, count);
  }
  return counts;
}
