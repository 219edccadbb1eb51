import { SealedSpool } from '../../electron/agent/spool/sealed-spool.ts';
import { SpoolKeys } from '../../electron/agent/spool/spool-keys.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import type { MemorySecretStore } from '../fakes/memory-secret-store.ts';
import { SimulatedDisk, type DiskFault } from '../fakes/simulated-disk.ts';
import { SimulatedDatabase, SimulatedIndex, type IndexFault } from '../fakes/simulated-index.ts';
import { factsOf, readWhole } from '../fakes/spool-harness.ts';
import { Random } from '../fuzz/random.ts';

export type Fault =
  | { readonly kind: 'disk'; readonly fault: DiskFault }
  | { readonly kind: 'index'; readonly fault: IndexFault };

export type CrashRun = {
  readonly seed: number;
  readonly secrets: MemorySecretStore;
  readonly fault?: Fault;
};

/** What a run did, and what of its promises did not hold. */
export type CrashResult = {
  readonly crashes: number;
  readonly calls: number;
  readonly acknowledged: number;
  readonly erased: number;
  readonly broken: readonly string[];
};

const SEGMENT_BYTES = 700;
const AT = '2026-01-15T10:00:00.000Z';

/** What the device and the cloud know: it outlives the PC. */
type Outside = {
  readonly sent: Map<string, Buffer>;
  /** Id of each object for which success was answered. */
  readonly acknowledged: Map<string, Buffer>;
  /** Its end was begun: from here on it may be gone. */
  readonly ending: Set<string>;
  /** Its end was durable. */
  readonly ended: Set<string>;
  readonly broken: string[];
};

/** One life after the other of a PC, each ended by a crash at a random call, and a last one that looks at what is there. */
export async function runCrashes({ seed, secrets, fault }: CrashRun): Promise<CrashResult> {
  const random = new Random(seed);
  const outside: Outside = {
    ...{ sent: new Map(), acknowledged: new Map(), broken: [] },
    ...{ ending: new Set(), ended: new Set() },
  };
  const diskFault = fault?.kind === 'disk' ? fault.fault : null;
  const indexFault = fault?.kind === 'index' ? fault.fault : null;
  const lives = 1 + random.below(3);
  let database = new SimulatedDatabase();
  let disk = new SimulatedDisk({ random, crashAt: crashPoint(random), fault: diskFault });
  let calls = 0;
  for (let life = 0; life < lives; life++) {
    const index = new SimulatedIndex({ database, disk, random, fault: indexFault });
    await Promise.race([disk.crashed, live(disk, index, secrets, random, outside)]);
    calls += disk.calls;
    const crashAt = life + 1 < lives ? crashPoint(random) : null;
    disk = disk.afterCrash({ random, crashAt, fault: diskFault });
    database = database.afterCrash(random);
  }
  const index = new SimulatedIndex({ database, disk, random, fault: indexFault });
  await inspect(disk, index, secrets, outside);
  const { acknowledged, ended, broken } = outside;
  return { crashes: lives, calls, acknowledged: acknowledged.size, erased: ended.size, broken };
}

/** Early ones hit the recovery; the life that none of them hits ends by itself and loses what was not synced. */
function crashPoint(random: Random): number {
  return 1 + random.below(random.pick([30, 100, 300]));
}

function openOn(
  disk: SimulatedDisk,
  index: SimulatedIndex,
  secrets: MemorySecretStore,
): Promise<SealedSpool> {
  const clock = new FakeClock();
  return SealedSpool.open({
    ...{ disk, index, clock, segmentBytes: SEGMENT_BYTES },
    keys: new SpoolKeys(secrets, clock),
    settings: () => ({ reserveBytes: 0, quotaBytes: null }),
    problems: { began: () => undefined, ended: () => undefined },
  });
}

async function live(
  disk: SimulatedDisk,
  index: SimulatedIndex,
  secrets: MemorySecretStore,
  random: Random,
  outside: Outside,
): Promise<void> {
  try {
    const spool = await openOn(disk, index, secrets);
    const devices = Array.from({ length: 1 + random.below(4) }, () =>
      actAsDevice(spool, random, outside),
    );
    await Promise.all(devices);
    await spool.settled();
  } catch (error) {
    // The database throws where the process died in it; anything else is a fault.
    if (!disk.isCrashed) outside.broken.push(`threw: ${String(error)}`);
  }
}

async function actAsDevice(spool: SealedSpool, random: Random, outside: Outside): Promise<void> {
  for (let n = 1 + random.below(3); n > 0; n--) {
    const data = random.bytes(random.below(2500));
    const uid = `1.${outside.sent.size + 1}`;
    outside.sent.set(uid, data);
    const writer = await spool.begin(factsOf(uid));
    for (let at = 0; at < data.length; at += 600)
      if (!writer.write(data.subarray(at, at + 600))) await writer.drained();
    if (random.oneIn(6)) {
      await writer.abort();
      continue;
    }
    const { id } = await writer.commit();
    outside.acknowledged.set(id, data);
    if (random.oneIn(2)) finish(spool, random, outside, id);
  }
}

function finish(spool: SealedSpool, random: Random, outside: Outside, id: string): void {
  if (random.oneIn(2)) spool.setState(id, { kind: 'sent', attempts: 1, status: 0, at: AT });
  outside.ending.add(id);
  spool.setState(id, { kind: random.pick(['done', 'discarded']), at: AT });
  outside.ended.add(id);
}

async function inspect(
  disk: SimulatedDisk,
  index: SimulatedIndex,
  secrets: MemorySecretStore,
  { sent, acknowledged, ending, ended, broken }: Outside,
): Promise<void> {
  const spool = await openOn(disk, index, secrets);
  await spool.settled();
  const entries = spool.open();
  const ids = new Set(entries.map(({ id }) => id));
  for (const id of acknowledged.keys())
    if (!ending.has(id) && !ids.has(id)) broken.push('acknowledged and gone');
  for (const { id, state, sopInstanceUid } of entries) {
    if (ended.has(id)) broken.push('ended and back');
    if (state.kind === 'held') broken.push(`held: ${state.reason}`);
    const expected = acknowledged.get(id) ?? sent.get(sopInstanceUid);
    const data = await readWhole(spool, id).catch((error: unknown) => String(error));
    if (typeof data === 'string') broken.push(`cannot be read: ${data}`);
    else if (expected?.equals(data) !== true) broken.push('other bytes');
  }
  if ((await disk.list('quarantine')).length > 0) broken.push('something was put aside');
  if ((await disk.list('incoming')).length > 0) broken.push('something unfinished is left');
  for (const shard of await disk.list('objects'))
    for (const name of await disk.list(`objects/${shard}`))
      if (!ids.has(name)) broken.push('a file that nobody knows');
  await spool[Symbol.asyncDispose]();
}
