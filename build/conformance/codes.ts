import { STATUS, statusCategory } from '../../electron/agent/dicom/dimse/status.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { hex, table } from './markdown.ts';

/** What each status says, and who sends it: the agent on contexts of its own (A), the receiving service (R). */
const STATUS_WORDS: Readonly<Record<keyof typeof STATUS, readonly [string, string]>> = {
  success: ['success', 'A, R'],
  cancel: ['cancelled by the requestor', 'A, R'],
  pending: ['pending', 'A, R'],
  pendingWithWarning: ['pending, an optional key is not supported', 'taken, never sent'],
  processingFailure: ['processing failure', 'A'],
  noSuchSopInstance: ['no such SOP instance; as failure reason: not held', 'A, R'],
  invalidArgumentValue: ['an element is empty or malformed', 'A, R'],
  noSuchSopClass: ['no such SOP class', 'A'],
  classInstanceConflict: ['as failure reason: held, but of another class', 'A, R'],
  missingAttribute: ['an element is missing', 'A, R'],
  sopClassNotSupported: ['SOP class not supported', 'A'],
  noSuchAction: ['no such action type', 'A, R'],
  duplicateInvocation: ['the transaction is open, for other objects', 'A'],
  unrecognizedOperation: ['the command does not fit the presentation context', 'A, R'],
  resourceLimitation: ['more than is taken', 'A, R'],
  outOfResources: ['out of resources: the object could not be stored or handed on', 'A, R'],
  unableToPerformSubOperations: ['no sub-operation could be performed', 'A, R'],
  moveDestinationUnknown: ['move destination unknown', 'A'],
  identifierDoesNotMatchSopClass: ['the identifier does not match the SOP class', 'A, R'],
  subOperationsWithFailures: ['sub-operations complete, with failures or warnings', 'A, R'],
  cannotUnderstand: ['cannot understand, unable to process', 'A, R'],
};

/** Who rejects, and when: the agent (A), the receiving service (R). */
const REJECTION_WORDS: Readonly<Record<keyof typeof REJECTION, readonly [string, string]>> = {
  callingAeTitleNotRecognized: [
    'calling AE title not recognized',
    'A: there is a list of allowed devices, and the device is not on it',
  ],
  calledAeTitleNotRecognized: [
    'called AE title not recognized',
    'A: there is a list of called titles, of this PC or of the device, without this one',
  ],
  noReasonGiven: [
    'no reason given',
    'R: the clinic requires a user identity, and there is none, a wrong one or one of a kind that is not supported',
  ],
  protocolVersionNotSupported: [
    'protocol version not supported',
    'A, R: bit 0 of the protocol version is not set',
  ],
  applicationContextNotSupported: [
    'application context name not supported',
    'R: another application context than DICOM’s',
  ],
  temporaryCongestion: [
    'temporary congestion',
    'A: no link to the far end, no answer from it, or a person paused receiving',
  ],
  localLimitExceeded: ['local limit exceeded', 'A: as many associations as are set are open'],
};

const keysOf = <T extends object>(record: T) => Object.keys(record) as (keyof T)[];

export function statusTable(): string {
  const rows = keysOf(STATUS)
    .toSorted((a, b) => STATUS[a] - STATUS[b])
    .map((key) => [hex(STATUS[key]), statusCategory(STATUS[key]), ...STATUS_WORDS[key]]);
  return table(['status', 'category', 'meaning', 'sent by'], rows);
}

export function rejectionTable(): string {
  const rows = keysOf(REJECTION).map((key) => {
    const { result, source, reason } = REJECTION[key];
    const [words, when] = REJECTION_WORDS[key];
    const isPermanent = String(result) === '1';
    return [`${result}/${source}/${reason}`, isPermanent ? 'permanent' : 'transient', words, when];
  });
  return table(['result/source/reason', 'result', 'reason', 'when'], rows);
}
