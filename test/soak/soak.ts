import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../fakes/eventually.ts';
import { CT_CONTEXT, openDevice, storeRq } from '../fakes/test-device.ts';
import { Random } from '../fuzz/random.ts';
import { breakOff, breakOffHandshake } from './broken-devices.ts';
import { PathChild } from './path-child.ts';
import type { PathState } from './path-process.ts';

const AT_ONCE = 24;
const WARM_UP = 200;
/** One in so many connections is to the cloud's port. */
const HANDSHAKES = 10;
const LOOKS = 20;
const LOOK_EVERY_MS = 50;
/** Longer than ARTIM, within which a peer has to close. */
const QUIET_WITHIN_MS = 60_000;

export type SoakFigures = {
  readonly seed: number;
  readonly associations: number;
  readonly accepted: number;
  readonly handshakes: number;
  readonly seconds: number;
  /** After the warm-up, with nothing going on. */
  readonly before: PathState;
  /** At the end, when sockets and timers are as many as before. */
  readonly after: PathState;
  /** SHA-256 of the object that is sent at the end, and its C-STORE status. */
  readonly lastObject: { readonly sha256: string; readonly status: number | null };
};

/** Opens so many associations with a whole path and breaks each off at random; then looks at what is left. */
export async function soak(associations: number, seed: number): Promise<SoakFigures> {
  await using path = await PathChild.start();
  const { dicomPort, pskPort } = await path.state();
  await breakMany(dicomPort, WARM_UP, new Random(seed ^ 1));
  await sendOne(dicomPort, 0);
  const before = await quiet(path, null);
  const startMs = performance.now();
  const random = new Random(seed);
  const accepted = await breakMany(dicomPort, associations, random);
  const handshakes = Math.floor(associations / HANDSHAKES);
  await inTurns(handshakes, () => breakOffHandshake(pskPort, random));
  const seconds = (performance.now() - startMs) / 1000;
  const lastObject = await sendOne(dicomPort, 1);
  const after = await quiet(path, before);
  return { seed, associations, accepted, handshakes, seconds, before, after, lastObject };
}

async function breakMany(port: number, count: number, random: Random): Promise<number> {
  let accepted = 0;
  await inTurns(count, async (n) => {
    if (await breakOff(port, random, n)) accepted++;
  });
  return accepted;
}

/** Runs `count` times, {@link AT_ONCE} at once. */
async function inTurns(count: number, run: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await run(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Sends one object as a device does that knows of nothing. */
async function sendOne(port: number, n: number): Promise<SoakFigures['lastObject']> {
  const dataset = new Random(n + 99).bytes(300_000);
  const device = await openDevice(port);
  const { command } = await device.requestOne(CT_CONTEXT.id, storeRq(`1.2.9.${n}`), dataset);
  await device.release();
  const sha256 = createHash('sha256').update(dataset).digest('hex');
  return { sha256, status: command.Status ?? null };
}

/**
 * Waits until nothing is going on, and not more sockets and timers are there than `before`. Heartbeats come and go
 * meanwhile: the fewest of a second count, and a leak is among those too.
 */
async function quiet(path: PathChild, before: PathState | null): Promise<PathState> {
  return await eventually(
    `as few sockets and timers as before: ${JSON.stringify(before)}`,
    async () => {
      const looks: PathState[] = [];
      while (looks.length < LOOKS) {
        looks.push(await path.state());
        await delay(LOOK_EVERY_MS);
      }
      const fewest = (pick: (state: PathState) => number): number => Math.min(...looks.map(pick));
      const last = looks.at(-1);
      if (!last || looks.some(({ associations }) => associations > 0)) return null;
      const sockets = fewest((state) => state.sockets);
      const timers = fewest((state) => state.timers);
      if (before && (sockets > before.sockets || timers > before.timers)) return null;
      return { ...last, sockets, timers, heapMb: fewest((state) => state.heapMb) };
    },
    QUIET_WITHIN_MS,
  );
}
