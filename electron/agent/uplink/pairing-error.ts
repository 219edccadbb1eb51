import { assertNever } from '../../contract/assert-never.ts';
import type { ControlErrorCode } from '../../contract/control-errors.ts';
import type { PairingCodeCheck } from '../../contract/pairing-code.ts';
import { CodedError, messageOf } from '../../foundation/errors.ts';
import { SecretStoreError } from '../secrets/secret-store.ts';
import { CloudAnswerError } from './cloud-client.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import { LinkFaultError } from './link-fault.ts';
import { UplinkRecordError } from './uplink-record.ts';

/** Where pairing or unpairing stopped. */
export type PairingStep = 'code' | 'exchange' | 'storing' | 'record' | 'unpairing';

/** Pairing failed and left everything as it was. The message is for the person who typed the code. */
export class PairingError extends CodedError<ControlErrorCode> {
  readonly step: PairingStep;
  constructor(
    code: ControlErrorCode,
    step: PairingStep,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(code, message, options);
    this.step = step;
  }
}

const NEW_CODE = 'Ask for a new pairing code.';

/** What is wrong with a code that cannot be right whatever the cloud says. */
export function malformedCode(check: Exclude<PairingCodeCheck, { kind: 'ok' }>): PairingError {
  const words = (): string => {
    switch (check.kind) {
      case 'incomplete':
        return `The pairing code is too short: ${check.missing} more character${check.missing === 1 ? '' : 's'}.`;
      case 'too-long':
        return 'The pairing code is too long. It has 10 characters, like 7K3M-9QTX-2H.';
      case 'bad-character':
        return `The pairing code cannot hold the character "${check.character}".`;
      case 'bad-check':
        return 'The pairing code has a typing mistake. Check it and type it again.';
      default:
        return assertNever(check);
    }
  };
  return new PairingError('pairing-code-malformed', 'code', words());
}

function answerError(error: CloudAnswerError, step: PairingStep): PairingError {
  const make = (code: ControlErrorCode, words: string): PairingError =>
    new PairingError(code, step, words, { cause: error });
  switch (error.code) {
    case 'code-wrong':
      return make(
        'pairing-code-wrong',
        `The cloud does not know this pairing code. Check it. ${NEW_CODE}`,
      );
    case 'code-expired':
      return make('pairing-code-expired', `This pairing code has expired. ${NEW_CODE}`);
    case 'code-used':
      return make('pairing-code-used', `This pairing code has been used already. ${NEW_CODE}`);
    case 'too-many-attempts':
      return make(
        'pairing-too-many-attempts',
        'There were too many attempts. Wait a few minutes and ask for a new pairing code.',
      );
    case 'uplink-removed':
      return make('uplink-removed', 'The cloud has ended this uplink or its clinic.');
    case 'internal':
      return make(
        'cloud-unreachable',
        'The cloud has a problem of its own. Try again in a few minutes.',
      );
    case 'bad-request':
    case 'token-unknown':
    case 'not-found':
    case 'answer-invalid':
      return error.status >= 500
        ? make(
            'cloud-unreachable',
            'The cloud is not working properly. Try again in a few minutes.',
          )
        : make(
            'cloud-answer-invalid',
            'What answers at this address does not understand this program. Check the address of the cloud.',
          );
    default:
      return assertNever(error.code);
  }
}

function codeOfFault(fault: LinkFault): ControlErrorCode {
  switch (fault) {
    case 'certificate-not-trusted':
      return 'cloud-not-trusted';
    case 'proxy-unreachable':
    case 'proxy-password':
    case 'proxy-refused':
    case 'proxy-answer':
      return 'proxy-failed';
    default:
      return 'cloud-unreachable';
  }
}

/** Any failure of pairing as a PairingError. */
export function toPairingError(error: unknown, step: PairingStep): PairingError {
  if (error instanceof PairingError) return error;
  const make = (code: ControlErrorCode): PairingError =>
    new PairingError(code, step, messageOf(error), { cause: error });
  if (error instanceof CloudAnswerError) return answerError(error, step);
  if (error instanceof LinkFaultError) return make(codeOfFault(error.code));
  if (error instanceof SecretStoreError)
    return make(error.code === 'keychain-denied' ? 'keychain-denied' : 'keychain-unavailable');
  if (error instanceof UplinkRecordError) return make(error.code);
  return new PairingError('internal', step, 'Something unexpected went wrong.', { cause: error });
}
