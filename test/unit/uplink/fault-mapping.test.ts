import { expect, test } from 'vitest';
import { linkFaultSchema, type LinkFault } from '../../../electron/contract/link-state.ts';
import { faultOf } from '../../../electron/agent/uplink/fault-mapping.ts';
import { faultWords, LinkFaultError } from '../../../electron/agent/uplink/link-fault.ts';

const raw = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const before = { keyWasUsed: false, hasNetwork: true };
const after = { keyWasUsed: true, hasNetwork: true };

test.each<readonly [string, LinkFault]>([
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'name-not-found'],
  ['ENETUNREACH', 'no-network'],
  ['EHOSTUNREACH', 'no-network'],
  ['ECONNREFUSED', 'port-closed'],
  ['ETIMEDOUT', 'timed-out'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-altered'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-altered'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls-altered'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-altered'],
  ['HPE_INVALID_CONSTANT', 'tls-altered'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-not-trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-not-trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-not-trusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-not-trusted'],
  ['CERT_HAS_EXPIRED', 'certificate-not-trusted'],
  ['CERT_NOT_YET_VALID', 'certificate-not-trusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-not-trusted'],
  ['ECONNRESET', 'cloud-down'],
  ['EPIPE', 'cloud-down'],
  ['SOMETHING_NEW', 'cloud-down'],
])('%s is %s', (code, fault) => {
  expect(faultOf(raw(code), before)).toBe(fault);
});

/** Codes and texts of the same alert as Node 20, 22, 24 and 26 write them. */
test.each([
  ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', ''],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_RECORD_MAC', ''],
  ['ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR', ''],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_PSK_IDENTITY', ''],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', ''],
  ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', ''],
  ['EPROTO', 'write EPROTO 80:error:0A0003FC:SSL routines::sslv3 alert bad record mac:'],
  ['ECONNRESET', 'Client network socket disconnected'],
])('%s %s after the key went into the handshake is a refused key', (code, message) => {
  expect(faultOf(raw(code, message), after)).toBe('key-refused');
  expect(faultOf(raw(code, message), before)).not.toBe('key-refused');
});

test('a handshake that breaks for another reason is not blamed on the key', () => {
  expect(faultOf(raw('ERR_SSL_WRONG_VERSION_NUMBER'), after)).toBe('tls-altered');
  expect(faultOf(raw('ETIMEDOUT'), after)).toBe('timed-out');
});

test('without any network, its symptoms are called by its name', () => {
  const context = { keyWasUsed: false, hasNetwork: false };
  expect(
    ['ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'].map((code) => faultOf(raw(code), context)),
  ).toEqual(['no-network', 'no-network', 'no-network']);
  expect(faultOf(raw('ECONNREFUSED'), context)).toBe('port-closed');
});

test('several addresses of one host count by the first', () => {
  const both = new AggregateError([raw('ECONNREFUSED'), raw('ENETUNREACH')]);
  expect(faultOf(both, before)).toBe('port-closed');
});

test('a fault that is named already keeps its name, and anything else is no crash', () => {
  expect(faultOf(new LinkFaultError('key-refused'), before)).toBe('key-refused');
  expect([faultOf('text', before), faultOf(undefined, before)]).toEqual([
    'cloud-down',
    'cloud-down',
  ]);
});

test('each fault has words that end as sentences', () => {
  for (const fault of linkFaultSchema.options) expect(faultWords(fault)).toMatch(/^[A-Z].{20,}\.$/);
});
