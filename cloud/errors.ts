import { CodedError } from '../electron/foundation/errors.ts';

/** Everything the receiving service can refuse a person or a program; the CLI turns each into an exit code. */
export type CloudFaultCode =
  | 'bad-arguments'
  | 'not-initialised'
  | 'already-initialised'
  | 'master-key-missing'
  | 'master-key-invalid'
  | 'database-too-new'
  | 'server-running'
  | 'port-in-use'
  | 'port-not-permitted'
  | 'clinic-unknown'
  | 'clinic-exists'
  | 'clinic-ended'
  | 'clinic-needed'
  | 'uplink-unknown'
  | 'uplink-revoked'
  | 'user-unknown'
  | 'passcode-invalid'
  | 'study-unknown'
  | 'worklist-invalid'
  | 'object-damaged'
  | 'file-unreadable'
  | 'file-exists';

/** An expected failure; the message is a sentence for the person who runs the service. */
export class CloudFault extends CodedError<CloudFaultCode> {}
