import { isIP } from 'node:net';
import type * as X509 from '@peculiar/x509';
import { provideMetadataReflection } from './metadata-reflection.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const CA_DAYS = 3650;
const SERVER_DAYS = 1825;

export type KeyAndCertificate = { readonly keyPem: string; readonly certificatePem: string };

/** Loaded when it is needed: only `init` makes certificates. */
async function x509(): Promise<typeof X509> {
  provideMetadataReflection();
  const library = await import('@peculiar/x509');
  library.cryptoProvider.set(crypto);
  return library;
}

/** Types are left to inference: Node's and a browser's declarations of WebCrypto differ in details. */
async function newKeys() {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function toPem(lib: typeof X509, keys: Awaited<ReturnType<typeof newKeys>>): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${lib.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

/** From a day ago, so that a PC whose clock is somewhat slow trusts it at once. */
function validity(days: number, now: Date): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
}

/** A private certificate authority of this one service. */
export async function makeCertificateAuthority(now: Date): Promise<KeyAndCertificate> {
  const lib = await x509();
  const keys = await newKeys();
  const certificate = await lib.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Tern receiving service CA',
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(CA_DAYS, now),
    extensions: [
      new lib.BasicConstraintsExtension(true, 0, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.keyCertSign | lib.KeyUsageFlags.cRLSign, true),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    keyPem: await toPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}

/** Server certificate for the given names and addresses. */
export async function makeServerCertificate(
  authority: KeyAndCertificate,
  hosts: readonly string[],
  now: Date,
): Promise<KeyAndCertificate> {
  const lib = await x509();
  const keys = await newKeys();
  const ca = new lib.X509Certificate(authority.certificatePem);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    lib.PemConverter.decodeFirst(authority.keyPem),
    ALGORITHM,
    false,
    ['sign'],
  );
  const certificate = await lib.X509CertificateGenerator.create({
    subject: 'CN=Tern receiving service',
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    ...validity(SERVER_DAYS, now),
    extensions: [
      new lib.BasicConstraintsExtension(false, undefined, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.digitalSignature, true),
      new lib.ExtendedKeyUsageExtension([lib.ExtendedKeyUsage.serverAuth]),
      new lib.SubjectAlternativeNameExtension(
        hosts.map((host) => ({
          type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const),
          value: host,
        })),
      ),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await lib.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  return {
    keyPem: await toPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}
