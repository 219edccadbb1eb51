import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { describe, expect, test } from 'vitest';
import { PSK_CIPHER_SUITES } from '../../electron/contract/psk-link.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { runCli } from '../../cloud/cli/program.ts';
import { eventually } from '../fakes/eventually.ts';
import { RunningCloud, type FarEndKey } from '../fakes/running-cloud.ts';
import { deviceRequest, ECHO_CONTEXT, echoRq, openDevice } from '../fakes/test-device.ts';
import { runProgram } from '../fixtures/child.ts';
import { requireProgram } from '../fixtures/programs.ts';

const silent = { out: () => undefined, err: () => undefined };
const otherKey = (key: FarEndKey): FarEndKey => ({ ...key, keyHex: '5a'.repeat(32) });
const unknown: FarEndKey = { id: '', identity: 'nobody', keyHex: '5a'.repeat(32) };

async function opensslClient(
  cloud: RunningCloud,
  openssl: string,
  key: FarEndKey,
  args: readonly string[],
): Promise<string> {
  const { stdout, stderr } = await runProgram(openssl, [
    ...['s_client', '-connect', `127.0.0.1:${cloud.cloud.pskPort}`],
    ...['-psk_identity', key.identity, '-psk', key.keyHex, ...args],
  ]);
  return stdout + stderr;
}

describe('openssl s_client', () => {
  test.for(PSK_CIPHER_SUITES)('connects with %s', async (suite, context) => {
    await using cloud = await RunningCloud.start();
    const openssl = requireProgram(context, 'openssl');
    const output = await opensslClient(cloud, openssl, cloud.addUplink(), [
      ...['-tls1_2', '-cipher', suite],
    ]);
    expect(output).toContain(`Cipher is ${suite}`);
    expect(output).not.toContain('session ticket');
    expect(output).toContain('Secure Renegotiation IS supported');
  });

  test.for([
    '-tls1_2 -cipher PSK-AES256-GCM-SHA384:@SECLEVEL=0',
    '-tls1_2 -cipher DHE-PSK-AES128-GCM-SHA256:@SECLEVEL=0',
    '-tls1_2 -cipher ECDHE-PSK-AES128-CBC-SHA256:@SECLEVEL=0',
    '-tls1_2 -cipher DHE-PSK-CHACHA20-POLY1305:@SECLEVEL=0',
    '-tls1_2 -cipher RSA-PSK-AES256-GCM-SHA384:@SECLEVEL=0',
    '-tls1_3',
    '-tls1_1 -cipher ALL:@SECLEVEL=0',
  ])('is refused with %s', async (args, context) => {
    await using cloud = await RunningCloud.start();
    const openssl = requireProgram(context, 'openssl');
    const output = await opensslClient(cloud, openssl, cloud.addUplink(), args.split(' '));
    expect(output).toMatch(/Cipher is \(NONE\)|no ciphers available/);
  });
});

describe('keys', () => {
  test('an unknown identity fails exactly like a wrong key', async () => {
    await using cloud = await RunningCloud.start();
    const key = cloud.addUplink();
    const failureOf = (attempt: FarEndKey): Promise<{ code?: string; message: string }> =>
      cloud.connect(attempt).then(
        () => ({ message: 'it connected' }),
        (error: unknown) => error as { code?: string; message: string },
      );
    const wrong = await failureOf(otherKey(key));
    const nobody = await failureOf(unknown);
    expect(wrong.code).toMatch(/BAD_RECORD_MAC/);
    expect(nobody.code).toBe(wrong.code);
    const withoutNumbers = (text: string): string => text.replace(/[0-9A-F]{6,}/g, '');
    expect(withoutNumbers(nobody.message)).toBe(withoutNumbers(wrong.message));
    await eventually('both are logged', () => cloud.log.text.match(/psk\.refused/g)?.length === 2);
    expect(cloud.log.text).not.toContain('nobody');
  });

  test('revoked by a command beside the server: the live connection is cut and the key opens nothing', async () => {
    await using cloud = await RunningCloud.start();
    const key = cloud.addUplink();
    await using tunnel = await cloud.tunnel(key);
    const device = await openDevice(tunnel.port);
    await device.requestOne(ECHO_CONTEXT.id, echoRq);
    const data = ['--data', cloud.folder.root];
    expect(await runCli(['uplink', 'revoke', key.id, ...data], silent)).toBe(0);
    const cutBy = performance.now() + 1_000;
    await expect(
      device.requestOne(ECHO_CONTEXT.id, echoRq).then(() => wait(device)),
    ).rejects.toThrow();
    expect(performance.now()).toBeLessThan(cutBy);
    await expect(cloud.connect(key)).rejects.toThrow();
    expect(cloud.log.text).toContain('"uplink.revoked"');
  });

  test('ending a clinic cuts all its uplinks and leaves the others', async () => {
    await using cloud = await RunningCloud.start();
    cloud.cloud.registry.clinics.add('Other');
    const ended = await cloud.connect(cloud.addUplink('Other'));
    const staying = await cloud.connect(cloud.addUplink());
    const closed = once(ended, 'close');
    expect(await runCli(['clinic', 'end', 'Other', '--data', cloud.folder.root], silent)).toBe(0);
    await closed;
    expect(staying.destroyed).toBe(false);
    staying.destroy();
  });

  test('a session that was kept does not outlive its key', async () => {
    await using cloud = await RunningCloud.start();
    const key = cloud.addUplink();
    const first = await cloud.connect(key);
    const session = first.getSession();
    expect(first.getTLSTicket()).toBeUndefined();
    first.destroy();
    cloud.cloud.registry.uplinks.revoke(key.id);
    await expect(cloud.connect(key, session ? { session } : {})).rejects.toThrow();
  });
});

/** Asks on until the connection is gone. */
async function wait(device: Awaited<ReturnType<typeof openDevice>>): Promise<never> {
  for (;;) await device.requestOne(ECHO_CONTEXT.id, echoRq);
}

describe('hostile sockets', () => {
  test.each(['pskPort', 'apiPort'] as const)('a silent socket on %s is closed', async (port) => {
    await using cloud = await RunningCloud.start({ silentSocketTimeoutMs: 300 });
    const socket = connectTcp(cloud.cloud[port], '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'close');
  });

  test('a connection that is authenticated and then says nothing is closed', async () => {
    await using cloud = await RunningCloud.start({ timeouts: { artimTimeoutMs: 300 } });
    const socket = await cloud.connect(cloud.addUplink());
    socket.resume();
    await once(socket, 'close');
  });

  test('garbage instead of TLS, and instead of DICOM, ends that connection and nothing else', async () => {
    await using cloud = await RunningCloud.start();
    const key = cloud.addUplink();
    const raw = connectTcp(cloud.cloud.pskPort, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.write('GET / HTTP/1.1\r\n\r\n');
    raw.resume();
    await once(raw, 'close');
    const secure = await cloud.connect(key);
    secure.on('error', () => undefined);
    secure.write(Buffer.alloc(100, 0xff));
    secure.resume();
    await once(secure, 'close');
    await using tunnel = await cloud.tunnel(key);
    const device = await openDevice(tunnel.port);
    expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
    await device.release();
  });

  test('another application context is rejected', async () => {
    await using cloud = await RunningCloud.start();
    await using tunnel = await cloud.tunnel(cloud.addUplink());
    const request = { ...deviceRequest(), applicationContext: '1.2.3' };
    const error: unknown = await openDevice(tunnel.port, request).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AssociationRejectedError);
    expect((error as AssociationRejectedError).rejection).toEqual(
      REJECTION.applicationContextNotSupported,
    );
  });
});
