import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { loadWebAssets } from '../../electron/foundation/web-assets.ts';
import { serveWeb } from '../../electron/agent/control/web-server.ts';
import { eventually } from '../fakes/eventually.ts';
import { GOOD_CODE, makeStatus } from '../fakes/fake-control-backend.ts';
import { ask, call, JSON_TYPE, startWeb, type Answer } from '../fakes/loopback-web.ts';

test('serves the dashboard from 127.0.0.1 with a strict policy and no CORS', async () => {
  await using served = await startWeb();
  const { web } = served;
  expect(web.dashboardUrl).toBe(`http://127.0.0.1:${web.port}/#token=${web.token}`);
  const page = await ask(web.port, '/');
  expect([page.status, page.text]).toEqual([200, '<!doctype html><title>Tern</title>']);
  const { headers } = page.response;
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toBe('no-cache');
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  const script = await ask(web.port, '/assets/index-a1b2c3d4.js');
  expect(script.response.headers['cache-control']).toContain('immutable');
  const etag = page.response.headers.etag ?? '';
  expect((await ask(web.port, '/', { headers: { 'If-None-Match': etag } })).status).toBe(304);
  const head = await ask(web.port, '/', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
  expect((await ask(web.port, '/', { method: 'PUT' })).status).toBe(405);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..\\..\\secret.txt',
  '//secret.txt',
  '/link.txt',
  '/assets/index-a1b2c3d4.js.map',
  '/assets',
  '/__proto__',
  'http://127.0.0.1/secret.txt',
])('nothing outside the list of files can be asked for: %s', async (path) => {
  await using served = await startWeb();
  const answer = await ask(served.web.port, path);
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain('marker');
  expect(answer.response.headers['content-security-policy']).toBeDefined();
});

test('a call with the token is answered; the same calls as everywhere', async () => {
  await using served = await startWeb();
  const status = await call(served.web, 'getStatus');
  expect(status.status).toBe(200);
  expect(JSON.parse(status.text)).toEqual(makeStatus());
  expect(status.response.headers['cache-control']).toBe('no-store');
  const args = { code: GOOD_CODE, cloudUrl: 'https://cloud.example', caPem: null };
  expect((await call(served.web, 'pair', args)).status).toBe(200);
  const again = await call(served.web, 'pair', args);
  expect([again.status, JSON.parse(again.text)]).toEqual([
    409,
    { code: 'already-paired', message: 'This PC is already paired.' },
  ]);
  expect((await call(served.web, 'getStatus', { x: 1 })).status).toBe(400);
  expect((await call(served.web, 'nonsense')).status).toBe(400);
  served.backend.echoError = new Error('marker-7f3a');
  const internal = await call(served.web, 'echo');
  expect(internal.status).toBe(500);
  expect(internal.text).not.toContain('marker');
});

test('without the exact token nothing is answered', async () => {
  await using served = await startWeb();
  const { port, token } = served.web;
  for (const authorization of ['', 'Bearer x', token, `Bearer ${token}x`]) {
    const answer = await call(served.web, 'getStatus', {}, { Authorization: authorization });
    expect(answer.status).toBe(401);
  }
  expect((await ask(port, '/api/events')).status).toBe(401);
  expect((await ask(port, `/api/events?token=${token}`)).status).toBe(401);
});

test('a foreign name that resolves to this PC (DNS rebinding) gets nothing, not even the page', async () => {
  await using served = await startWeb();
  const { port } = served.web;
  for (const host of [
    `evil.example:${port}`,
    'evil.example',
    `127.0.0.1:${port + 1}`,
    '127.0.0.1',
  ]) {
    expect((await ask(port, '/', { headers: { Host: host } })).status).toBe(421);
    expect((await call(served.web, 'getStatus', {}, { Host: host })).status).toBe(421);
  }
  const own = await call(served.web, 'getStatus', {}, { Host: `localhost:${port}` });
  expect(own.status).toBe(200);
});

test('a page of another origin may not call, even with the token', async () => {
  await using served = await startWeb();
  const { port } = served.web;
  for (const headers of [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: `http://127.0.0.1:${port + 1}` },
    { Origin: `https://127.0.0.1:${port}` },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])
    expect((await call(served.web, 'getStatus', {}, headers)).status).toBe(403);
  const own = { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
  expect((await call(served.web, 'getStatus', {}, own)).status).toBe(200);
  const preflight = await ask(port, '/api/getStatus', {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
  });
  expect(preflight.status).toBe(403);
});

test('bodies that are no JSON, or too large, are refused before they are kept', async () => {
  await using served = await startWeb();
  const { web } = served;
  const authorization = { Authorization: `Bearer ${web.token}` };
  const post = (body: string, headers: Record<string, string>): Promise<Answer> =>
    ask(web.port, '/api/getStatus', {
      method: 'POST',
      headers: { ...authorization, ...headers },
      body,
    });
  expect((await post('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await post('{}', {})).status).toBe(415);
  expect((await post('{', JSON_TYPE)).status).toBe(400);
  const large = 'x'.repeat(300 * 1024);
  expect((await post(large, JSON_TYPE)).status).toBe(413);
  expect((await post(large, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })).status).toBe(413);
  expect((await ask(web.port, '/api/getStatus', { headers: authorization })).status).toBe(405);
  const longHeader = { 'X-Long': 'x'.repeat(9 * 1024) };
  expect((await ask(web.port, '/', { headers: longHeader })).status).toBe(431);
  expect((await call(web, 'getStatus')).status).toBe(200);
});

test('the event stream tells the present status and later ones, and ends with its reader', async () => {
  await using served = await startWeb();
  const { web, backend } = served;
  const outgoing = request({
    host: '127.0.0.1',
    port: web.port,
    path: '/api/events',
    headers: { Authorization: `Bearer ${web.token}` },
  });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  let text = '';
  response.on('data', (chunk) => (text += String(chunk)));
  response.on('error', () => undefined);
  await eventually('the first status', () => text.includes('"revision":1,'));
  for (let i = 0; i < 10; i++) backend.publish({});
  await eventually('the last status', () => text.includes('"revision":11,'));
  const events = text.split('\n\n').filter((part) => part.startsWith('event: status\ndata: {'));
  expect(events.length).toBeLessThan(11);
  outgoing.destroy();
  await eventually('the end of the subscription', () => backend.listenerCount === 0);
});

test('silent and dawdling peers are dropped', async () => {
  const timeouts = { headersMs: 200, requestMs: 400, idleMs: 5_000, checkMs: 50 };
  await using served = await startWeb(timeouts);
  const { port, token } = served.web;
  const silent = connect(port, '127.0.0.1');
  const half = connect(port, '127.0.0.1');
  half.write('GET / HTTP/1.1\r\nHost: 127.0');
  const dawdling = connect(port, '127.0.0.1');
  dawdling.write(
    `POST /api/getStatus HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{',
  );
  await Promise.all(
    [silent, half, dawdling].map((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      return once(socket, 'close');
    }),
  );
  expect((await call(served.web, 'getStatus')).status).toBe(200);
});

test('a page that stops reading is dropped and nothing piles up for it', async () => {
  await using served = await startWeb();
  const { web } = served;
  const socket = connect(web.port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(
    `GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nAuthorization: Bearer ${web.token}\r\n\r\n`,
  );
  await eventually('the subscription', () => served.backend.listenerCount === 1);
  expect((await call(web, 'getStatus')).status).toBe(200);
  socket.destroy();
  await eventually('the end', () => served.backend.listenerCount === 0);
});

test('a port in use is told with its number and what to do', async () => {
  await using served = await startWeb();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const serving = serveWeb({ ...served.services, port, assets: served.assets });
  await expect(serving).rejects.toMatchObject({ code: 'port-in-use' });
  await expect(serving).rejects.toThrow(`Port ${port} for the dashboard is already used`);
  taken.close();
});

test('the server listens on loopback only and leaves the token in no log', async () => {
  await using served = await startWeb();
  const { web, log } = served;
  await call(web, 'getStatus');
  await call(web, 'getStatus', {}, { Authorization: `Bearer ${web.token}x` });
  await call(web, 'nonsense', { token: web.token });
  await call(web, web.token);
  await ask(web.port, `/${web.token}`);
  expect(log.lines.length).toBeGreaterThan(1);
  expect(log.text).not.toContain(web.token);
  const other = connect(web.port, '127.0.0.2');
  await expect(once(other, 'connect')).rejects.toThrow('ECONNREFUSED');
});

test('without a built dashboard the API works and the page says what is missing', async () => {
  await using served = await startWeb();
  await using bare = await serveWeb({
    ...served.services,
    port: 0,
    assets: await loadWebAssets('/nonexistent'),
  });
  const page = await ask(bare.port, '/');
  expect([page.status, page.text.includes('was not built')]).toEqual([404, true]);
  expect((await call(bare, 'getStatus')).status).toBe(200);
});
