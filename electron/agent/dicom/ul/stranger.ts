/** What an error says of a peer that speaks another protocol. */
export const STRANGER = {
  tls: 'a TLS handshake instead of a PDU',
  http: 'an HTTP request instead of a PDU',
  unknown: 'an unknown PDU type',
} as const;

/** ContentType handshake: the first byte of a ClientHello (RFC 8446 5.1). No PDU has this type. */
export const TLS_HANDSHAKE = 22;

/** So much of a method (RFC 9110 9.1) and the space behind it as fits into a PDU header. */
const METHOD_CHARACTERS = 6;

/** Names what the first bytes are that cannot be a PDU's; never repeats them. */
export function strangerText(header: Buffer): (typeof STRANGER)[keyof typeof STRANGER] {
  if (header[0] === TLS_HANDSHAKE) return STRANGER.tls;
  return /^[A-Z]{3,}(?: |$)/.test(header.toString('latin1').slice(0, METHOD_CHARACTERS))
    ? STRANGER.http
    : STRANGER.unknown;
}
