import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import {
  PRIORITY,
  COMMAND_FIELD,
  NO_DATASET,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { STUDY_ROOT_FIND } from '../../electron/agent/dicom/services/sop-classes.ts';
import { REJECTION, type ProposedContext } from '../../electron/agent/dicom/ul/pdu.ts';
import { IntakeServer } from '../../electron/agent/intake/intake-server.ts';
import type { SpoolEntry, SpoolFacts } from '../../electron/agent/spool/spool-entry.ts';
import type { SpoolStore, SpoolWriter } from '../../electron/agent/spool/spool-store.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import {
  CT_CONTEXT,
  CT_IMAGE,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';

const PRIVATE_CONTEXT: ProposedContext = {
  id: 5,
  abstractSyntax: '1.3.12.2.1107.5.9.1',
  transferSyntaxes: ['1.2.840.10008.1.2.4.70'],
};
const FIND_CONTEXT: ProposedContext = {
  id: 7,
  abstractSyntax: STUDY_ROOT_FIND,
  transferSyntaxes: ['1.2.840.10008.1.2'],
};

/** Keeps datasets in memory, does what the test says, and counts. */
class ScriptedStore implements SpoolStore {
  readonly kept: { readonly facts: SpoolFacts; readonly dataset: Buffer }[] = [];
  aborted = 0;
  isFull = false;
  failsToCommit = false;
  /** Asks for a pause after each write. */
  isSlow = false;
  pauses = 0;
  /** What the list of the spool says. */
  readonly entries: SpoolEntry[] = [];
  /** Commits wait for it. */
  beforeCommit: Promise<void> = Promise.resolve();

  begin(facts: SpoolFacts): Promise<SpoolWriter> {
    if (this.isFull) return Promise.reject(new Error('disk-reserve'));
    const parts: Buffer[] = [];
    return Promise.resolve({
      write: (data) => {
        parts.push(Buffer.from(data));
        if (this.isSlow) this.pauses++;
        return !this.isSlow;
      },
      drained: () => new Promise((resolve) => void setImmediate(resolve)),
      commit: async () => {
        await this.beforeCommit;
        if (this.failsToCommit) throw new Error('io');
        this.kept.push({ facts, dataset: Buffer.concat(parts) });
        const entry = this.#entry(facts, Buffer.concat(parts));
        this.entries.push(entry);
        return entry;
      },
      abort: () => {
        this.aborted++;
        return Promise.resolve();
      },
    });
  }
  #entry(facts: SpoolFacts, dataset: Buffer): SpoolEntry {
    return {
      ...facts,
      id: 'ab'.repeat(16),
      ledgerId: this.kept.length,
      bytes: dataset.length,
      sha256: createHash('sha256').update(dataset).digest('hex'),
      startedAt: systemClock.now().toISOString(),
      storedAt: systemClock.now().toISOString(),
      state: { kind: 'queued', attempts: 0, notBefore: null },
    };
  }
  read = (): never => this.#unused();
  entry = (): never => this.#unused();
  open = (): never => this.#unused();
  setState = (): never => this.#unused();
  subscribe = (): never => this.#unused();
  #unused(): never {
    throw new Error('the intake does not use this');
  }
}

async function intakeBench(): Promise<{ bench: RelayBench; store: ScriptedStore }> {
  const bench = await RelayBench.start();
  const store = new ScriptedStore();
  bench.ackPolicy = 'spool';
  bench.intake = new IntakeServer({
    store,
    clock: systemClock,
    isSample: () => false,
    isUrgent: () => false,
    openOf: (uid) => store.entries.filter(({ sopInstanceUid }) => sopInstanceUid === uid),
  });
  return { bench, store };
}

