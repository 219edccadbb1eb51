import type { ControlErrorCode, FieldError } from '../contract/control-errors.ts';
import { ControlError } from './control/control-error.ts';
import type { ListenError, ListenErrorCode } from './dicom/ul/listener.ts';

type Refusal = { readonly code: ControlErrorCode } & Pick<FieldError, 'path' | 'problem'>;

const REFUSALS: Readonly<Record<ListenErrorCode, Refusal>> = {
  'port-in-use': { code: 'port-in-use', path: 'dicom.port', problem: 'port-in-use' },
  'port-not-permitted': {
    code: 'config-invalid',
    path: 'dicom.port',
    problem: 'port-not-permitted',
  },
  'listener-failed': { code: 'config-invalid', path: 'dicom.host', problem: 'address-not-here' },
};

/** What a change of port or address is refused with, because it could not be opened. */
export function refusedChange(error: ListenError): ControlError {
  const { code, path, problem } = REFUSALS[error.code];
  const { port, program, message } = error;
  const field = { path, problem, limit: null, holder: { port, program }, message };
  return new ControlError(code, message, { cause: error, fields: [field] });
}
