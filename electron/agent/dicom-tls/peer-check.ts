import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { subjectOf } from '../../foundation/certificate-subject.ts';
import type { TrustedPeers } from './trusted-peers.ts';

/** Why the certificate of the other end does not count. */
export type PeerFault = 'none' | 'untrusted' | 'expired' | 'not-yet-valid';

export type PeerVerdict =
  | { readonly kind: 'trusted'; readonly subject: string; readonly by: 'itself' | 'authority' }
  | {
      readonly kind: 'refused';
      readonly fault: PeerFault;
      /** null: it showed none. */
      readonly subject: string | null;
      readonly fingerprint: string | null;
    };

/**
 * Whether the certificate that the other end showed in the handshake is trusted: itself, or through an authority, which
 * OpenSSL has checked against those that the connection was given.
 */
export function judgePeer(socket: TLSSocket, trusted: TrustedPeers, now: Date): PeerVerdict {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined)
    return { kind: 'refused', fault: 'none', subject: null, fingerprint: null };
  const subject = subjectOf(certificate);
  const fault = validityFault(certificate, now);
  if (fault === null && trusted.isPinned(certificate))
    return { kind: 'trusted', subject, by: 'itself' };
  if (fault === null && socket.authorized) return { kind: 'trusted', subject, by: 'authority' };
  const fingerprint = certificate.fingerprint256;
  return { kind: 'refused', fault: fault ?? 'untrusted', subject, fingerprint };
}

function validityFault(
  { validFromDate, validToDate }: X509Certificate,
  now: Date,
): 'expired' | 'not-yet-valid' | null {
  if (validToDate < now) return 'expired';
  return validFromDate > now ? 'not-yet-valid' : null;
}
