import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectControl } from '../../electron/agent/control/connect-control.ts';
import { createControlServices } from '../../electron/agent/control/control-services.ts';
import { serveControlSocket } from '../../electron/agent/control/control-socket.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { connectTo, CT_CONTEXT, openDevice, storeRq } from '../fakes/test-device.ts';
import { closedPort, silentPeer } from '../fakes/tls-peers.ts';
import { WholePath } from '../fakes/whole-path.ts';

test('a wrong setting comes back over the socket with its path, and nothing is kept; a right one applies at once', async () => {
  await using path = await WholePath.start();
  const logger = createLogger({ clock: systemClock, sinks: [] });
  const services = createControlServices(path.agent, systemClock, logger);
  await using _socket = await serveControlSocket(path.agentDir, services);
  await using agent = await connectControl(path.agentDir);
  const before = await agent.getConfig({});
  await expect(
    agent.setConfig({ path: 'link.heartbeatIntervalMs', value: 1 }),
  ).rejects.toMatchObject({
    code: 'config-invalid',
    fields: [
      {
        path: 'link.heartbeatIntervalMs',
        problem: 'too-small',
        limit: 200,
        message: 'has to be at least 200',
      },
    ],
  });
  expect(await agent.getConfig({})).toEqual(before);
  await agent.setConfig({ path: 'dicom.aeTitle', value: 'CLINIC' });
  await path.untilStatus(
    'the title',
    ({ listener }) => listener.kind === 'listening' && listener.aeTitle === 'CLINIC',
  );
});

test('after sleep or a change of network the cloud is asked at once', async () => {
  await using path = await WholePath.start();
  await path.agent.handlers.setConfig({ path: 'link.heartbeatIntervalMs', value: 3_600_000 });
  await path.pair(path.code());
  const { heartbeat } = await path.untilStatus('online', (s) => s.link.kind === 'online');
  await path.agent.handlers.systemChanged({ what: 'resumed' });
  await path.untilStatus(
    'another heartbeat',
    (s) => s.heartbeat.history.length > heartbeat.history.length,
  );
  expect(path.agent.dicomPort).not.toBeNull();
});

test('another port takes effect at once: what runs goes on to its end, who comes new finds the new one', async () => {
  await using path = await WholePath.startPaired();
  const running = await openDevice(path.dicomPort);
  const before = path.dicomPort;
  const port = await closedPort();
  expect(await path.agent.handlers.setConfig({ path: 'dicom.port', value: port })).toMatchObject({
    needsRestart: false,
  });
  expect(path.dicomPort).toBe(port);
  await expect(openDevice(before)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const { command } = await running.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(5_000));
  expect(command.Status).toBe(0);
  await running.release();
  await (await openDevice(port)).release();
});

test('a port that is taken is refused, and neither listener nor file change', async () => {
  await using path = await WholePath.start();
  await using other = await silentPeer();
  const file = join(path.agentDir, 'config.json');
  const [before, text] = [path.dicomPort, await readFile(file, 'utf8')];
  await expect(
    path.agent.handlers.setConfig({ path: 'dicom.port', value: other.port }),
  ).rejects.toMatchObject({ code: 'port-in-use', fields: [{ path: 'dicom.port' }] });
  expect([path.dicomPort, await readFile(file, 'utf8')]).toEqual([before, text]);
  (await connectTo(before)).destroy();
  const { dicom } = await path.agent.handlers.getConfig({});
  expect(dicom.port).not.toBe(other.port);
});

test('a limit of the upload counts from the next byte, and its end as well', async () => {
  await using path = await WholePath.startPaired();
  const limit = (value: number | null): Promise<unknown> =>
    path.agent.handlers.setConfig({ path: 'link.maxBytesPerSecond', value });
  await limit(16_384);
  const device = await openDevice(path.dicomPort);
  const sending = device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(3_000_000));
  const { transfers } = await path.untilStatus('sending', (s) => (s.transfers[0]?.bytes ?? 0) > 0);
  // At the limit the rest would take three minutes.
  expect(transfers[0]?.bytes).toBeLessThan(1_500_000);
  await limit(null);
  expect((await sending).command.Status).toBe(0);
  await device.release();
});

test('a proxy that is not there is told at once, and without it the link comes back', async () => {
  await using path = await WholePath.startPaired();
  const proxy = { host: '127.0.0.1', port: await closedPort() };
  await path.agent.handlers.setConfig({ path: 'link.heartbeatIntervalMs', value: 3_600_000 });
  await path.agent.handlers.setConfig({ path: 'link.proxy', value: proxy });
  const status = await path.untilStatus('offline', (s) => s.link.kind === 'offline');
  expect(status.problems).toMatchObject([{ code: 'link-proxy-unreachable', isOngoing: true }]);
  await path.agent.handlers.setConfig({ path: 'link.proxy', value: null });
  await path.untilStatus('online', (s) => s.link.kind === 'online');
});

test('tells what the cloud has set, apart from the settings of this PC', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  const { pairing } = await handlers.getStatus({});
  const uplinkId = pairing.kind === 'paired' ? pairing.uplinkId : '';
  const maxBytesPerSecond = 1_250_000;
  path.cloud.registry.configs.change(uplinkId, { heartbeatIntervalMs: 250, maxBytesPerSecond });
  await handlers.systemChanged({ what: 'network' });
  await path.untilStatus('the cloud sets it', (s) => s.heartbeat.intervalMs === 250);
  const { config } = await handlers.getCloudConfig({});
  expect(config).toMatchObject({ heartbeatIntervalMs: 250, maxBytesPerSecond, limitHours: null });
  expect((await handlers.getConfig({})).link.maxBytesPerSecond).toBeNull();
});
