import type { CommandSet } from '../dicom/dimse/command-set.ts';
import { STATUS, statusCategory } from '../dicom/dimse/status.ts';

/** Numbers of a C-MOVE response (PS3.7 9.3.4.2). */
export type SubOperationCounts = {
  readonly remaining: number;
  readonly completed: number;
  readonly failed: number;
  readonly warning: number;
};

/** Counts the C-STORE sub-operations of one retrieve and remembers which failed. */
export class SubOperations {
  #expected: ReadonlySet<string> = new Set();
  readonly #delivered = new Set<string>();
  readonly #failed = new Set<string>();
  #completed = 0;
  #warning = 0;
  #cloudFailed = 0;
  #cloudTotal = 0;
  #isOver = false;

  /** What the far end said that it holds; empty where it tells nothing. */
  expect(sopInstanceUids: ReadonlySet<string>): void {
    this.#expected = sopInstanceUids;
  }

  /** The destination's answer, or what stands for it. */
  finished(sopInstanceUid: string, status: number): void {
    const category = statusCategory(status);
    if (category === 'success') this.#completed++;
    else if (category === 'warning') this.#warning++;
    else {
      this.#failed.add(sopInstanceUid);
      return;
    }
    this.#delivered.add(sopInstanceUid);
    this.#failed.delete(sopInstanceUid);
  }

  /** Counts of a C-GET response: they hold as well what the far end could not send at all. */
  told(response: CommandSet): void {
    const failed = response.NumberOfFailedSuboperations ?? 0;
    this.#cloudFailed = Math.max(this.#cloudFailed, failed);
    const total =
      failed +
      (response.NumberOfRemainingSuboperations ?? 0) +
      (response.NumberOfCompletedSuboperations ?? 0) +
      (response.NumberOfWarningSuboperations ?? 0);
    this.#cloudTotal = Math.max(this.#cloudTotal, total);
  }

  /** Of the far end's Failed SOP Instance UID List. */
  failedAtFarEnd(sopInstanceUids: readonly string[]): void {
    for (const uid of sopInstanceUids) if (!this.#delivered.has(uid)) this.#failed.add(uid);
  }

  /** Nothing more will come: what was expected and not delivered has failed. */
  failRest(): void {
    this.#isOver = true;
    for (const uid of this.#expected) if (!this.#delivered.has(uid)) this.#failed.add(uid);
  }

  /** Everything that was ever spoken of has been delivered. */
  get isComplete(): boolean {
    const { remaining, failed } = this.counts;
    return this.#total > 0 && remaining === 0 && failed === 0;
  }

  get counts(): SubOperationCounts {
    const [completed, warning] = [this.#completed, this.#warning];
    const total = this.#total;
    const missing = this.#isOver ? total - completed - warning : 0;
    const failed = Math.max(this.#failed.size, this.#cloudFailed, missing);
    return {
      remaining: Math.max(0, total - completed - warning - failed),
      completed,
      failed,
      warning,
    };
  }

  get #total(): number {
    return Math.max(this.#expected.size, this.#cloudTotal);
  }

  get failedUids(): readonly string[] {
    return [...this.#failed];
  }

  /** Status of the final response (PS3.4 C.4.2.1.5). */
  get finalStatus(): number {
    const { completed, failed, warning } = this.counts;
    if (failed === 0 && warning === 0) return STATUS.success;
    return completed + warning === 0
      ? STATUS.unableToPerformSubOperations
      : STATUS.subOperationsWithFailures;
  }
}
