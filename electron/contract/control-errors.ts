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
  'config-invalid',
  'config-unwritable',
  'agent-not-running',
  'agent-already-running',
  'port-in-use',
  'internal',
]);
export type ControlErrorCode = z.infer<typeof controlErrorCodeSchema>;
