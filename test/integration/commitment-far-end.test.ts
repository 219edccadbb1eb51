import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAgent, type Agent } from '../../electron/agent/agent.ts';
import { openConfigStore } from '../../electron/agent/config/config-store.ts';
import { PreSharedKey } from '../../electron/agent/secrets/pre-shared-key.ts';
import { transferQuerySchema } from '../../electron/contract/transfers.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { CommitmentBench } from '../fakes/commitment-bench.ts';
import { eventually } from '../fakes/eventually.ts';
import { MemorySecretStore } from '../fakes/memory-secret-store.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { CT_CONTEXT, deviceRequest, openDevice, storeRq } from '../fakes/test-device.ts';
import { pskPeer } from '../fakes/tls-peers.ts';

type FarEndAgent = AsyncDisposable & {
  readonly agent: Agent;
  /** Of the object that came last. */
  readonly state: () => Promise<string | undefined>;
};

/** The real agent with a foreign far end that it asks for its commitment. */
async function askingAgent(port: number, identity: string, keyHex: string): Promise<FarEndAgent> {
  const folder = await makeTempFolder();
  const config = await openConfigStore({
    file: join(folder.path, 'config.json'),
    mustExist: false,
  });
  await config.set('dicom.port', 0);
  await config.set('dicom.host', '127.0.0.1');
  await config.set('commitment.askArchive', true);
  const agent = await createAgent({
    dataDir: folder.path,
    config,
    secrets: new MemorySecretStore(),
    clock: systemClock,
    logger: createLogger({ clock: systemClock, sinks: [] }),
    farEnd: { host: '127.0.0.1', port, identity, key: PreSharedKey.fromHex(keyHex) },
    ackPolicies: new Map(),
    listenPolicy: 'must',
    service: null,
  });
  return {
    agent,
    state: async () => {
      const query = transferQuerySchema.parse({ limit: 1 });
      return (await agent.handlers.listTransfers(query)).entries[0]?.state;
    },
    [Symbol.asyncDispose]: async () => {
      await agent[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function store({ agent }: FarEndAgent): Promise<void> {
  const device = await openDevice(agent.dicomPort ?? 0, deviceRequest({ contexts: [CT_CONTEXT] }));
  const stored = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.1'), Buffer.alloc(1000));
  expect(stored.command.Status).toBe(0);
  await device.release();
}

test('with a foreign archive that is asked, the real agent calls an image delivered once the archive commits', async () => {
  await using archive = await CommitmentBench.start();
  const keyHex = '5a'.repeat(32);
  await using farEnd = await pskPeer({
    keyOf: () => keyHex,
    onConnection: (socket) => {
      const inner = connect(archive.relay.port, '127.0.0.1');
      inner.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('close', () => inner.destroy());
      socket.pipe(inner).pipe(socket);
    },
  });
  await using asking = await askingAgent(farEnd.port, 'clinic-7', keyHex);
  await store(asking);
  await eventually('the archive was asked', () => archive.ledger.commitments.list(1).length === 1);
  expect(await asking.state()).toBe('accepted');
  archive.stored('1.2.1', 'delivered');
  archive.service.wake();
  await eventually('delivered', async () => (await asking.state()) === 'delivered');
});

test('our own service commits to what it stored, where it is used as a foreign archive', async () => {
  await using cloud = await RunningCloud.start();
  const { identity, keyHex } = cloud.addUplink();
  await using asking = await askingAgent(cloud.cloud.pskPort, identity, keyHex);
  await store(asking);
  await eventually('delivered', async () => (await asking.state()) === 'delivered');
});

test('what this PC keeps is done with once the archive commits to it, and is erased here', async () => {
  await using cloud = await RunningCloud.start();
  const { identity, keyHex } = cloud.addUplink();
  await using asking = await askingAgent(cloud.cloud.pskPort, identity, keyHex);
  await asking.agent.handlers.setConfig({ path: 'ackPolicy', value: 'spool' });
  await asking.agent.handlers.setConfig({ path: 'spool.reserveBytes', value: 0 });
  await store(asking);
  await eventually('delivered', async () => (await asking.state()) === 'delivered');
  await eventually('nothing is left', async () => {
    const { spool } = await asking.agent.handlers.getStatus({});
    return spool !== null && spool.queued + spool.awaitingReceipt + spool.held === 0;
  });
});
