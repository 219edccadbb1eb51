import {
  controlErrorCodeSchema,
  type ControlErrorCode,
  type FieldError,
} from '../../contract/control-errors.ts';
import type { SerializedError } from '../../contract/control.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import { CodedError } from '../../foundation/errors.ts';
import { ConfigError } from '../config/config-error.ts';
import type { ListenErrorCode } from '../dicom/ul/listener.ts';
import type { SecretStoreErrorCode } from '../secrets/secret-store.ts';
import { ControlError } from './control-error.ts';

type ForeignCode = Exclude<LinkFault | ListenErrorCode | SecretStoreErrorCode, ControlErrorCode>;

/** Codes of the agent's other rooms; a new one there that has no place here is a compile error. */
const FOREIGN_CODES: Readonly<Record<ForeignCode, ControlErrorCode>> = {
  'no-network': 'link-down',
  'name-not-found': 'link-down',
  'port-closed': 'link-down',
  'timed-out': 'link-down',
  'tls-altered': 'link-down',
  'certificate-not-trusted': 'cloud-not-trusted',
  'key-refused': 'link-down',
  'cloud-down': 'link-down',
  'cloud-refused': 'link-down',
  'proxy-unreachable': 'proxy-failed',
  'proxy-password': 'proxy-failed',
  'proxy-refused': 'proxy-failed',
  'proxy-answer': 'proxy-failed',
  'port-not-permitted': 'config-invalid',
  'listener-failed': 'config-invalid',
  'keychain-corrupt': 'keychain-unavailable',
};

const INTERNAL: SerializedError = {
  code: 'internal',
  message: 'Something went wrong inside Tern. The log on this PC says more.',
};

function isCoded(error: unknown): error is CodedError {
  return error instanceof CodedError;
}

function fieldsOf(error: CodedError): readonly FieldError[] {
  return error instanceof ConfigError || error instanceof ControlError ? error.fields : [];
}

function controlCodeOf(code: string): ControlErrorCode {
  const own = controlErrorCodeSchema.safeParse(code).data;
  if (own !== undefined) return own;
  return Object.hasOwn(FOREIGN_CODES, code) ? FOREIGN_CODES[code as ForeignCode] : 'internal';
}

/**
 * What crosses the control API for any error. Expected ones keep their words. Anything else is a fault of ours: its text
 * could hold anything, so it stays inside.
 */
export function serializeError(error: unknown): SerializedError {
  if (!isCoded(error)) return INTERNAL;
  const code = controlCodeOf(error.code);
  if (code === 'internal') return INTERNAL;
  const fields = fieldsOf(error);
  return { code, message: error.message, ...(fields.length > 0 && { fields: [...fields] }) };
}
