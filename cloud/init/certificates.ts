import {
  alternativeNames,
  CERTIFICATE_ALGORITHM,
  loadX509,
  newKeys,
  privateKeyPem,
  validity,
  type KeyAndCertificate,
} from '../../electron/foundation/certificate-maker.ts';

const CA_DAYS = 3650;
const SERVER_DAYS = 1825;

/** A private certificate authority of this one service. */
export async function makeCertificateAuthority(now: Date): Promise<KeyAndCertificate> {
  const lib = await loadX509();
  const keys = await newKeys();
  const certificate = await lib.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Tern receiving service CA',
    keys,
    signingAlgorithm: CERTIFICATE_ALGORITHM,
    ...validity(CA_DAYS, now),
    extensions: [
      new lib.BasicConstraintsExtension(true, 0, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.keyCertSign | lib.KeyUsageFlags.cRLSign, true),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    keyPem: await privateKeyPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}

/** Server certificate for the given names and addresses. */
export async function makeServerCertificate(
  authority: KeyAndCertificate,
  hosts: readonly string[],
  now: Date,
): Promise<KeyAndCertificate> {
  const lib = await loadX509();
  const keys = await newKeys();
  const ca = new lib.X509Certificate(authority.certificatePem);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    lib.PemConverter.decodeFirst(authority.keyPem),
    CERTIFICATE_ALGORITHM,
    false,
    ['sign'],
  );
  const certificate = await lib.X509CertificateGenerator.create({
    subject: 'CN=Tern receiving service',
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: CERTIFICATE_ALGORITHM,
    ...validity(SERVER_DAYS, now),
    extensions: [
      new lib.BasicConstraintsExtension(false, undefined, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.digitalSignature, true),
      new lib.ExtendedKeyUsageExtension([lib.ExtendedKeyUsage.serverAuth]),
      alternativeNames(lib, hosts),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await lib.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  return {
    keyPem: await privateKeyPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}
