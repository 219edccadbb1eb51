import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ListenerControl } from '../../../electron/agent/listener-control.ts';
import { PLAIN_LISTENER } from '../../../electron/agent/listener-purpose.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { agentConfigSchema, type AgentConfig } from '../../../electron/contract/agent-config.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { closedPort } from '../../fakes/tls-peers.ts';
import { portAnswers } from '../../../electron/foundation/port-answers.ts';
import { systemClock } from '../../../electron/foundation/clock.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

function make(port: number, answers?: (host: string, port: number) => Promise<boolean>) {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  const place = { host: '127.0.0.1', port };
  const configFor = (changes: Partial<typeof place>): AgentConfig =>
    agentConfigSchema.parse({ dicom: { ...place, ...changes } });
  let connections = 0;
  const control = new ListenerControl({
    purpose: PLAIN_LISTENER,
    config: () => configFor({}),
    connected: (socket) => {
      connections += 1;
      socket.destroy();
    },
    problems,
    clock,
    logger: createLogger({ clock, sinks: [] }),
    changed: () => undefined,
    ...(answers && { answers }),
  });
  return { control, problems, clock, configFor, connections: () => connections };
}

const portOf = ({ control }: ReturnType<typeof make>): number =>
  control.state.kind === 'listening' ? control.state.port : 0;

test('a port that could not be had is tried again at once', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const made = make(port);
  await using _control = made.control;
  await made.control.openOrRetry();
  expect(made.control.state.kind).toBe('failed');
  other.close();
  await once(other, 'close');
  await Promise.all([made.control.recheck(), made.control.recheck()]);
  expect([portOf(made), made.problems.list()]).toEqual([port, []]);
  // The retry that was planned does not take the port from the listener.
  await made.clock.advance(60_000);
  expect([portOf(made), made.problems.list()]).toEqual([port, []]);
});

test('a listener that answers stays as it is', async () => {
  const made = make(0);
  await using _control = made.control;
  await made.control.openOrRetry();
  const port = portOf(made);
  await made.control.recheck();
  expect([portOf(made), made.connections()]).toEqual([port, 1]);
});

test('a listener that answers no more is opened anew on the same port', async () => {
  const asked: string[] = [];
  const made = make(0, (host, port) => {
    asked.push(`${host}:${port}`);
    return Promise.resolve(false);
  });
  await using _control = made.control;
  await made.control.openOrRetry();
  const port = portOf(made);
  await made.control.recheck();
  expect([asked, portOf(made)]).toEqual([[`127.0.0.1:${port}`], port]);
  expect(made.problems.list()).toEqual([]);
});

const answers = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  portAnswers(host, port, systemClock);

test('another port is opened before the old one is closed, and only when the change is used', async () => {
  const made = make(await closedPort());
  await using _control = made.control;
  await made.control.openOrRetry();
  const before = portOf(made);
  const after = await closedPort();
  {
    await using change = await made.control.prepare(made.configFor({ port: after }));
    expect(change).not.toBeNull();
    expect([await answers(before), await answers(after)]).toEqual([true, true]);
  }
  expect([await answers(before), await answers(after)]).toEqual([true, false]);
  {
    await using change = await made.control.prepare(made.configFor({ port: after }));
    change?.use();
  }
  expect([await answers(before), await answers(after)]).toEqual([false, true]);
  expect(portOf(made)).toBe(after);
  expect(await made.control.prepare(made.configFor({ port: after }))).toBeNull();
});

test('a port that another program holds is refused with its name, and the old one stays', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const made = make(0);
  await using _control = made.control;
  await made.control.openOrRetry();
  await expect(made.control.prepare(made.configFor({ port }))).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(String(port)) as string,
    fields: [{ path: 'dicom.port', problem: 'port-in-use', holder: { port } }],
  });
  expect(await answers(portOf(made))).toBe(true);
  expect(made.problems.list()).toEqual([]);
  other.close();
});

test('another address of the same port takes over; one that this PC has not leaves the old one open', async () => {
  const made = make(await closedPort());
  await using _control = made.control;
  await made.control.openOrRetry();
  const port = portOf(made);
  await expect(made.control.prepare(made.configFor({ host: '192.0.2.1' }))).rejects.toMatchObject({
    code: 'config-invalid',
    fields: [{ path: 'dicom.host', problem: 'address-not-here' }],
  });
  expect([portOf(made), await answers(port)]).toEqual([port, true]);
  {
    await using _unused = await made.control.prepare(made.configFor({ host: '127.0.0.2' }));
  }
  expect([await answers(port), await answers(port, '127.0.0.2')]).toEqual([true, false]);
  {
    await using change = await made.control.prepare(made.configFor({ host: '127.0.0.2' }));
    change?.use();
  }
  expect([await answers(port), await answers(port, '127.0.0.2')]).toEqual([false, true]);
});

test('a free port ends the trouble of one that could not be had', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const made = make((other.address() as AddressInfo).port);
  await using _control = made.control;
  await made.control.openOrRetry();
  expect(made.problems.list()).toMatchObject([{ code: 'port-in-use', isOngoing: true }]);
  const free = await closedPort();
  {
    await using change = await made.control.prepare(made.configFor({ port: free }));
    change?.use();
  }
  other.close();
  await once(other, 'close');
  await made.clock.advance(60_000);
  expect(portOf(made)).toBe(free);
  expect(made.problems.list().filter(({ isOngoing }) => isOngoing)).toEqual([]);
});
