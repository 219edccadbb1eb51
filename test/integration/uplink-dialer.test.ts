import { once } from 'node:events';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LinkFault } from '../../electron/contract/link-state.ts';
import { PSK_CIPHER_SUITES } from '../../electron/contract/psk-link.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { PreSharedKey } from '../../electron/agent/secrets/pre-shared-key.ts';
import { LinkFaultError } from '../../electron/agent/uplink/link-fault.ts';
import { PskDialer, type DialOptions } from '../../electron/agent/uplink/psk-dialer.ts';
import { testCertificates } from '../fakes/test-certificates.ts';
import {
  closedPort,
  hangingUpPeer,
  httpPeer,
  listenLocally,
  opensslPeer,
  pskPeer,
  resettingPeer,
  silentPeer,
  x509Peer,
  type Peer,
} from '../fakes/tls-peers.ts';
import { needsPrograms, requireProgram } from '../fixtures/programs.ts';
import { Stunnel } from '../interop/support/stunnel.ts';

const KEY = 'ab'.repeat(32);
const OTHER_KEY = 'cd'.repeat(32);
const IDENTITY = 'uplink-1';
const OPENSSL_PSK = ['-nocert', '-psk_identity', IDENTITY, '-psk'];
const rightKey = (identity: string): string | undefined =>
  identity === IDENTITY ? KEY : undefined;
const wrongKey = (): string => OTHER_KEY;
const noKey = (): undefined => undefined;
needsPrograms('openssl');

