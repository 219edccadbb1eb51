import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PairingError } from '../../electron/agent/uplink/pairing-error.ts';
import { openTunnel } from '../../electron/agent/uplink/proxy-tunnel.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { FakeCloud } from '../fakes/fake-cloud.ts';
import { FakeProxy, type ProxyAnswer } from '../fakes/fake-proxy.ts';
import { makeTestCertificates } from '../fakes/test-certificates.ts';
import { closedPort, silentPeer } from '../fakes/tls-peers.ts';
import { GOOD_CODE, untilLink, UplinkHarness } from '../fakes/uplink-harness.ts';
import { needsPrograms } from '../fixtures/programs.ts';

needsPrograms('openssl');

async function start() {
  const stack = new AsyncDisposableStack();
  const cloud = stack.use(await new FakeCloud().start());
  cloud.codes.set(GOOD_CODE, 'good');
  const proxy = stack.use(await FakeProxy.start());
  const harness = stack.use(await UplinkHarness.make());
  harness.linkConfig = { ...harness.linkConfig, proxy: proxy.place };
  const uplink = await harness.startUplink();
  const pair = () => uplink.pair({ code: GOOD_CODE, cloudUrl: cloud.url, caPem: cloud.caPem });
  return {
    ...{ cloud, proxy, harness, uplink, pair },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
const answered =
  (raw: string): (() => ProxyAnswer) =>
  () => ({ raw });

test('pairing, heartbeats and images all go through the proxy, which sees addresses and nothing else', async () => {
  await using at = await start();
  await at.pair();
  await untilLink(at.uplink, 'online');
  const apiPort = new URL(at.cloud.url).port;
  const { socket, suite } = await at.uplink.dial();
  expect(suite).toBe('DHE-PSK-AES256-GCM-SHA384');
  const [far] = at.cloud.dataConnections.slice(-1);
  socket.write('hello');
  const [echoed] = (await once(far!, 'data')) as [Buffer];
  expect(echoed.toString()).toBe('hello');
  socket.destroy();
  await once(far!, 'close');
  expect(new Set(at.proxy.targets)).toEqual(
    new Set([`localhost:${apiPort}`, `localhost:${at.cloud.dataPort}`]),
  );
  const port = at.cloud.dataPort;
  expect(at.proxy.requests.at(-1)).toBe(
    `CONNECT localhost:${port} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`,
  );
  const steps = await at.uplink.diagnose();
  expect(steps.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
});

test.each([
  [
    'asks for a password',
    'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n',
    'password',
  ],
  ['forbids', 'HTTP/1.1 403 Forbidden\r\n\r\n<html>no</html>', 'refused'],
  ['cannot reach the cloud', 'HTTP/1.0 503 Service Unavailable\r\n\r\n', 'refused'],
  ['sends elsewhere', 'HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n', 'refused'],
  ['is a mail server', '220 mail.example ESMTP\r\n\r\n', 'answer'],
  ['answers by halves', 'HTTP/1.1 100 Continue\r\n\r\n', 'answer'],
  ['speaks for the cloud', 'HTTP/1.1 200 OK\r\n\r\nmore', 'answer'],
  ['answers without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 'answer'],
  ['babbles', 'x'.repeat(20_000), 'answer'],
  ['hangs up', '', 'answer'],
])('a proxy that %s is told apart', async (_name, raw, fault) => {
  await using at = await start();
  at.proxy.answer = answered(raw);
  const error = await at.pair().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PairingError);
  expect(error).toMatchObject({ code: 'proxy-failed', cause: { code: `proxy-${fault}` } });
});

test('a proxy that is gone or silent is told, and other ports are not tried in vain', async () => {
  await using at = await start();
  await at.pair();
  await untilLink(at.uplink, 'online');
  const port = await closedPort();
  at.harness.linkConfig = { ...at.harness.linkConfig, proxy: { host: '127.0.0.1', port } };
  at.uplink.triggerHeartbeat();
  await untilLink(at.uplink, 'offline', 'proxy-unreachable');
  const steps = await at.uplink.diagnose();
  expect(steps.filter(({ result }) => result === 'failed').map(({ step }) => step)).toEqual([
    'network',
    'service',
    'link',
  ]);
  await using silent = await silentPeer();
  at.harness.linkConfig = {
    ...at.harness.linkConfig,
    connectTimeoutMs: 300,
    proxy: { host: '127.0.0.1', port: silent.port },
  };
  await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'proxy-unreachable' });
  at.harness.linkConfig = { ...at.harness.linkConfig, connectTimeoutMs: 2_000, proxy: null };
  at.uplink.triggerHeartbeat();
  await untilLink(at.uplink, 'online');
});

test('a proxy that lets only the service through is named by the step that fails', async () => {
  await using at = await start();
  await at.pair();
  await untilLink(at.uplink, 'online');
  const data = `localhost:${at.cloud.dataPort}`;
  at.proxy.answer = (target) =>
    target === data ? { raw: 'HTTP/1.1 403 Forbidden\r\n\r\n' } : 'tunnel';
  const steps = await at.uplink.diagnose();
  expect(steps.filter(({ result }) => result !== 'ok')).toMatchObject([
    { step: 'link', result: 'failed', code: 'fault', values: { fault: 'proxy-refused' } },
  ]);
  await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'proxy-refused' });
});

test('waiting for a proxy ends with the signal', async () => {
  await using silent = await silentPeer();
  const end = new AbortController();
  const opening = openTunnel({
    proxy: { host: '127.0.0.1', port: silent.port },
    host: 'cloud.example',
    port: 443,
    clock: systemClock,
    timeoutMs: 60_000,
    signal: end.signal,
  });
  end.abort(new Error('enough'));
  await expect(opening).rejects.toThrow('enough');
});

test('a CA from the settings is trusted beside the one of the pairing, without a restart', async () => {
  await using at = await start();
  at.harness.linkConfig = { ...at.harness.linkConfig, proxy: null };
  await at.pair();
  await untilLink(at.uplink, 'online');
  // What inspection does: another CA signs in the cloud's place.
  await at.cloud.stopService();
  const inspection = makeTestCertificates();
  await using inspecting = new FakeCloud(inspection);
  inspecting.uplinks.push(...at.cloud.uplinks);
  await inspecting.startService(Number(new URL(at.cloud.url).port));
  at.uplink.triggerHeartbeat();
  await untilLink(at.uplink, 'offline', 'certificate-not-trusted');
  at.harness.linkConfig = { ...at.harness.linkConfig, caPem: inspection.caPem };
  at.uplink.triggerHeartbeat();
  await untilLink(at.uplink, 'online');
});
