import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket, type SecureContextOptions } from 'node:tls';
import { z } from 'zod';
import { messageOf } from '../../foundation/errors.ts';
import { CertificateError } from './certificate-error.ts';

/** What lies in the keychain: the key with its certificate, whether Tern made it or somebody gave it. */
export const identitySecretSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pem'),
    isOwnMake: z.boolean(),
    /** PKCS#8, not encrypted: the keychain protects it. */
    keyPem: z.string(),
    /** The certificate first, then those between it and its CA. */
    certificatePem: z.string(),
  }),
  // Node reads PKCS#12 but does not give out the key in it, so the file is kept as it is.
  z.strictObject({
    kind: z.literal('pkcs12'),
    pfxBase64: z.string(),
    passphrase: z.string(),
  }),
]);
export type IdentitySecret = z.infer<typeof identitySecretSchema>;

/** The certificate with which this PC shows who it is, and what TLS needs of it. Never printed: it holds the key. */
export type OwnIdentity = {
  readonly certificate: X509Certificate;
  readonly isOwnMake: boolean;
  readonly credentials: Pick<SecureContextOptions, 'key' | 'cert' | 'pfx' | 'passphrase'>;
};

export type GivenIdentity = {
  readonly file: Buffer;
  /** The private key as PEM, where it is not in `file`. */
  readonly keyFile: Buffer | null;
  readonly passphrase: string | null;
};

const CERTIFICATE_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const KEY_BLOCK = /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----[^-]+-----END \1-----/;
const PEM_START = /-----BEGIN [A-Z0-9 ]+-----/;
const MIN_RSA_BITS = 2048;
const CURVES: readonly unknown[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Throws CertificateError where the secret is not what {@link readIdentity} made. */
export function openIdentity(secret: IdentitySecret): OwnIdentity {
  if (secret.kind === 'pem')
    return {
      certificate: new X509Certificate(secret.certificatePem),
      isOwnMake: secret.isOwnMake,
      credentials: { key: secret.keyPem, cert: secret.certificatePem },
    };
  const { passphrase } = secret;
  const pfx = Buffer.from(secret.pfxBase64, 'base64');
  return {
    certificate: certificateIn(pfx, passphrase),
    isOwnMake: false,
    credentials: { pfx, passphrase },
  };
}

/** Reads PEM or PKCS#12 that somebody gave and checks that it can be used now. Throws CertificateError. */
export function readIdentity(given: GivenIdentity, now: Date): IdentitySecret {
  const text = given.file.toString('latin1');
  const secret = PEM_START.test(text) ? readPem(text, given) : readPkcs12(given);
  const { certificate, credentials } = openIdentity(secret);
  requireValid(certificate, now);
  requireStrong(certificate);
  try {
    createSecureContext(credentials);
  } catch (error) {
    throw new CertificateError('too-weak', error);
  }
  return secret;
}

/** Throws CertificateError. */
export function requireValid({ validFromDate, validToDate }: X509Certificate, now: Date): void {
  if (validToDate < now) throw new CertificateError('expired');
  if (validFromDate > now) throw new CertificateError('not-yet-valid');
}

function requireStrong({ publicKey }: X509Certificate): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  const isRsa = type === 'rsa' && (details?.modulusLength ?? 0) >= MIN_RSA_BITS;
  if (!isRsa && !(type === 'ec' && CURVES.includes(details?.namedCurve)))
    throw new CertificateError('too-weak');
}

function readPem(text: string, { keyFile, passphrase }: GivenIdentity): IdentitySecret {
  const block = KEY_BLOCK.exec(`${keyFile?.toString('latin1') ?? ''}\n${text}`)?.[0];
  const certificates = (text.match(CERTIFICATE_BLOCK) ?? []).map(toCertificate);
  if (certificates.length === 0) throw new CertificateError('not-a-certificate');
  if (block === undefined) throw new CertificateError('no-private-key');
  const key = toKey(block, passphrase);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (own === undefined) throw new CertificateError('key-does-not-match');
  const chain = [own, ...certificates.filter((certificate) => certificate !== own)];
  return {
    kind: 'pem',
    isOwnMake: false,
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: chain.map((certificate) => certificate.toString()).join(''),
  };
}

function toCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new CertificateError('not-a-certificate', error);
  }
}

function toKey(pem: string, passphrase: string | null): KeyObject {
  try {
    return createPrivateKey(passphrase === null ? { key: pem } : { key: pem, passphrase });
  } catch (error) {
    if (!pem.includes('ENCRYPTED')) throw new CertificateError('no-private-key', error);
    throw new CertificateError(
      passphrase === null ? 'passphrase-missing' : 'passphrase-wrong',
      error,
    );
  }
}

function readPkcs12({ file, passphrase }: GivenIdentity): IdentitySecret {
  certificateIn(file, passphrase ?? '');
  return { kind: 'pkcs12', pfxBase64: file.toString('base64'), passphrase: passphrase ?? '' };
}

/** A server socket that is never connected tells which certificate it would show. */
function certificateIn(pfx: Buffer, passphrase: string): X509Certificate {
  try {
    const secureContext = createSecureContext({ pfx, passphrase });
    const socket = new TLSSocket(new Duplex({ read: () => undefined }), {
      isServer: true,
      secureContext,
    });
    const certificate = socket.getX509Certificate();
    socket.destroy();
    if (certificate === undefined) throw new CertificateError('not-a-certificate');
    return certificate;
  } catch (error) {
    throw pkcs12Error(error, passphrase);
  }
}

/** Node and OpenSSL have no codes for all of these: their words are all there is to go by. */
function pkcs12Error(error: unknown, passphrase: string): CertificateError {
  if (error instanceof CertificateError) return error;
  const words = messageOf(error).toLowerCase();
  if (words.includes('unsupported')) return new CertificateError('old-pkcs12', error);
  if (words.includes('load private key')) return new CertificateError('no-private-key', error);
  if (words.includes('mac verify'))
    return new CertificateError(
      passphrase === '' ? 'passphrase-missing' : 'passphrase-wrong',
      error,
    );
  return new CertificateError('not-a-certificate', error);
}