test('a device is answered by this PC alone while the cloud is out of reach, byte for byte', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  bench.isLinkUp = false;
  const device = await openDevice(
    bench.port,
    deviceRequest({ contexts: [ECHO_CONTEXT, CT_CONTEXT, PRIVATE_CONTEXT, FIND_CONTEXT] }),
  );
  // All but the query, which only the cloud can answer.
  expect([...device.contexts.keys()]).toEqual([1, 3, 5]);
  expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(STATUS.success);
  const dataset = randomBytes(3_000_002);
  const stored = await device.requestOne(
    PRIVATE_CONTEXT.id,
    { ...storeRq('1.2.3'), AffectedSOPClassUID: PRIVATE_CONTEXT.abstractSyntax },
    Readable.from([dataset.subarray(0, 1_000_001), dataset.subarray(1_000_001)]),
  );
  expect(stored.command).toMatchObject({ Status: STATUS.success, AffectedSOPInstanceUID: '1.2.3' });
  await device.release();
  expect(store.kept.map(({ dataset: kept }) => kept.equals(dataset))).toEqual([true]);
  expect(store.kept[0]?.facts).toMatchObject({
    callingAeTitle: 'US-ROOM2',
    calledAeTitle: 'CLOUD',
    sopClassUid: PRIVATE_CONTEXT.abstractSyntax,
    transferSyntaxUid: '1.2.840.10008.1.2.4.70',
    isUrgent: false,
  });
  expect(bench.outcomes).toMatchObject([{ result: 'kept', bytes: dataset.length, status: 0 }]);
  expect(bench.echoes).toHaveLength(1);
  expect(bench.dialled).toBe(0);
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['released']);
});

test('images stay here while queries of the same association go to the cloud', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const contexts = [CT_CONTEXT, FIND_CONTEXT];
  const device = await openDevice(bench.port, deviceRequest({ contexts }));
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.4'), randomBytes(2000));
  expect(bench.archive.requests[0]?.contexts.map(({ id }) => id)).toEqual([7]);
  // The cloud hangs up: the device does not notice, its images go on being kept.
  for (const socket of bench.cloudSockets) socket.destroy();
  await until('the cloud is gone', () => bench.cloudSockets.size === 0);
  const second = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.5'), randomBytes(2000));
  expect(second.command.Status).toBe(STATUS.success);
  await device.release();
  expect(store.kept).toHaveLength(2);
  expect(bench.archive.stored).toEqual([]);
});

test('success is not answered before the object is durable', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const durable: PromiseWithResolvers<void> = Promise.withResolvers();
  store.beforeCommit = durable.promise;
  const device = await openDevice(bench.port);
  let isAnswered = false;
  const stored = device
    .requestOne(CT_CONTEXT.id, storeRq('1.2.6'), randomBytes(2000))
    .finally(() => (isAnswered = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isAnswered).toBe(false);
  durable.resolve();
  expect((await stored).command.Status).toBe(STATUS.success);
  await device.release();
});

test('where this PC cannot keep the image the device is told to come again, and the next one is taken', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const device = await openDevice(bench.port);
  store.isFull = true;
  const refused = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.7'), randomBytes(900_000));
  expect(refused.command).toMatchObject({ Status: STATUS.outOfResources });
  expect(refused.command.ErrorComment?.length).toBeLessThanOrEqual(64);
  store.isFull = false;
  store.failsToCommit = true;
  const broken = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.7'), randomBytes(900_000));
  expect(broken.command.Status).toBe(STATUS.outOfResources);
  store.failsToCommit = false;
  const taken = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.7'), randomBytes(900_000));
  expect(taken.command.Status).toBe(STATUS.success);
  await device.release();
  expect(bench.outcomes.map(({ result }) => result)).toEqual(['not-kept', 'not-kept', 'kept']);
});

test('a slow disk holds the device back and loses nothing', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  store.isSlow = true;
  const device = await openDevice(bench.port);
  const dataset = randomBytes(4_000_000);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.8'), Readable.from([dataset]));
  await device.release();
  expect(store.kept[0]?.dataset.equals(dataset)).toBe(true);
  expect(store.pauses).toBeGreaterThan(10);
});

test('what breaks off in the middle is removed', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const device = await openDevice(bench.port);
  const never = async function* (): AsyncGenerator<Buffer> {
    yield randomBytes(200_000);
    await until('some of it arrived', () => (bench.relay.transfers()[0]?.bytes ?? 0) > 100_000);
    device.association.abort();
  };
  await expect(
    device.requestOne(CT_CONTEXT.id, storeRq('1.2.9'), Readable.from(never())),
  ).rejects.toThrow();
  await until('the rest was removed', () => store.aborted === 1);
  expect(bench.outcomes).toMatchObject([{ result: 'incomplete', sha256: null, status: null }]);
  expect(store.kept).toEqual([]);
});

