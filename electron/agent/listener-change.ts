import type { ControlErrorCode, FieldError } from '../contract/control-errors.ts';
import { ControlError } from './control/control-error.ts';
import type { ListenError, ListenErrorCode } from './dicom/ul/listener.ts';

type Refusal = {
  readonly code: ControlErrorCode;
  readonly setting: 'port' | 'host';
} & Pick<FieldError, 'problem'>;

const REFUSALS: Readonly<Record<ListenErrorCode, Refusal>> = {
  'port-in-use': { code: 'port-in-use', setting: 'port', problem: 'port-in-use' },
  'port-not-permitted': {
    code: 'config-invalid',
    setting: 'port',
    problem: 'port-not-permitted',
  },
  'listener-failed': { code: 'config-invalid', setting: 'host', problem: 'address-not-here' },
};

/** What a change of port or address is refused with, because it could not be opened; `portPath`: the port's setting. */
export function refusedChange(error: ListenError, portPath: string): ControlError {
  const { code, setting, problem } = REFUSALS[error.code];
  const path = setting === 'port' ? portPath : 'dicom.host';
  const { port, program, message } = error;
  const field = { path, problem, limit: null, holder: { port, program }, message };
  return new ControlError(code, message, { cause: error, fields: [field] });
}
