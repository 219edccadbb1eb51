import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fieldsOf } from '../../../renderer/bridge/call-error.ts';
import { WebBridge } from '../../../renderer/bridge/web-bridge.ts';
import { FakeBridge, FakeCallError } from '../../fakes/fake-bridge.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';
import { serveDashboard, type DashboardServer } from '../../ui/support/dashboard-server.ts';

const TOKEN = 'token-of-this-test';
let agent: FakeBridge;
let server: DashboardServer;
let stop: () => void = () => undefined;

beforeEach(async () => {
  agent = new FakeBridge(sampleStatus());
  server = await serveDashboard(agent, '/nonexistent', { token: TOKEN });
});
afterEach(async () => {
  stop();
  await server[Symbol.asyncDispose]();
});

/** A started bridge and everything it told, in order. */
function follow(options: { token?: string; silenceMs?: number; probeTimeoutMs?: number } = {}) {
  const told: (string | number)[] = [];
  const bridge = new WebBridge({
    token: TOKEN,
    baseUrl: server.origin,
    onLocked: () => told.push('locked'),
    ...options,
  });
  bridge.onStatus(({ revision }) => told.push(revision));
  bridge.onConnected((isConnected) => told.push(isConnected ? 'up' : 'down'));
  stop = bridge.start();
  return { bridge, told };
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

test('delivers the present status and each later one', async () => {
  const { told } = follow();
  await until(() => expect(told).toEqual([1, 'up']));
  agent.change({});
  await until(() => expect(told).toEqual([1, 'up', 2]));
});

test('a listener that comes later gets what is known', async () => {
  const { bridge, told } = follow();
  await until(() => expect(told).toContain('up'));
  const late: unknown[] = [];
  bridge.onStatus(({ revision }) => late.push(revision));
  bridge.onConnected((isConnected) => late.push(isConnected));
  expect(late).toEqual([1, true]);
});

test('answers calls with parsed results and refusals with their code', async () => {
  const { bridge } = follow();
  await expect(bridge.calls.echo({})).resolves.toEqual({
    latencyMs: 42,
    suite: 'DHE-PSK-AES256-GCM-SHA384',
  });
  agent.answers = { echo: () => Promise.reject(new FakeCallError('link-down')) };
  await expect(bridge.calls.echo({})).rejects.toMatchObject({ code: 'link-down' });
  await expect(bridge.calls.listTransfers({ limit: 0 })).rejects.toMatchObject({
    code: 'bad-arguments',
  });
});

test('a refused setting arrives with each field that is wrong', async () => {
  const { bridge } = follow();
  const fields = [
    { path: 'dicom.port', problem: 'too-big', limit: 65_535, message: 'is too big' },
  ] as const;
  agent.answers = {
    setConfig: () => Promise.reject(new FakeCallError('config-invalid', 'words', fields)),
  };
  const refused = await bridge.calls
    .setConfig({ path: 'dicom.port', value: 70_000 })
    .catch((error: unknown) => error);
  expect(fieldsOf(refused)).toEqual(fields);
  agent.answers = { echo: () => Promise.reject(new FakeCallError('link-down')) };
  expect(fieldsOf(await bridge.calls.echo({}).catch((error: unknown) => error))).toEqual([]);
});

test('tells when the agent is gone and when it is back', async () => {
  const { bridge, told } = follow();
  await until(() => expect(told).toEqual([1, 'up']));
  const port = Number(new URL(server.origin).port);
  await server[Symbol.asyncDispose]();
  await until(() => expect(told).toEqual([1, 'up', 'down']));
  await expect(bridge.calls.echo({})).rejects.toMatchObject({ code: 'agent-not-running' });
  const restarted = new FakeBridge({
    ...sampleStatus(),
    agent: { ...agent.status.agent, startedAt: new Date().toISOString() },
  });
  server = await serveDashboard(restarted, '/nonexistent', { token: TOKEN, port });
  await until(() => expect(told).toEqual([1, 'up', 'down', 1, 'up']));
});

test('an agent that hangs with its connections open counts as gone', async () => {
  const { told } = follow({ silenceMs: 50, probeTimeoutMs: 100 });
  await until(() => expect(told).toContain('up'));
  server.hang();
  await until(() => expect(told.at(-1)).toBe('down'));
});

test('a wrong token locks the page, and nothing is tried again', async () => {
  const { told } = follow({ token: 'wrong' });
  await until(() => expect(told).toEqual(['locked']));
  expect(server.paths).toHaveLength(1);
});

test('an older status never replaces a newer one of the same agent', async () => {
  const { bridge, told } = follow({ silenceMs: 50 });
  agent.change({});
  await until(() => expect(told).toContain('up'));
  agent.answers = { getStatus: () => Promise.resolve({ ...agent.status, revision: 1 }) };
  await bridge.calls.getStatus({});
  await until(() => expect(agent.requests.length).toBeGreaterThan(2));
  expect(told).not.toContain(1);
});
