import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;
/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 4), up to the key itself. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Ed25519 public keys (32 bytes in base64, separated by commas or spaces). Throws where one is none. */
export function parsePublicKeys(text: string): readonly KeyObject[] {
  return text
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => {
      const raw = Buffer.from(one, 'base64');
      if (!BASE64.test(one) || raw.length !== KEY_BYTES)
        throw new Error('An update key has to be 32 bytes in base64.');
      return createPublicKey({
        key: Buffer.concat([SPKI_PREFIX, raw]),
        format: 'der',
        type: 'spki',
      });
    });
}

/** The 32 bytes of a key in base64, as parsePublicKeys reads them. */
export function publicKeyText(key: KeyObject): string {
  const der = key.export({ format: 'der', type: 'spki' });
  return der.subarray(SPKI_PREFIX.length).toString('base64');
}

/**
 * What is signed: the name of the metadata file, which says channel, system and processor, and its exact bytes. So a file
 * that was signed for one of them is worth nothing under the name of another.
 */
function signedBytes(name: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`tern-update-1\n${name}\n`, 'utf8'), bytes]);
}

/** Signature (base64) for the metadata file `name`. */
export function signMetadata(name: string, bytes: Uint8Array, privateKey: KeyObject): string {
  return sign(null, signedBytes(name, bytes), privateKey).toString('base64');
}

/** True where one of the keys has signed exactly these bytes under this name. */
export function isSigned(
  name: string,
  bytes: Uint8Array,
  signature: string,
  keys: readonly KeyObject[],
): boolean {
  const text = signature.trim();
  const raw = Buffer.from(text, 'base64');
  if (!BASE64.test(text) || raw.length !== SIGNATURE_BYTES) return false;
  const message = signedBytes(name, bytes);
  return keys.some((key) => verify(null, message, key, raw));
}
