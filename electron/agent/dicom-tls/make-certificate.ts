import {
  alternativeNames,
  CERTIFICATE_ALGORITHM,
  loadX509,
  newKeys,
  privateKeyPem,
  validity,
  type KeyAndCertificate,
} from '../../foundation/certificate-maker.ts';

const OWN_DAYS = 3 * 365;
/** What may stand in a certificate as a name of this PC. */
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.?)*$/;

/**
 * A key pair with a certificate that vouches for itself, for both ends of a connection. No keyUsage: older OpenSSL takes
 * a self-signed certificate with one for its own issuer only if that may sign certificates, and this one shall not.
 */
export async function makeOwnCertificate(
  hostName: string,
  addresses: readonly string[],
  now: Date,
): Promise<KeyAndCertificate> {
  const lib = await loadX509();
  const keys = await newKeys();
  const names = [...(HOST_NAME.test(hostName) ? [hostName] : []), ...addresses];
  const certificate = await lib.X509CertificateGenerator.createSelfSigned({
    name: `CN=Tern ${HOST_NAME.test(hostName) ? hostName : 'uplink'}`,
    keys,
    signingAlgorithm: CERTIFICATE_ALGORITHM,
    ...validity(OWN_DAYS, now),
    extensions: [
      new lib.BasicConstraintsExtension(false, undefined, true),
      new lib.ExtendedKeyUsageExtension([
        lib.ExtendedKeyUsage.serverAuth,
        lib.ExtendedKeyUsage.clientAuth,
      ]),
      ...(names.length > 0 ? [alternativeNames(lib, names)] : []),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    keyPem: await privateKeyPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}
