import { ControlError } from '../control/control-error.ts';

/** Why a certificate or what came with it cannot be used. */
export type CertificateFault =
  | 'not-a-certificate'
  | 'no-private-key'
  | 'key-does-not-match'
  | 'passphrase-missing'
  | 'passphrase-wrong'
  | 'old-pkcs12'
  | 'expired'
  | 'not-yet-valid'
  | 'too-weak'
  | 'too-long'
  | 'not-an-authority'
  | 'holds-a-private-key'
  | 'too-many'
  | 'not-there';

const MESSAGES: Readonly<Record<CertificateFault, string>> = {
  'not-a-certificate': 'The file is neither a certificate (PEM) nor a PKCS#12 file (.p12, .pfx).',
  'no-private-key':
    'The file holds no private key. Give the key as well with --key, or a PKCS#12 file that holds it.',
  'key-does-not-match': 'The private key is not the one that belongs to the certificate.',
  'passphrase-missing':
    'The private key is protected by a passphrase. Give it on standard input with --passphrase-stdin.',
  'passphrase-wrong': 'The passphrase is not the right one for this file.',
  'old-pkcs12':
    'The PKCS#12 file is encrypted in an outdated way (RC2 or 3DES) that is not read any more. Make it anew: ' +
    'openssl pkcs12 -legacy -in old.p12 -out all.pem, then openssl pkcs12 -export -in all.pem -out new.p12',
  expired: 'The certificate has expired.',
  'not-yet-valid': 'The certificate is not valid yet. Check the clock of this PC as well.',
  'too-weak':
    'The key of the certificate is too weak or of a kind that is not used for DICOM. It takes RSA with at least 2048 bits, or ECDSA on P-256, P-384 or P-521.',
  'too-long': 'The file is too long for a certificate.',
  'not-an-authority':
    'That certificate is not one of a certificate authority. Trust it without --ca, as the certificate of one machine.',
  'holds-a-private-key':
    'The file holds a private key. To trust a machine takes its certificate alone; its key stays with the machine.',
  'too-many':
    'No more certificates can be trusted. Take some away first: tern certificate distrust.',
  'not-there': 'There is no such certificate. To see them: tern certificate trusted',
};

/** A certificate that cannot be used, in words; nothing of a key or a passphrase is in them. */
export class CertificateError extends ControlError {
  readonly fault: CertificateFault;
  constructor(fault: CertificateFault, cause?: unknown) {
    super('certificate-unusable', MESSAGES[fault], { cause });
    this.fault = fault;
  }
}
