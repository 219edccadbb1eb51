import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { connectControl } from '../../electron/agent/control/connect-control.ts';
import { ControlError } from '../../electron/agent/control/control-error.ts';
import { createControlServices } from '../../electron/agent/control/control-services.ts';
import { serveControlSocket } from '../../electron/agent/control/control-socket.ts';
import { findSocket } from '../../electron/foundation/find-socket.ts';
import { MAX_CONTROL_MESSAGE_BYTES } from '../../electron/contract/control.ts';
import type { TransferQuery } from '../../electron/contract/transfers.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { ArrayLogSink } from '../fakes/array-log-sink.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeControlBackend, GOOD_CODE, makeStatus } from '../fakes/fake-control-backend.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';

async function startAgent(nested = '') {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const dataDir = join(folder.path, nested);
  await mkdir(dataDir, { recursive: true });
  const backend = new FakeControlBackend();
  const log = new ArrayLogSink();
  const logger = createLogger({ clock: systemClock, sinks: [log], level: 'debug' });
  const services = createControlServices(backend, systemClock, logger);
  stack.use(await serveControlSocket(dataDir, services));
  return {
    dataDir,
    backend,
    log,
    services,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function openRaw(dataDir: string): Promise<Socket> {
  const socket = connect((await findSocket(dataDir))!);
  await once(socket, 'connect');
  return socket;
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

test('a client pairs, sees the status change, and is answered in words when it asks wrongly', async () => {
  await using agent = await startAgent();
  await using client = await connectControl(agent.dataDir);
  expect(await client.getStatus({})).toEqual(makeStatus());
  const revisions: string[] = [];
  using _subscription = client.onStatus((status) => revisions.push(status.pairing.kind));
  await expect(client.echo({})).rejects.toMatchObject({ code: 'not-paired' });
  const cloud = { cloudUrl: 'https://cloud.example', caPem: null };
  const wrong = client.pair({ code: 'WRONG', ...cloud });
  await expect(wrong).rejects.toEqual(
    new ControlError('pairing-code-wrong', 'The cloud knows no such code.'),
  );
  expect(await client.pair({ code: GOOD_CODE, ...cloud })).toMatchObject({ uplinkId: 'u-1' });
  await eventually('the new status', () => revisions.includes('paired'));
  expect((await client.echo({})).latencyMs).toBe(12.5);
});

test('two clients are served side by side', async () => {
  await using agent = await startAgent();
  await using one = await connectControl(agent.dataDir);
  await using two = await connectControl(agent.dataDir);
  await Promise.all([one.getStatus({}), two.getStatus({})]);
  const told: string[] = [];
  using _a = one.onStatus(({ revision }) => told.push(`one ${revision}`));
  using _b = two.onStatus(({ revision }) => told.push(`two ${revision}`));
  agent.backend.publish({});
  await eventually('both', () => told.includes('one 2') && told.includes('two 2'));
});

test('socket and folder are for their owner only', async () => {
  await using agent = await startAgent();
  expect((await stat(join(agent.dataDir, 'control.sock'))).mode & 0o777).toBe(0o600);
  expect((await stat(agent.dataDir)).mode & 0o777).toBe(0o700);
});

test('a folder whose path is too long for a socket works the same', async () => {
  await using agent = await startAgent(`${'long-folder-name/'.repeat(8)}data`);
  const path = (await findSocket(agent.dataDir))!;
  expect(path.length).toBeLessThan(107);
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  await using client = await connectControl(agent.dataDir);
  expect((await client.getStatus({})).revision).toBe(1);
  await expect(serveControlSocket(agent.dataDir, agent.services)).rejects.toMatchObject({
    code: 'agent-already-running',
  });
});

test('a short folder elsewhere goes with the agent', async () => {
  let path: string;
  {
    await using agent = await startAgent(`${'long-folder-name/'.repeat(8)}data`);
    path = (await findSocket(agent.dataDir))!;
  }
  await expect(stat(join(path, '..'))).rejects.toThrow('ENOENT');
});

test('a second agent for the same folder is refused, and the first goes on', async () => {
  await using agent = await startAgent();
  const second = serveControlSocket(agent.dataDir, agent.services);
  await expect(second).rejects.toMatchObject({ code: 'agent-already-running' });
  await expect(second).rejects.toThrow(agent.dataDir);
  await using client = await connectControl(agent.dataDir);
  expect((await client.getStatus({})).revision).toBe(1);
});

test('what an agent that died left behind is replaced', async () => {
  await using folder = await makeTempFolder();
  const path = join(folder.path, 'control.sock');
  await writeFile(path, '');
  await expect(connectControl(folder.path)).rejects.toMatchObject({ code: 'agent-not-running' });
  const services = createControlServices(
    new FakeControlBackend(),
    systemClock,
    createLogger({ clock: systemClock, sinks: [] }),
  );
  {
    await using _agent = await serveControlSocket(folder.path, services);
    await using client = await connectControl(folder.path);
    expect((await client.getStatus({})).revision).toBe(1);
  }
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('without an agent the client says so, naming the folder', async () => {
  await using folder = await makeTempFolder();
  const connecting = connectControl(folder.path);
  await expect(connecting).rejects.toMatchObject({ code: 'agent-not-running' });
  await expect(connecting).rejects.toThrow(
    `Tern is not running with the data folder ${folder.path}`,
  );
});

test.each(['garbage', '{"id":1', '[]', '{"call":"getStatus","args":{}}', '\u0000\u0001'])(
  'a peer that sends %j is told and cut off; others are served on',
  async (garbage) => {
    await using agent = await startAgent();
    const peer = await openRaw(agent.dataDir);
    peer.write(`${garbage}\n`);
    const lines = (await readAll(peer)).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 0, error: { code: 'bad-arguments', message: expect.any(String) as string } },
    ]);
    await using client = await connectControl(agent.dataDir);
    expect((await client.getStatus({})).revision).toBe(1);
  },
);

test('a peer that sends no end of line is cut off at the ceiling', async () => {
  await using agent = await startAgent();
  const peer = await openRaw(agent.dataDir);
  peer.on('error', () => undefined);
  let sent = 0;
  function* endlessLine(): Generator<Buffer> {
    for (; sent < 4 * MAX_CONTROL_MESSAGE_BYTES; sent += 65_536) yield Buffer.alloc(65_536, 'x');
  }
  await pipeline(endlessLine, peer).catch(() => undefined);
  await eventually('the log', () => agent.log.text.includes('control.message-too-long'));
  expect(sent).toBeLessThan(2 * MAX_CONTROL_MESSAGE_BYTES);
  await using client = await connectControl(agent.dataDir);
  expect((await client.getStatus({})).revision).toBe(1);
});

test('a request that comes byte by byte, and one after which the peer stops sending, are answered', async () => {
  await using agent = await startAgent();
  const peer = await openRaw(agent.dataDir);
  peer.setNoDelay(true);
  for (const byte of Buffer.from('{"id":7,"call":"getConfig","args":{}}\n')) {
    await new Promise<void>((resolve) => peer.write(Buffer.of(byte), () => resolve()));
  }
  peer.end('{"id":8,"call":"echo","args":{}}\n');
  const answers = (await readAll(peer))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id?: number });
  expect(answers.map(({ id }) => id)).toEqual(expect.arrayContaining([7, 8]));
});