test('what is no image is answered as the standard says', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const device = await openDevice(bench.port);
  const status = async (command: Parameters<typeof device.requestOne>[1]): Promise<unknown> =>
    (await device.requestOne(CT_CONTEXT.id, command)).command.Status;
  const action = { CommandField: COMMAND_FIELD.nActionRq, CommandDataSetType: NO_DATASET };
  expect(await status(action)).toBe(STATUS.unrecognizedOperation);
  expect(await status({ ...storeRq('1.2.10'), CommandDataSetType: NO_DATASET })).toBe(
    STATUS.cannotUnderstand,
  );
  const nameless = await device.requestOne(CT_CONTEXT.id, storeRq(''), randomBytes(100));
  expect(nameless.command.Status).toBe(STATUS.cannotUnderstand);
  await device.release();
  expect(store.kept).toEqual([]);
});

test('a request of high priority is urgent', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const device = await openDevice(bench.port);
  await device.requestOne(
    CT_CONTEXT.id,
    { ...storeRq('1.2.11'), Priority: PRIORITY.high },
    randomBytes(100),
  );
  await device.release();
  expect(store.kept[0]?.facts.isUrgent).toBe(true);
});

test('cloud first: relayed while the cloud is there, kept while it is not', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  bench.ackPolicy = 'cloud-first';
  const send = async (uid: string): Promise<void> => {
    const device = await openDevice(bench.port);
    expect(device.contexts.get(CT_CONTEXT.id)?.abstractSyntax).toBe(CT_IMAGE);
    const { command } = await device.requestOne(CT_CONTEXT.id, storeRq(uid), randomBytes(2000));
    expect(command.Status).toBe(STATUS.success);
    await device.release();
  };
  await send('1.2.12');
  expect([bench.archive.stored.length, store.kept.length]).toEqual([1, 0]);
  bench.isLinkUp = false;
  await send('1.2.13');
  expect([bench.archive.stored.length, store.kept.length]).toEqual([1, 1]);
});

test('what the cloud refuses for good is refused here as well', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  bench.ackPolicy = 'cloud-first';
  bench.archive.answer = () => REJECTION.callingAeTitleNotRecognized;
  await expect(openDevice(bench.port)).rejects.toThrow(AssociationRejectedError);
  // A cloud that is only busy is no reason to turn anybody away.
  bench.archive.answer = () => REJECTION.temporaryCongestion;
  const device = await openDevice(bench.port);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.14'), randomBytes(2000));
  await device.release();
  expect(store.kept).toHaveLength(1);
});

test('the same image once more is a success, and lies here once', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const dataset = randomBytes(300_001);
  const send = async (uid = '1.2.15', data = dataset, calledAeTitle = 'CLOUD') => {
    const device = await openDevice(bench.port, { ...deviceRequest(), calledAeTitle });
    const answer = await device.requestOne(CT_CONTEXT.id, storeRq(uid), data);
    await device.release();
    return answer.command.Status;
  };
  expect(await send()).toBe(STATUS.success);
  expect(await send()).toBe(STATUS.success);
  // Its bytes are here already, so no room is needed.
  store.isFull = true;
  expect(await send()).toBe(STATUS.success);
  store.isFull = false;
  expect(store.kept).toHaveLength(1);
  expect(store.aborted).toBe(1);
  expect(bench.outcomes.map(({ result, ledgerId }) => [result, ledgerId])).toEqual(
    Array.from({ length: 3 }, () => ['kept', 1]),
  );
  // Other bytes under the same UID, or the same ones for another destination, are another object.
  expect(await send('1.2.15', randomBytes(300_001))).toBe(STATUS.success);
  expect(await send('1.2.15', dataset, 'ARCHIVE')).toBe(STATUS.success);
  expect(store.kept).toHaveLength(3);
});

test('a copy that cannot be read counts for nothing: the image is taken anew', async () => {
  const { bench, store } = await intakeBench();
  await using _bench = bench;
  const dataset = randomBytes(5000);
  const device = await openDevice(bench.port);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.16'), dataset);
  const at = systemClock.now().toISOString();
  for (const [reason, copies] of [
    ['refused', 1],
    ['damaged', 2],
  ] as const) {
    store.entries[0] = {
      ...store.entries[0]!,
      state: { kind: 'held', reason, status: null, at },
    };
    await device.requestOne(CT_CONTEXT.id, storeRq('1.2.16'), dataset);
    expect(store.kept).toHaveLength(copies);
  }
  await device.release();
});
