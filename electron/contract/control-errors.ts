import { z } from 'zod';

/** Codes that cross the control API; the CLI turns each into an exit code. */
export const controlErrorCodeSchema = z.enum([
  'bad-arguments',
  'not-paired',
  'already-paired',
  'pairing-code-malformed',
  'pairing-code-wrong',
  'pairing-code-expired',
  'pairing-code-used',
  'pairing-too-many-attempts',
  'cloud-unreachable',
  'cloud-not-trusted',
  'cloud-answer-invalid',
  'keychain-unavailable',
  'keychain-denied',
  'link-down',
  'uplink-removed',
  'sample-refused',
  'device-unreachable',
  'device-rejected',
  'device-not-answering',
  'config-invalid',
  'config-unwritable',
  'agent-not-running',
  'agent-already-running',
  'port-in-use',
  'internal',
]);
/** One place in the settings or the arguments that is wrong, so that a form can say it where it was typed. */
export const fieldErrorSchema = z.object({
  /** Dotted: `dicom.port`, `dicom.allowedDevices.0.address`; empty for the whole. */
  path: z.string(),
  problem: z.enum(['wrong-type', 'too-small', 'too-big', 'unknown', 'invalid']),
  /** The bound that was passed: a value, or a number of characters or entries. */
  limit: z.number().nullable(),
  /** What is wrong, to stand after the field's name; repeats no value. */
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

export type ControlErrorCode = z.infer<typeof controlErrorCodeSchema>;
