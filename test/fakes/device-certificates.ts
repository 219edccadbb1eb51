import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  alternativeNames,
  CERTIFICATE_ALGORITHM,
  loadX509,
  newKeys,
  privateKeyPem,
  type KeyAndCertificate,
} from '../../electron/foundation/certificate-maker.ts';

const DAY_MS = 86_400_000;

export type DeviceCertificateOptions = {
  /** RFC 4514. */
  readonly subject?: string;
  readonly hosts?: readonly string[];
  /** Days from now at which it begins and ends. */
  readonly fromDays?: number;
  readonly untilDays?: number;
  readonly now?: Date;
  /** Who vouches for it; left out: itself. */
  readonly issuer?: KeyAndCertificate;
  readonly isAuthority?: boolean;
};

/** A certificate as a machine in the clinic has one, with its key. */
export async function makeDeviceCertificate(
  options: DeviceCertificateOptions = {},
): Promise<KeyAndCertificate> {
  const { subject = 'CN=CT 1,O=Clinic', hosts = ['127.0.0.1'], issuer, isAuthority } = options;
  const { fromDays = -1, untilDays = 90, now = new Date() } = options;
  // The library writes the parts in the order of the text; RFC 4514 has the last one first.
  const name = subject.split(',').reverse().join(',');
  const lib = await loadX509();
  const keys = await newKeys();
  const at = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const shared = {
    serialNumber: randomBytes(8).toString('hex'),
    notBefore: at(fromDays),
    notAfter: at(untilDays),
    signingAlgorithm: CERTIFICATE_ALGORITHM,
    extensions: [
      new lib.BasicConstraintsExtension(isAuthority === true, undefined, true),
      alternativeNames(lib, hosts),
    ],
  };
  const certificate =
    issuer === undefined
      ? await lib.X509CertificateGenerator.createSelfSigned({ ...shared, name, keys })
      : await lib.X509CertificateGenerator.create({
          ...shared,
          subject: name,
          issuer: new lib.X509Certificate(issuer.certificatePem).subject,
          publicKey: keys.publicKey,
          signingKey: await crypto.subtle.importKey(
            'pkcs8',
            lib.PemConverter.decodeFirst(issuer.keyPem),
            CERTIFICATE_ALGORITHM,
            false,
            ['sign'],
          ),
        });
  return {
    keyPem: await privateKeyPem(lib, keys),
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}

/** Writes both as files, for programs that take file names. */
export async function writeCertificate(
  folder: string,
  name: string,
  { keyPem, certificatePem }: KeyAndCertificate,
): Promise<{ readonly key: string; readonly certificate: string }> {
  const files = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.pem`) };
  await writeFile(files.key, keyPem, { mode: 0o600 });
  await writeFile(files.certificate, certificatePem);
  return files;
}
