import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ListenerControl } from '../../../electron/agent/listener-control.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

function make(port: number, answers?: (host: string, port: number) => Promise<boolean>) {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  const config = agentConfigSchema.parse({ dicom: { host: '127.0.0.1', port } });
  let connections = 0;
  const control = new ListenerControl({
    config: () => config,
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
  return { control, problems, clock, connections: () => connections };
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
