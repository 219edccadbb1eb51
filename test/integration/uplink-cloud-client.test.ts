import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { systemClock } from '../../electron/foundation/clock.ts';
import { BearerToken } from '../../electron/agent/secrets/bearer-token.ts';
import { CloudClient } from '../../electron/agent/uplink/cloud-client.ts';
import { testCertificates } from '../fakes/test-certificates.ts';
import { listenLocally, silentPeer, x509Peer } from '../fakes/tls-peers.ts';
import { runProgram } from '../fixtures/child.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

needsPrograms('openssl');
const call = { timeoutMs: 5_000 };
const clientOf = (port: number, path = ''): CloudClient =>
  new CloudClient({
    baseUrl: new URL(`https://127.0.0.1:${port}${path}`),
    caPem: testCertificates().caPem,
    clock: systemClock,
    getWay: () => ({ proxy: null, caPem: null, connectTimeoutMs: 5_000 }),
  });

type Exchange = { readonly socket: Socket; readonly turnOfSocket: number; readonly path: string };

/** An HTTPS server that shows each request's place on its connection. */
async function serviceThat(
  answer: (exchange: Exchange, request: IncomingMessage, response: ServerResponse) => void,
): Promise<AsyncDisposable & { readonly port: number }> {
  const turns = new Map<Socket, number>();
  const server = createServer(
    { cert: testCertificates().certPem, key: testCertificates().keyPem, minVersion: 'TLSv1.3' },
    (request, response) => {
      const turnOfSocket = (turns.get(request.socket) ?? 0) + 1;
      turns.set(request.socket, turnOfSocket);
      answer({ socket: request.socket, turnOfSocket, path: request.url ?? '' }, request, response);
    },
  );
  return listenLocally(server);
}
const tellTime = (response: ServerResponse): void =>
  void response.end(JSON.stringify({ serverTime: '2026-01-15T09:00:00.000Z' }));

test('keeps one connection for several calls', async () => {
  const turns: number[] = [];
  await using service = await serviceThat(({ turnOfSocket }, _request, response) => {
    turns.push(turnOfSocket);
    tellTime(response);
  });
  using client = clientOf(service.port);
  for (let i = 0; i < 3; i++) await client.time(call);
  expect(turns).toEqual([1, 2, 3]);
});

test('takes a new connection after it was told to forget the kept ones', async () => {
  const turns: number[] = [];
  await using service = await serviceThat(({ turnOfSocket }, _request, response) => {
    turns.push(turnOfSocket);
    tellTime(response);
  });
  using client = clientOf(service.port);
  await client.time(call);
  await client.time(call);
  client.forgetConnections();
  await client.time(call);
  expect(turns).toEqual([1, 2, 1]);
});

test('a kept connection that the server drops is replaced without a word', async () => {
  const turns: number[] = [];
  await using service = await serviceThat(({ turnOfSocket, socket }, _request, response) => {
    turns.push(turnOfSocket);
    if (turnOfSocket === 2) socket.destroy();
    else tellTime(response);
  });
  using client = clientOf(service.port);
  await client.time(call);
  await client.time(call);
  expect(turns).toEqual([1, 2, 1]);
});

test('a fresh connection that is dropped is a fault, not a loop', async () => {
  let requests = 0;
  await using service = await serviceThat(({ socket }) => {
    requests += 1;
    socket.destroy();
  });
  using client = clientOf(service.port);
  await expect(client.time(call)).rejects.toMatchObject({ code: 'cloud-down' });
  expect(requests).toBe(1);
});

test('gives up in time on a silent server, a silent answer and half an answer', async () => {
  await using silent = await silentPeer();
  await using service = await serviceThat(({ path }, _request, response) => {
    if (path.startsWith('/half')) response.writeHead(200).write('{"serverTime":');
  });
  for (const client of [
    clientOf(silent.port),
    clientOf(service.port),
    clientOf(service.port, '/half/'),
  ]) {
    await expect(client.time({ timeoutMs: 150 })).rejects.toMatchObject({ code: 'timed-out' });
    client[Symbol.dispose]();
  }
});

test('an abort ends a call with its reason', async () => {
  await using service = await serviceThat(() => undefined);
  using client = clientOf(service.port);
  const abort = new AbortController();
  const asked = client.time({ ...call, signal: abort.signal });
  abort.abort(new Error('shutting down'));
  await expect(asked).rejects.toThrow('shutting down');
});

test('never follows a redirect, and keeps the token to itself', async () => {
  const paths: string[] = [];
  await using service = await serviceThat(({ path }, request, response) => {
    paths.push(path);
    response.writeHead(307, { location: `https://${request.headers.host ?? ''}/elsewhere` }).end();
  });
  using client = clientOf(service.port);
  const error = await client.unpair(new BearerToken('secret-token'), call).then(
    () => null,
    (thrown: unknown) => thrown as Error,
  );
  expect(error).toMatchObject({ code: 'answer-invalid', status: 307 });
  expect(paths).toEqual(['/v1/unpair']);
  expect(JSON.stringify(error) + String(error?.stack)).not.toContain('secret-token');
});

test('speaks TLS 1.3 and nothing below', async () => {
  await using old = await x509Peer(testCertificates(), { maxVersion: 'TLSv1.2' });
  using client = clientOf(old.port);
  await expect(client.time(call)).rejects.toMatchObject({ code: 'tls-altered' });
});

test('trusts a CA that only the operating system knows, and none that nobody does', async () => {
  await using service = await serviceThat((_exchange, _request, response) => tellTime(response));
  await using folder = await TempFolder.create('system-ca');
  await writeFile(folder.join('ca.pem'), testCertificates().caPem);
  // A process of its own: Node reads the system's CAs once.
  const ask = `
    const { CloudClient } = await import('./electron/agent/uplink/cloud-client.ts');
    const { systemClock: clock } = await import('./electron/foundation/clock.ts');
    const way = { proxy: null, caPem: null, connectTimeoutMs: 5000 };
    const baseUrl = new URL('https://127.0.0.1:${service.port}');
    const client = new CloudClient({ baseUrl, caPem: null, clock, getWay: () => way });
    const said = await client.time({ timeoutMs: 5000 }).then(() => 'trusted', (error) => error.code);
    process.stdout.write(said);
    process.exit();`;
  const answer = async (file: string): Promise<string> => {
    const args = ['--input-type=module', '--eval', ask];
    return (await runProgram(process.execPath, args, { env: { SSL_CERT_FILE: file } })).stdout;
  };
  expect(await answer(folder.join('ca.pem'))).toBe('trusted');
  expect(await answer(folder.join('none.pem'))).toBe('certificate-not-trusted');
});
