import { ABORT_REASON } from '../ul/pdu.ts';
import { UlProtocolError } from '../ul/decode-pdu.ts';

/** A message that breaks PS3.7. Thrown while data is received, it ends the association with A-ABORT. */
export class DimseError extends UlProtocolError {
  constructor(message: string) {
    super(message, ABORT_REASON.invalidPduParameterValue);
    this.name = 'DimseError';
  }
}
