import type { LinkFault } from '../../contract/link-state.ts';
import { errnoOf, messageOf } from '../../foundation/errors.ts';
import { LinkFaultError } from './link-fault.ts';

/** What is known about the attempt that failed, besides the error. */
export type FaultContext = {
  /** The far side had answered with a PSK suite, so that our key went into the handshake. */
  readonly keyWasUsed: boolean;
  /** False where this PC has no address besides loopback. */
  readonly hasNetwork: boolean;
};

/** Errors of the system's network calls. */
const ERRNO_FAULTS: Readonly<Record<string, LinkFault>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_FAIL: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  EHOSTUNREACH: 'no-network',
  EHOSTDOWN: 'no-network',
  EADDRNOTAVAIL: 'no-network',
  ECONNREFUSED: 'port-closed',
  ETIMEDOUT: 'timed-out',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timed-out',
};
/** Without any network these are only its symptoms. */
const SYMPTOMS_OF_NO_NETWORK: readonly LinkFault[] = ['name-not-found', 'timed-out'];

/** Verification results of OpenSSL (X509_V_ERR_…) as Node names them. */
const CERTIFICATE_CODE =
  /^(?:UNABLE_TO_|CERT_|CRL_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_C|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;

/**
 * OpenSSL's reasons, by substring: the code around them changes with the version of Node (SSLV3_ALERT_… became
 * SSL/TLS_ALERT_…). These alerts answer a Finished made with the wrong key (RFC 4279 2).
 */
const KEY_ALERT =
  /alert.bad.record.mac|decryption.failed|alert.decrypt.error|unknown.psk.identity|alert.unknown.ca|alert.access.denied/i;
/** Alerts that a server may send for a bad identity or key, but also when the suites do not match. */
const GENERIC_ALERT = /alert.handshake.failure|alert.illegal.parameter|alert.internal.error/i;
const TLS_CODE = /^(?:EPROTO|ERR_SSL_|ERR_TLS_|ERR_OSSL_|HPE_)/;

const CLOSED_CODES: readonly string[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'];

function tlsFault(text: string, context: FaultContext): LinkFault {
  if (KEY_ALERT.test(text)) return context.keyWasUsed ? 'key-refused' : 'tls-altered';
  if (GENERIC_ALERT.test(text) && context.keyWasUsed) return 'key-refused';
  return 'tls-altered';
}

/** The first error inside an AggregateError: what the attempts at one host's several addresses leave behind. */
function unwrap(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0
    ? (error.errors[0] as unknown)
    : error;
}

/** Turns what the network or the TLS library threw into a fault. The one place that reads raw codes and texts. */
export function faultOf(thrown: unknown, context: FaultContext): LinkFault {
  if (thrown instanceof LinkFaultError) return thrown.code;
  const error = unwrap(thrown);
  const code = errnoOf(error) ?? '';
  const known = ERRNO_FAULTS[code];
  if (known !== undefined) {
    const isSymptom = !context.hasNetwork && SYMPTOMS_OF_NO_NETWORK.includes(known);
    return isSymptom ? 'no-network' : known;
  }
  if (CERTIFICATE_CODE.test(code)) return 'certificate-not-trusted';
  const text = `${code} ${messageOf(error)}`;
  if (TLS_CODE.test(code) || /ssl routines|alert number/i.test(text))
    return tlsFault(text, context);
  // A server that closes without an alert once it has seen our key has refused it; before that it just is not well.
  if (CLOSED_CODES.includes(code)) return context.keyWasUsed ? 'key-refused' : 'cloud-down';
  return 'cloud-down';
}
