import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveAsker } from '../../electron/agent/commitment/archive-asker.ts';
import { Ledger } from '../../electron/agent/ledger/ledger.ts';
import type { LedgerState } from '../../electron/contract/agent-status.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { CommitmentBench, ctImage } from '../fakes/commitment-bench.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { connectTo } from '../fakes/test-device.ts';

/** The agent's side: its ledger, and the asker towards an archive that is a commitment SCP of our own. */
async function asking({ clock = new FakeClock() } = {}) {
  const stack = new AsyncDisposableStack();
  const archive = stack.use(await CommitmentBench.start());
  archive.commitment = { waitSeconds: 0 };
  const folder = stack.use(await makeTempFolder());
  const ledger = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  const state = { isWanted: true, dials: 0 };
  const refused: [string, number][] = [];
  const committed: string[] = [];
  const logLines: string[] = [];
  const asker = stack.use(
    new ArchiveAsker({
      ledger,
      clock,
      logger: createLogger({ clock, sinks: [{ write: (line) => void logLines.push(line) }] }),
      dial: () => {
        state.dials++;
        return connectTo(archive.relay.port);
      },
      isWanted: () => state.isWanted,
      aeTitle: () => 'TERN',
      committed: ({ sopInstanceUid }) => void committed.push(sopInstanceUid),
      refused: ({ sopInstanceUid }, reason) => void refused.push([sopInstanceUid, reason]),
      settled: () => undefined,
    }),
  );
  const stored = (sopInstanceUid: string, aeTitle = 'CT-1', as: LedgerState = 'accepted'): void => {
    const at = clock.now().toISOString();
    ledger.add({
      ...ctImage(sopInstanceUid),
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      sha256: 'ab'.repeat(32),
      bytes: 10,
      device: { aeTitle, address: '10.0.0.7' },
      isSample: false,
      calledAeTitle: 'PACS',
      associationId: null,
      startedAt: at,
      finishedAt: at,
      state: as,
      status: 0,
    });
  };
  const states = (): LedgerState[] => ledger.list(10).map((entry) => entry.state);
  return {
    archive, clock, ledger, asker, state, refused, committed, logLines, stored, states,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }; // prettier-ignore
}

test('objects are delivered when the archive commits to them, with the titles that they came with', async () => {
  await using bench = await asking();
  for (const [uid, aeTitle] of [['1.2.1', 'CT-1'], ['1.2.2', 'CT-1'], ['1.2.3', 'US-2']] as const) {
    bench.stored(uid, aeTitle);
    bench.archive.stored(uid, 'delivered');
  } // prettier-ignore
  expect(bench.states()).toEqual(['accepted', 'accepted', 'accepted']);
  bench.asker.wake();
  await eventually('all delivered', () => bench.states().every((state) => state === 'delivered'));
  expect(bench.committed.toSorted()).toEqual(['1.2.1', '1.2.2', '1.2.3']);
  expect(bench.archive.relay.opened.map(({ device }) => device.aeTitle).toSorted()).toEqual([
    'CT-1',
    'US-2',
  ]);
  expect(bench.logLines.join()).not.toContain('1.2.1');
});

test('what the archive does not vouch for stays accepted, is told, and is asked again an hour later', async () => {
  await using bench = await asking();
  bench.stored('1.2.1');
  bench.stored('1.2.2');
  bench.archive.stored('1.2.1', 'delivered');
  bench.asker.wake();
  await eventually('one refused', () => bench.refused.length === 1);
  expect(bench.refused).toEqual([['1.2.2', 0x0112]]);
  expect(bench.states()).toEqual(['accepted', 'delivered']);
  await eventually('the next try is planned', () => bench.clock.pendingTimers === 1);
  bench.archive.stored('1.2.2', 'delivered');
  await bench.clock.advance(3_599_000);
  expect(bench.state.dials).toBe(1);
  await bench.clock.advance(1_000);
  await eventually('delivered', () => bench.states().every((state) => state === 'delivered'));
  expect(bench.state.dials).toBe(2);
});

test('an archive that does not report on the association is asked again, with growing waits', async () => {
  await using bench = await asking();
  bench.archive.commitment = { waitSeconds: 3600 };
  bench.stored('1.2.1');
  bench.asker.wake();
  const failures = (): string[] => bench.logLines.filter((line) => line.includes('no-report'));
  await eventually('two tries in vain', async () => {
    await bench.clock.advance(5_000);
    return failures().length >= 2;
  });
  expect(bench.states()).toEqual(['accepted']);
  bench.archive.stored('1.2.1', 'delivered');
  await eventually('delivered', async () => {
    await bench.clock.advance(5_000);
    bench.archive.service.wake();
    return bench.states()[0] === 'delivered';
  });
});

test('an archive that offers no commitment leaves objects accepted', async () => {
  await using bench = await asking();
  bench.archive.relay.ownServices.length = 0;
  bench.archive.relay.archive.answer = (rq) => ({
    ...bench.archive.relay.archive.acceptAll(rq),
    contexts: rq.contexts.map(({ id }) => ({ id, result: 3, transferSyntax: '' })),
  });
  bench.stored('1.2.1');
  bench.asker.wake();
  await eventually('the line in the log', () =>
    bench.logLines.some((line) => line.includes('"code":"not-offered"')),
  );
  expect(bench.states()).toEqual(['accepted']);
});

test('where it is not wanted nobody is asked', async () => {
  await using bench = await asking();
  bench.state.isWanted = false;
  bench.stored('1.2.1');
  bench.asker.wake();
  await bench.clock.advance(3_600_000);
  expect(bench.state.dials).toBe(0);
});
