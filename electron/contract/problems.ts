import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';

/** Everything that can need a person. The words for each stand in problem-words.ts. */
export const problemCodeSchema = z.enum([
  'link-no-network',
  'link-name-not-found',
  'link-port-closed',
  'link-timed-out',
  'link-tls-altered',
  'link-certificate-not-trusted',
  'link-key-refused',
  'link-cloud-down',
  'link-cloud-refused',
  'link-proxy-unreachable',
  'link-proxy-password',
  'link-proxy-refused',
  'link-proxy-answer',
  'uplink-removed',
  'clock-wrong',
  'keychain-unavailable',
  'port-in-use',
  'port-not-permitted',
  'listener-failed',
  'tls-port-in-use',
  'tls-port-not-permitted',
  'tls-listener-failed',
  'tls-key-unavailable',
  'certificate-expiring',
  'certificate-expired',
  'trusted-certificate-expiring',
  'trusted-certificate-expired',
  'device-not-allowed',
  'device-called-ae',
  'device-nothing-accepted',
  'device-limit',
  'device-protocol-error',
  'device-timeout',
  'device-vanished',
  'device-aborted',
  'device-silent',
  'device-not-encrypted',
  'device-encrypted',
  'device-certificate-refused',
  'device-tls-failed',
  'link-lost-while-sending',
  'cloud-rejected-device',
  'object-refused',
  'destination-unreachable',
  'receipt-mismatch',
  'receipt-missing',
  'commitment-undelivered',
  'commitment-refused',
  'ledger-failed',
  'disk-low',
  'spool-full',
  'spool-failed',
  'spool-key-unavailable',
  'spool-key-missing',
  'spool-damaged',
  'spool-file-missing',
  'images-waiting-1h',
  'images-waiting-8h',
  'images-waiting-24h',
  'objects-held',
]);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** Who it happened to. AE titles and addresses are the clinic's own machines, never patient data. */
export const deviceRefSchema = z.object({ aeTitle: z.string().nullable(), address: z.string() });
export type DeviceRef = z.infer<typeof deviceRefSchema>;

/** Recurring problems are one entry with a count. `details` holds numbers and codes for support. */
export const problemSchema = z.object({
  id: z.string(),
  code: problemCodeSchema,
  device: deviceRefSchema.nullable(),
  firstAt: isoTimeSchema,
  lastAt: isoTimeSchema,
  count: z.number().int().min(1),
  /** True while it lasts (link down); false for something that happened. */
  isOngoing: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof problemSchema>;
