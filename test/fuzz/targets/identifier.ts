import {
  parseCommitmentRequest,
  parseCommitmentResult,
  writeCommitmentRequest,
  writeCommitmentResult,
} from '../../../electron/agent/dicom/services/commitment-dataset.ts';
import {
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
} from '../../../electron/agent/dicom/services/sop-classes.ts';
import { MOVE_MODELS } from '../../../electron/agent/retrieve/information-model.ts';
import {
  parseRetrieveIdentifier,
  writeIdentifier,
} from '../../../electron/agent/retrieve/retrieve-identifier.ts';
import { capturedMessages } from '../captured.ts';
import { checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';

const SYNTAXES = [IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN] as const;
const UIDS = ['1.2.3', '1.2.840.10008.5.1.4.1.1.2', '2.25.251064931748107204411929338416021543012'];

/** What is understood of a C-MOVE identifier is understood again when it is passed on to the cloud. */
function checkRetrieve(bytes: Buffer, syntax: string): string {
  return [...MOVE_MODELS.values()]
    .map((model) => {
      const parsed = parseRetrieveIdentifier(bytes, syntax, model);
      if (parsed.kind === 'invalid') return parsed.comment;
      const again = parseRetrieveIdentifier(writeIdentifier(parsed.keys, syntax), syntax, model);
      checkEqual(again, parsed, 'an identifier that was passed on is another one');
      return parsed.keys.level;
    })
    .join('|');
}

/** The same for what storage commitment asks and reports. */
function checkCommitment(bytes: Buffer, syntax: string): string {
  const request = parseCommitmentRequest(bytes, syntax);
  if (typeof request === 'object') {
    const again = parseCommitmentRequest(writeCommitmentRequest(request, syntax), syntax);
    checkEqual(again, request, 'a request that was written again is another one');
  }
  const result = parseCommitmentResult(bytes, syntax);
  if (typeof result === 'object') {
    const again = parseCommitmentResult(writeCommitmentResult(result, syntax), syntax);
    checkEqual(again, result, 'a result that was written again is another one');
  }
  const words = [request, result].map((read) => (typeof read === 'object' ? 'read' : read));
  return words.join('|');
}

/** The first byte chooses the transfer syntax. Nothing may be thrown at all. */
function run(input: Buffer): string {
  const syntax = SYNTAXES[(input[0] ?? 0) % SYNTAXES.length] ?? SYNTAXES[0];
  const bytes = input.subarray(1);
  return `${checkRetrieve(bytes, syntax)} ${checkCommitment(bytes, syntax)}`;
}

function seeds(): readonly Buffer[] {
  const [transactionUid = '', sopClassUid = '', sopInstanceUid = ''] = UIDS;
  const references = [{ sopClassUid, sopInstanceUid }];
  const failed = [{ sopClassUid, sopInstanceUid: transactionUid, failureReason: 0x0112 }];
  return SYNTAXES.flatMap((syntax, i) =>
    [
      ...capturedMessages().datasets,
      writeCommitmentRequest({ transactionUid, references }, syntax),
      writeCommitmentResult({ transactionUid, committed: references, failed }, syntax),
      ...(['PATIENT', 'STUDY', 'SERIES', 'IMAGE'] as const).map((level) =>
        writeIdentifier(
          {
            level,
            patientId: 'ID 1',
            characterSet: 'ISO_IR 100',
            studyInstanceUids: UIDS,
            seriesInstanceUids: UIDS,
            sopInstanceUids: UIDS,
          },
          syntax,
        ),
      ),
    ].map((dataset) => Buffer.concat([Buffer.from([i]), dataset])),
  );
}

export const identifier: FuzzTarget = {
  name: 'identifier',
  title: 'C-MOVE identifiers, storage commitment',
  sources: ['retrieve/retrieve-identifier', 'dicom/services/commitment-dataset'],
  maxInputBytes: 8 * 1024,
  seeds: seeds(),
  run,
};