const target = (ports: readonly number[], changes: Partial<DialOptions> = {}): DialOptions => ({
  host: '127.0.0.1',
  ports,
  identity: IDENTITY,
  key: PreSharedKey.fromHex(KEY),
  proxy: null,
  connectTimeoutMs: 5_000,
  ...changes,
});
const dialer = (): PskDialer => new PskDialer({ clock: systemClock });
async function failureOf(dialing: Promise<unknown>): Promise<LinkFaultError> {
  const error = await dialing.then(
    () => new Error('it connected'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(LinkFaultError);
  return error as LinkFaultError;
}

describe('connects', () => {
  test.each(PSK_CIPHER_SUITES)('to openssl s_server with %s', async (suite) => {
    await using peer = await opensslPeer([...OPENSSL_PSK, KEY, '-tls1_2', '-cipher', suite]);
    const dialed = await dialer().dial(target([peer.port]));
    expect(dialed).toMatchObject({ suite, port: peer.port });
    expect(dialed.socket.getProtocol()).toBe('TLSv1.2');
    dialed.socket.destroy();
  });

  test('with AES-GCM and ephemeral keys first, although the server has TLS 1.3 as well', async () => {
    await using peer = await opensslPeer([...OPENSSL_PSK, KEY]);
    const dialed = await dialer().dial(target([peer.port]));
    expect(dialed.suite).toBe('DHE-PSK-AES256-GCM-SHA384');
    dialed.socket.destroy();
  });

  test('and hands over a socket that carries bytes both ways', async () => {
    await using peer = await pskPeer({
      keyOf: rightKey,
      onConnection: (socket) => socket.pipe(socket),
    });
    const { socket } = await dialer().dial(target([peer.port]));
    socket.write('there and back');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toBe('there and back');
    socket.destroy();
  });

  test('by the next port where the first fails, and tries that one first the next time', async () => {
    const closed = await closedPort();
    const seen: string[] = [];
    const one = dialer();
    const second = await pskPeer({ keyOf: rightKey, onConnection: () => seen.push('second') });
    const ports = [closed, second.port];
    expect((await one.dial(target(ports))).port).toBe(second.port);
    await using first = await pskPeer({
      keyOf: rightKey,
      port: closed,
      onConnection: () => seen.push('first'),
    });
    expect((await one.dial(target(ports))).port).toBe(second.port);
    await second[Symbol.asyncDispose]();
    expect((await one.dial(target(ports))).port).toBe(first.port);
    expect((await one.dial(target(ports))).port).toBe(first.port);
    expect(seen).toEqual(['second', 'second', 'first', 'first']);
  });
});

type Failure = {
  readonly name: string;
  readonly fault: LinkFault;
  readonly start: () => Promise<Peer | number>;
  readonly changes?: Partial<DialOptions>;
};
const aes128 = ['-tls1_2', '-cipher', 'DHE-PSK-AES128-GCM-SHA256'];
const failures: readonly Failure[] = [
  { name: 'a closed port', fault: 'port-closed', start: closedPort },
  {
    name: 'a port that stays silent',
    fault: 'timed-out',
    start: silentPeer,
    changes: { connectTimeoutMs: 200 },
  },
  {
    name: 'a name that does not exist',
    fault: 'name-not-found',
    start: closedPort,
    changes: { host: 'no-such-host.invalid' },
  },
  { name: 'a plain HTTP server', fault: 'tls-altered', start: httpPeer },
  {
    name: 'an X.509 server with TLS 1.3 only',
    fault: 'tls-altered',
    start: () => x509Peer(testCertificates(), { minVersion: 'TLSv1.3' }),
  },
  {
    name: 'an X.509 server with TLS 1.2',
    fault: 'tls-altered',
    start: () => x509Peer(testCertificates(), { maxVersion: 'TLSv1.2' }),
  },
  {
    name: 'a PSK server with AES-128 only',
    fault: 'tls-altered',
    start: () => opensslPeer([...OPENSSL_PSK, KEY, ...aes128]),
  },
  {
    name: 'a PSK server without forward secrecy',
    fault: 'tls-altered',
    start: () => pskPeer({ keyOf: rightKey, ciphers: 'PSK-AES256-GCM-SHA384' }),
  },
  {
    name: 'a PSK server of TLS 1.3 only',
    fault: 'tls-altered',
    start: () => opensslPeer([...OPENSSL_PSK, KEY, '-tls1_3']),
  },
  {
    name: 'a wrong key at our kind of server',
    fault: 'key-refused',
    start: () => pskPeer({ keyOf: wrongKey }),
  },
  {
    name: 'a wrong key, ECDHE',
    fault: 'key-refused',
    start: () => pskPeer({ keyOf: wrongKey, ciphers: PSK_CIPHER_SUITES[1] }),
  },
  {
    name: 'a wrong key at openssl s_server',
    fault: 'key-refused',
    start: () => opensslPeer([...OPENSSL_PSK, OTHER_KEY, '-tls1_2']),
  },
  {
    name: 'an unknown identity at our kind of server',
    fault: 'key-refused',
    start: () => pskPeer({ keyOf: noKey }),
  },
  {
    name: 'an unknown identity at a server that says so',
    fault: 'key-refused',
    start: () => pskPeer({ keyOf: noKey, tellsUnknownIdentity: true }),
  },
  { name: 'a server that hangs up', fault: 'cloud-down', start: hangingUpPeer },
  { name: 'a server that resets', fault: 'cloud-down', start: resettingPeer },
];

describe('names the fault of', () => {
  test.each(failures)('$name: $fault', async ({ fault, start, changes }) => {
    const peer = await start();
    const port = typeof peer === 'number' ? peer : peer.port;
    try {
      const error = await failureOf(dialer().dial(target([port], changes)));
      expect(error.code).toBe(fault);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY.slice(0, 8));
    } finally {
      if (typeof peer !== 'number') await peer[Symbol.asyncDispose]();
    }
  });
});

test('a refused key is final: the next port is not tried', async () => {
  let connections = 0;
  await using refusing = await pskPeer({ keyOf: noKey });
  await using willing = await pskPeer({
    keyOf: rightKey,
    onConnection: () => (connections += 1),
  });
  const error = await failureOf(dialer().dial(target([refusing.port, willing.port])));
  expect([error.code, connections]).toEqual(['key-refused', 0]);
});

test('where all ports fail, the most telling fault is named', async () => {
  await using silent = await silentPeer();
  await using http = await httpPeer();
  const ports = [silent.port, await closedPort(), http.port];
  const limits = { connectTimeoutMs: 200 };
  expect((await failureOf(dialer().dial(target(ports, limits)))).code).toBe('tls-altered');
  expect((await failureOf(dialer().dial(target(ports.slice(0, 2), limits)))).code).toBe(
    'port-closed',
  );
});

test('an abort ends the attempt with its reason', async () => {
  await using silent = await silentPeer();
  const abort = new AbortController();
  const dialing = dialer().dial(target([silent.port], { signal: abort.signal }));
  abort.abort(new Error('shutting down'));
  await expect(dialing).rejects.toThrow('shutting down');
  await expect(dialer().dial(target([silent.port], { signal: abort.signal }))).rejects.toThrow(
    'shutting down',
  );
});

test('stunnel takes the right key and refuses a wrong key and an unknown identity', async (context) => {
  requireProgram(context, 'stunnel');
  await using echo = await listenLocally(createServer((socket) => socket.pipe(socket)));
  const psk = { identity: IDENTITY, keyHex: KEY };
  await using stunnel = await Stunnel.start({ role: 'server', connectPort: echo.port, psk });
  const { socket, suite } = await dialer().dial(target([stunnel.port]));
  expect(suite).toBe('DHE-PSK-AES256-GCM-SHA384');
  socket.write('there and back');
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString()).toBe('there and back');
  socket.destroy();
  for (const changes of [{ key: PreSharedKey.fromHex(OTHER_KEY) }, { identity: 'nobody' }]) {
    const error = await failureOf(dialer().dial(target([stunnel.port], changes)));
    expect(error.code).toBe('key-refused');
  }
});
