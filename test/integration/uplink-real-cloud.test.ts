import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCloud, type Cloud } from '../../cloud/cloud.ts';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import type { PairArgs } from '../../electron/agent/uplink/pairing.ts';
import { eventually } from '../fakes/eventually.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { untilLink, untilSnapshot, UplinkHarness } from '../fakes/uplink-harness.ts';

// Both ends as they ship, over real sockets.
const TERN_CLOUD = fileURLToPath(new URL('../../cloud/index.ts', import.meta.url));
const CLINIC = 'Clinic on the hill';
let stack = new AsyncDisposableStack();
let cloud: Cloud;
let dataRoot = '';
let harness: UplinkHarness;

async function startCloud(ports?: {
  readonly apiPort: number;
  readonly pskPort: number;
}): Promise<Cloud> {
  const { apiPort, pskPort } = ports ?? { apiPort: 0, pskPort: 0 };
  const logger = createLogger({ clock: systemClock, sinks: [] });
  return createCloud({ dataRoot, apiPort, pskPort, bind: '127.0.0.1', clock: systemClock, logger });
}
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  dataRoot = stack.use(await makeTempFolder()).path;
  await promisify(execFile)(process.execPath, [TERN_CLOUD, 'init', '--data', dataRoot]);
  cloud = await startCloud();
  stack.defer(() => cloud[Symbol.asyncDispose]());
  cloud.registry.clinics.add(CLINIC);
  harness = stack.use(await UplinkHarness.make());
});
afterEach(() => stack.disposeAsync());

async function pairArgs(code = cloud.registry.codes.issue(CLINIC).code): Promise<PairArgs> {
  const caPem = await readFile(`${dataRoot}/ca.pem`, 'utf8');
  return { code, cloudUrl: `https://127.0.0.1:${cloud.apiPort}`, caPem };
}

test('pairs, beats, opens the data channel with the first suite, and the doctor is content', async () => {
  const uplink = await harness.startUplink({ label: 'Reception' });
  const { uplinkId, clinic } = await uplink.pair(await pairArgs());
  expect(clinic).toBe(CLINIC);
  await untilLink(uplink, 'online');
  const dialed = await uplink.dial();
  expect([dialed.suite, dialed.port]).toEqual(['DHE-PSK-AES256-GCM-SHA384', cloud.pskPort]);
  dialed.socket.destroy();
  const listed = cloud.registry.uplinks.get(uplinkId);
  expect(listed).toMatchObject({ label: 'Reception', state: 'active', version: '0.0.0' });
  expect(listed.lastHeartbeatAt).not.toBeNull();
  const steps = await uplink.diagnose();
  expect(steps.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
});

test('takes a configuration packet and says so with the next heartbeat', async () => {
  const uplink = await harness.startUplink();
  const { uplinkId } = await uplink.pair(await pairArgs());
  await untilLink(uplink, 'online');
  const allowedDevices = [{ aeTitle: 'CT1', address: null }];
  const { revision } = cloud.registry.configs.change(uplinkId, {
    heartbeatIntervalMs: 250,
    allowedDevices,
  });
  await untilSnapshot(uplink, ({ heartbeat }) => heartbeat.intervalMs === 250);
  expect(uplink.cloudConfig()).toMatchObject({ revision, allowedDevices });
  await eventually(
    'the cloud sees the revision applied',
    () => cloud.registry.uplinks.get(uplinkId).appliedRevision === revision,
  );
});

test('has no receipt for what the cloud does not hold', async () => {
  const uplink = await harness.startUplink();
  await uplink.pair(await pairArgs());
  const asked = { sopInstanceUid: '1.2.3', sha256: 'ab'.repeat(32) };
  expect(await uplink.receipts([asked])).toEqual([]);
});

test('a revoked uplink is cut at once, refused, and its key opens nothing', async () => {
  const uplink = await harness.startUplink();
  const { uplinkId } = await uplink.pair(await pairArgs());
  await untilLink(uplink, 'online');
  const { socket } = await uplink.dial();
  const wasCut = new Promise((resolve) => socket.once('close', resolve));
  cloud.registry.uplinks.revoke(uplinkId);
  cloud.dropRevoked();
  await wasCut;
  await untilLink(uplink, 'refused');
  await expect(uplink.dial()).rejects.toMatchObject({ code: 'uplink-removed' });
  expect((await uplink.diagnose()).find(({ step }) => step === 'link')?.result).toBe('failed');
});

test('wrong, used and expired codes are told apart', async () => {
  const uplink = await harness.startUplink();
  const neverIssued = makePairingCode(Uint8Array.from([9, 8, 7, 6, 5, 4, 3, 2, 1]));
  await expect(uplink.pair(await pairArgs(neverIssued))).rejects.toMatchObject({
    code: 'pairing-code-wrong',
  });
  const { code: expired } = cloud.registry.codes.issue(CLINIC, 1 / 60_000);
  await eventually('the code expires', async () => {
    const failure = await uplink.pair(await pairArgs(expired)).then(
      () => null,
      (error: unknown) => error,
    );
    return (failure as { code?: string }).code === 'pairing-code-expired';
  });
  const args = await pairArgs();
  await uplink.pair(args);
  await uplink.unpair();
  await expect(uplink.pair(args)).rejects.toMatchObject({ code: 'pairing-code-used' });
});

test('unpairing ends the uplink in the cloud', async () => {
  const uplink = await harness.startUplink();
  const { uplinkId } = await uplink.pair(await pairArgs());
  expect(await uplink.unpair()).toEqual({ cloudWasTold: true });
  expect(cloud.registry.uplinks.get(uplinkId).state).toBe('revoked');
});

test('a cloud that comes up late or comes back is found by itself', async () => {
  const ports = { apiPort: cloud.apiPort, pskPort: cloud.pskPort };
  const uplink = await harness.startUplink();
  await uplink.pair(await pairArgs());
  await untilLink(uplink, 'online');
  await uplink[Symbol.asyncDispose]();
  await cloud[Symbol.asyncDispose]();
  const later = await harness.startUplink();
  await untilLink(later, 'offline', 'port-closed');
  cloud = await startCloud(ports);
  await untilLink(later, 'online');
});
