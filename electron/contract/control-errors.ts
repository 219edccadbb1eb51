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
  'proxy-failed',
  'keychain-unavailable',
  'keychain-denied',
  'link-down',
  'uplink-removed',
  'sample-refused',
  'device-unreachable',
  'device-rejected',
  'device-not-answering',
  'certificate-unusable',
  'image-unreadable',
  'config-invalid',
  'config-unwritable',
  'agent-not-running',
  'agent-already-running',
  'images-waiting',
  'port-in-use',
  'service-not-permitted',
  'service-failed',
  'service-stopped',
  'internal',
]);

/** What can be wrong with a setting or an argument. */
export const fieldProblemSchema = z.enum([
  /** Another kind of value than the field takes. */
  'wrong-type',
  'not-a-number',
  'not-a-whole-number',
  /** Beyond `limit` as a value. */
  'too-small',
  'too-big',
  /** Beyond `limit` as a number of characters. */
  'too-short',
  'too-long',
  /** Beyond `limit` as a number of entries. */
  'too-few',
  'too-many',
  'not-a-choice',
  'unknown',
  'invalid',
  /** The same as the field beside it, where the two have to differ. */
  'same',
  /** Another entry of the list has the same, where all have to differ. */
  'duplicate',
  'not-a-certificate',
  'private-key',
  'port-in-use',
  'port-not-permitted',
  /** The address is none of this PC. */
  'address-not-here',
]);
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** One place in the settings or the arguments that is wrong, so that a form can say it where it was typed. */
export const fieldErrorSchema = z.object({
  /** Dotted: `dicom.port`, `dicom.allowedDevices.0.address`; empty for the whole. */
  path: z.string(),
  problem: fieldProblemSchema,
  /** The bound that was passed: a value, or a number of characters or entries, as `problem` says. */
  limit: z.number().nullable(),
  /** Who holds the port that was asked for; null: the system does not tell. */
  holder: z.object({ port: z.number(), program: z.string().nullable() }).optional(),
  /** What is wrong, to stand after the field's name; repeats no value. */
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

export type ControlErrorCode = z.infer<typeof controlErrorCodeSchema>;
