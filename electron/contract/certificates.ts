import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';

/** SHA-256 over the whole certificate: 32 pairs of hex digits with colons. */
export const fingerprintSchema = z
  .string()
  .transform((text) => text.replaceAll(/[:\s]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-F]{64}$/, 'give all 64 digits of the fingerprint (SHA-256)'))
  .transform((digits) => digits.replaceAll(/(..)(?!$)/g, '$1:'));

/** A certificate as people compare it. */
export const certificateFactsSchema = z.object({
  /** RFC 4514: `CN=CT 1,O=Clinic`. */
  subject: z.string(),
  issuer: z.string(),
  fingerprint: z.string(),
  notBefore: isoTimeSchema,
  notAfter: isoTimeSchema,
});
export type CertificateFacts = z.infer<typeof certificateFactsSchema>;

/** The certificate that this PC shows to machines. */
export const ownCertificateSchema = certificateFactsSchema.extend({
  /** Made by Tern itself, rather than imported. */
  isOwnMake: z.boolean(),
  /** Host names and addresses in it. */
  names: z.array(z.string()),
});
export type OwnCertificate = z.infer<typeof ownCertificateSchema>;

/** What a machine's certificate is checked against: itself, or the authority that issued it. */
export const trustedCertificateSchema = certificateFactsSchema.extend({
  isAuthority: z.boolean(),
  addedAt: isoTimeSchema,
});
export type TrustedCertificate = z.infer<typeof trustedCertificateSchema>;

export const MAX_CERTIFICATE_FILE_BYTES = 64 * 1024;
const base64File = z.base64().max(Math.ceil((MAX_CERTIFICATE_FILE_BYTES * 4) / 3) + 4);

/**
 * The calls about DICOM over TLS on the local network, spread into CONTROL_CALLS. What cannot be used is
 * `certificate-unusable`; a keychain that does not open `keychain-…`.
 */
export const CERTIFICATE_CALLS = {
  /** null: none was made or imported yet. */
  getCertificate: {
    args: z.strictObject({}),
    result: z.object({ certificate: ownCertificateSchema.nullable() }),
  },
  /** To be trusted by machines; made now where there is none. */
  exportCertificate: { args: z.strictObject({}), result: z.object({ pem: z.string() }) },
  /** A new key pair: machines that trust the old certificate have to be given the new one. */
  renewCertificate: {
    args: z.strictObject({}),
    result: z.object({ certificate: ownCertificateSchema }),
  },
  /** PEM or PKCS#12 as base64. The private key stays on this PC, in the keychain. */
  importCertificate: {
    args: z.strictObject({
      file: base64File,
      keyFile: base64File.nullable(),
      passphrase: z.string().max(256).nullable(),
    }),
    result: z.object({ certificate: ownCertificateSchema }),
  },
  listTrusted: {
    args: z.strictObject({}),
    result: z.object({ trusted: z.array(trustedCertificateSchema) }),
  },
  /** Every certificate of the PEM text. Answers those that are trusted because of it. */
  trustCertificate: {
    args: z.strictObject({
      pem: z.string().min(1).max(MAX_CERTIFICATE_FILE_BYTES),
      isAuthority: z.boolean(),
    }),
    result: z.object({ trusted: z.array(trustedCertificateSchema) }),
  },
  /** Connections that rest on it are cut. */
  distrustCertificate: {
    args: z.strictObject({ fingerprint: fingerprintSchema }),
    result: z.object({}),
  },
} as const;
