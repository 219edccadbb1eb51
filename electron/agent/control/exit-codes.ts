import type { ControlErrorCode } from '../../contract/control-errors.ts';

/** What the exit code of `tern` and of the agent process says. 0 is success; 1 a fault of the program itself. */
export const EXIT_CODES: Readonly<Record<ControlErrorCode, number>> = {
  internal: 1,
  'bad-arguments': 2,
  'agent-not-running': 3,
  'agent-already-running': 4,
  'port-in-use': 5,
  'config-invalid': 6,
  'config-unwritable': 7,
  'images-waiting': 8,
  'not-paired': 10,
  'already-paired': 11,
  'pairing-code-malformed': 12,
  'pairing-code-wrong': 13,
  'pairing-code-expired': 14,
  'pairing-code-used': 15,
  'pairing-too-many-attempts': 16,
  'cloud-unreachable': 20,
  'cloud-not-trusted': 21,
  'cloud-answer-invalid': 22,
  'link-down': 23,
  'uplink-removed': 24,
  'sample-refused': 25,
  'device-unreachable': 26,
  'device-rejected': 27,
  'device-not-answering': 28,
  'proxy-failed': 29,
  'keychain-unavailable': 30,
  'keychain-denied': 31,
  'certificate-unusable': 32,
  'service-not-permitted': 33,
  'service-failed': 34,
  'service-stopped': 35,
  'image-unreadable': 36,
};

/** `tern doctor` ran and found a step that fails. */
export const EXIT_DOCTOR_FOUND_FAULT = 40;

/** `tern run --keep-running`: the agent stopped five times within a minute, or cannot be started with its settings. */
export const EXIT_GAVE_UP = 50;
