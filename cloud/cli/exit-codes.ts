import type { CloudFaultCode } from '../errors.ts';

/** Exit codes of tern-cloud; `tern-cloud --help` lists them. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  notInitialised: 3,
  alreadyInitialised: 4,
  unknown: 5,
  notPossible: 6,
  serverRunning: 7,
  port: 8,
  dataDamaged: 9,
  input: 10,
} as const;

const EXIT_OF: Readonly<Record<CloudFaultCode, number>> = {
  'bad-arguments': EXIT.usage,
  'not-initialised': EXIT.notInitialised,
  'already-initialised': EXIT.alreadyInitialised,
  'master-key-missing': EXIT.dataDamaged,
  'master-key-invalid': EXIT.dataDamaged,
  'database-too-new': EXIT.dataDamaged,
  'server-running': EXIT.serverRunning,
  'port-in-use': EXIT.port,
  'port-not-permitted': EXIT.port,
  'clinic-unknown': EXIT.unknown,
  'clinic-exists': EXIT.notPossible,
  'clinic-ended': EXIT.notPossible,
  'clinic-needed': EXIT.notPossible,
  'uplink-unknown': EXIT.unknown,
  'uplink-revoked': EXIT.notPossible,
  'user-unknown': EXIT.unknown,
  'passcode-invalid': EXIT.input,
  'study-unknown': EXIT.unknown,
  'worklist-invalid': EXIT.input,
  'object-damaged': EXIT.dataDamaged,
  'file-unreadable': EXIT.input,
  'file-exists': EXIT.input,
};

export function exitCodeOf(code: CloudFaultCode): number {
  return EXIT_OF[code];
}

export const EXIT_CODE_HELP = `
Exit codes:
  0  done
  1  a problem of the program itself
  2  wrong arguments
  3  the data folder is not set up (run: tern-cloud init)
  4  the data folder is set up already
  5  no such clinic, uplink, user or study
  6  not possible in the present state (exists already, was ended, clinic must be named)
  7  another server runs on the data folder
  8  a port is in use or not permitted
  9  stored data or the master key is missing, damaged or from a newer version
  10 a file or passcode given cannot be read or written, or is not right
`;
