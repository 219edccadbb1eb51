import { CodedError } from '../../foundation/errors.ts';

export type SpoolErrorCode =
  /** The disk is full but for its reserve. */
  | 'disk-reserve'
  /** The spool holds as much as it may. */
  | 'quota'
  /** The keychain does not answer now: locked, or refused. Later it may. */
  | 'key-unavailable'
  /** The keychain answers, and does not have the key. */
  | 'key-missing'
  /** The sealed file does not open: altered, cut off, or another object's. */
  | 'damaged'
  | 'file-missing'
  /** The disk or the database refused a call; `cause` says which. */
  | 'io'
  /** The spool was closed. */
  | 'stopped';

/** The spool cannot take or give an object. The message quotes neither keys nor anything of an image. */
export class SpoolError extends CodedError<SpoolErrorCode> {}
