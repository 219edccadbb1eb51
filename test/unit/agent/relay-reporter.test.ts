import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { RelayReporter } from '../../../electron/agent/relay-reporter.ts';
import { associationQuerySchema } from '../../../electron/contract/associations.ts';
import type { PairingState } from '../../../electron/contract/agent-status.ts';
import type { ObjectOutcome } from '../../../electron/agent/relay/object-tracker.ts';
import type { RelayedAssociation } from '../../../electron/agent/relay/relay-events.ts';
import { isSampleDevice } from '../../../electron/agent/sample-device/sample-identity.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import type { DeviceRef } from '../../../electron/contract/problems.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const NEGOTIATED = { implementation: { classUid: null, version: null }, contexts: [] };
const associationOf = (device: DeviceRef, id = 'a1'): RelayedAssociation => ({
  id,
  device,
  calledAeTitle: 'CLOUD',
  startedAt: new Date(0),
});

async function reporting({ pairing = 'paired', asksArchive = false } = {}) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const ledger = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  const clock = new FakeClock();
  const accepted: string[] = [];
  const reporter = new RelayReporter({
    clock,
    ledger,
    problems: new ProblemLog(clock, () => undefined),
    pairing: () => pairing as PairingState['kind'],
    asksArchive: () => asksArchive,
    isSample: isSampleDevice,
    accepted: () => void accepted.push('accepted'),
    arrived: () => void accepted.push('arrived'),
    cloudLost: () => undefined,
    associationEnded: () => undefined,
    changed: () => undefined,
  });
  const outcome = (changes: Partial<ObjectOutcome>): ObjectOutcome => ({
    sopInstanceUid: '1.2.3',
    sopClassUid: '1.2',
    transferSyntaxUid: '1.2.840.10008.1.2',
    sha256: 'ab'.repeat(32),
    bytes: 7,
    startedAt: clock.now(),
    finishedAt: clock.now(),
    status: 0,
    result: 'accepted',
    ledgerId: null,
    ...changes,
  });
  return { ledger, reporter, accepted, outcome, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('an image that the far end refuses has arrived and no more; one that broke off has not', async () => {
  await using at = await reporting();
  const { lastSteps } = at.ledger;
  at.reporter.opened(associationOf(CT), NEGOTIATED);
  at.reporter.objectFinished(associationOf(CT), at.outcome({ result: 'incomplete', sha256: null }));
  expect(lastSteps.current.image).toBeNull();
  at.reporter.objectFinished(associationOf(CT), at.outcome({ result: 'refused', status: 0xa700 }));
  expect(lastSteps.current).toMatchObject({ image: { device: CT }, delivered: null });
  expect(at.ledger.devices.list()).toMatchObject([{ lastStoredAt: null, lastEchoAt: null }]);
  at.reporter.objectFinished(associationOf(CT), at.outcome({}));
  expect(lastSteps.current.delivered).toEqual(lastSteps.current.image);
  expect(at.accepted).toEqual(['accepted', 'arrived']);
});

test('an image that this PC keeps has arrived, and the far end has not taken it', async () => {
  await using at = await reporting();
  at.reporter.opened(associationOf(CT), NEGOTIATED);
  at.reporter.objectFinished(associationOf(CT), at.outcome({ result: 'kept', ledgerId: 1 }));
  expect(at.ledger.lastSteps.current).toMatchObject({ image: { device: CT }, delivered: null });
  expect(at.ledger.devices.list()[0]?.lastStoredAt).not.toBeNull();
  expect(at.accepted).toEqual(['arrived']);
  expect(at.ledger.associations.page(associationQuerySchema.parse({})).associations).toMatchObject([
    { begun: 1, confirmed: 1, refused: 0 },
  ]);
});

test('whoever borrows the name of the sample device from elsewhere is a machine like any other', async () => {
  await using at = await reporting();
  const stranger = { aeTitle: 'TERN-SAMPLE', address: '10.0.0.66' };
  for (const device of [stranger, { ...stranger, address: '127.0.0.1' }, CT]) {
    at.reporter.opened(associationOf(device), NEGOTIATED);
    at.reporter.echoed(associationOf(device));
    at.reporter.objectFinished(associationOf(device), at.outcome({ result: 'refused' }));
  }
  const seen = at.ledger.devices.list().map(({ address, isSample }) => [address, isSample]);
  expect(seen.sort()).toEqual([
    ['10.0.0.66', false],
    ['10.0.0.7', false],
    ['127.0.0.1', true],
  ]);
  expect(at.ledger.totalsSince(new Date(0))).toMatchObject({ failed: 2, devices: 2 });
});

test.each([
  ['paired', false, 'accepted'],
  ['foreign', false, 'delivered'],
  ['foreign', true, 'accepted'],
])(
  'with a far end that is %s and asked for commitment: %s, success is %s',
  async (pairing, asksArchive, state) => {
    await using bench = await reporting({ pairing, asksArchive });
    bench.reporter.objectFinished(associationOf(CT), bench.outcome({}));
    expect(bench.ledger.list(1)).toMatchObject([{ state }]);
  },
);

test('an image that this PC had no room for is still on the machine; nobody far away refused it', async () => {
  await using at = await reporting();
  at.reporter.opened(associationOf(CT), NEGOTIATED);
  at.reporter.objectFinished(
    associationOf(CT),
    at.outcome({ result: 'not-kept', status: 0xa700, sha256: null }),
  );
  expect(at.ledger.list(1)).toMatchObject([{ state: 'incomplete', status: 0xa700 }]);
  expect(at.ledger.knocks.list()).toEqual([]);
  expect(at.accepted).toEqual([]);
});