test('an unknown call is answered under its own id and the connection lives on', async () => {
  await using agent = await startAgent();
  const peer = await openRaw(agent.dataDir);
  peer.end('{"id":1,"call":"fly","args":{}}\n{"id":2,"call":"echo","args":{}}\n');
  const text = await readAll(peer);
  expect(text).toContain('{"id":1,"error":{"code":"bad-arguments"');
  expect(text).toContain('{"id":2,"error":{"code":"not-paired"');
});

test('a peer that asks and never reads makes nothing pile up and hinders nobody', async () => {
  await using agent = await startAgent();
  const peer = await openRaw(agent.dataDir);
  peer.pause();
  peer.on('error', () => undefined);
  let calls = 0;
  const { handlers } = agent.backend;
  const listTransfers = handlers.listTransfers;
  Object.assign(handlers, {
    listTransfers: (args: TransferQuery) => {
      calls += 1;
      return listTransfers(args);
    },
  });
  agent.backend.ledger = Array.from({ length: 1000 }, () => agent.backend.ledger[0]!);
  let asked = 0;
  const ask = (): boolean =>
    peer.write(`{"id":${++asked},"call":"listTransfers","args":{"limit":1000}}\n`.repeat(100));
  for (let i = 0; i < 100 && ask(); i++);
  await using client = await connectControl(agent.dataDir);
  for (let i = 0; i < 20; i++) await client.getStatus({});
  expect(calls).toBeLessThan(64);
  peer.destroy();
});

test('when the agent ends, waiting calls fail in words and the client is told', async () => {
  const agent = await startAgent();
  Object.assign(agent.backend.handlers, { echo: () => new Promise(() => undefined) });
  await using client = await connectControl(agent.dataDir);
  await client.getStatus({});
  const echo = client.echo({}).catch((error: unknown) => error);
  await agent[Symbol.asyncDispose]();
  expect(await echo).toMatchObject({ code: 'agent-not-running' });
  await client.closed;
  await expect(client.getStatus({})).rejects.toMatchObject({ code: 'agent-not-running' });
});

test('answers that break the contract are not passed on by the client', async () => {
  await using folder = await makeTempFolder();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write('{"id":1,"result":{"latencyMs":"fast"}}\n'));
  });
  server.listen(join(folder.path, 'control.sock'));
  await once(server, 'listening');
  {
    await using client = await connectControl(folder.path);
    await expect(client.echo({})).rejects.toMatchObject({ code: 'internal' });
  }
  server.close();
});
