import type { CommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import { writeElements } from '../../electron/agent/dicom/dataset/write-elements.ts';

export type SubOperationOutcome = 'completed' | 'warning' | 'failed';

const FAILED_SOP_INSTANCE_UID_LIST = '00080058';
/** The numbers are unsigned shorts (PS3.7 E.1). */
const MAX_COUNT = 0xffff;
/** Longest value in explicit VR (PS3.5 7.1.2): the list ends there, the count does not. */
const MAX_LIST_BYTES = 0xfffe;

/** Counts the C-STORE sub-operations of one C-GET (PS3.4 C.4.3.1.4-6). */
export class SubOperations {
  readonly total: number;
  #completed = 0;
  #warning = 0;
  #failed = 0;
  readonly #failedUids: string[] = [];
  #listBytes = 0;

  constructor(total: number) {
    this.total = total;
  }

  get completed(): number {
    return this.#completed + this.#warning;
  }
  get #remaining(): number {
    return this.total - this.#completed - this.#warning - this.#failed;
  }

  note(outcome: SubOperationOutcome, sopInstanceUid: string): void {
    if (outcome === 'completed') this.#completed += 1;
    else if (outcome === 'warning') this.#warning += 1;
    else this.#noteFailed(sopInstanceUid);
  }

  /** Status of the last response (PS3.4 Table C.4-3). */
  get finalStatus(): number {
    if (this.#remaining > 0) return STATUS.cancel;
    if (this.#failed > 0 && this.#failed === this.total) return STATUS.unableToPerformSubOperations;
    return this.#failed + this.#warning > 0 ? STATUS.subOperationsWithFailures : STATUS.success;
  }

  /** The numbers of a response; remaining ones stand only where there may be some: pending and cancel. */
  counts(status: number): Partial<CommandSet> {
    const hasRemaining = status === STATUS.pending || status === STATUS.cancel;
    return {
      ...(hasRemaining && { NumberOfRemainingSuboperations: clamped(this.#remaining) }),
      NumberOfCompletedSuboperations: clamped(this.#completed),
      NumberOfFailedSuboperations: clamped(this.#failed),
      NumberOfWarningSuboperations: clamped(this.#warning),
    };
  }

  /** The identifier of the last response: Failed SOP Instance UID List; null where nothing failed. */
  failedList(transferSyntaxUid: string): Buffer | null {
    if (this.#failedUids.length === 0) return null;
    const list = { vr: 'UI', value: this.#failedUids } as const;
    return writeElements({ [FAILED_SOP_INSTANCE_UID_LIST]: list }, transferSyntaxUid);
  }

  #noteFailed(sopInstanceUid: string): void {
    this.#failed += 1;
    const bytes = sopInstanceUid.length + 1;
    if (this.#listBytes + bytes > MAX_LIST_BYTES) return;
    this.#listBytes += bytes;
    this.#failedUids.push(sopInstanceUid);
  }
}

function clamped(count: number): number {
  return Math.min(count, MAX_COUNT);
}
