import type { ReportFault } from '../../contract/commitments.ts';
import { COMMAND_FIELD, HAS_DATASET, type CommandSet } from '../dicom/dimse/command-set.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import {
  COMMITMENT_EVENT,
  writeCommitmentResult,
  type CommitmentResult,
} from '../dicom/services/commitment-dataset.ts';
import {
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../dicom/services/sop-classes.ts';

/** What came of telling a machine. */
export type ReportOutcome = 'delivered' | ReportFault;

/** N-EVENT-REPORT-RQ (PS3.7 10.1.1, PS3.4 J.3.3), without its message id. */
export function reportMessage(
  result: CommitmentResult,
  transferSyntaxUid: string,
): { readonly command: CommandSet; readonly dataset: Buffer } {
  const isAll = result.failed.length === 0;
  return {
    command: {
      AffectedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
      CommandField: COMMAND_FIELD.nEventReportRq,
      CommandDataSetType: HAS_DATASET,
      AffectedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
      EventTypeID: isAll ? COMMITMENT_EVENT.allCommitted : COMMITMENT_EVENT.failuresExist,
    },
    dataset: writeCommitmentResult(result, transferSyntaxUid),
  };
}

/** Only success says that the machine has taken it. */
export function outcomeOf({ Status: status }: CommandSet): ReportOutcome {
  return status === STATUS.success ? 'delivered' : 'refused';
}
