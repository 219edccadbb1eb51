import type { ProblemCode } from '../../contract/problems.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { SpoolError } from './spool-error.ts';

/** What the spool can need a person for. */
export type SpoolProblem = Extract<ProblemCode, `spool-${string}`>;

/** The status' list of problems. */
export type SpoolProblems = {
  readonly began: (code: SpoolProblem, details?: Record<string, number | string>) => void;
  readonly ended: (code: SpoolProblem) => void;
};

/** Tells people what keeps the spool from taking images, and when that is over. */
export class SpoolReports {
  readonly #problems: SpoolProblems;
  #isFull = false;

  constructor(problems: SpoolProblems) {
    this.#problems = problems;
  }

  /** There was no room at the last look. */
  get isFull(): boolean {
    return this.#isFull;
  }

  refused(failure: SpoolError): void {
    switch (failure.code) {
      case 'disk-reserve':
      case 'quota':
        this.#isFull = true;
        this.#problems.began('spool-full', { code: failure.code });
        return;
      case 'io':
        this.#problems.began('spool-failed', { code: errnoOf(failure.cause) ?? 'unknown' });
        return;
      case 'key-unavailable':
        this.#problems.began('spool-key-unavailable');
        return;
      case 'key-missing':
      case 'damaged':
      case 'file-missing':
      case 'stopped':
        return;
    }
  }

  hasRoom(): void {
    if (!this.#isFull) return;
    this.#isFull = false;
    this.#problems.ended('spool-full');
  }

  hasKey(): void {
    this.#problems.ended('spool-key-unavailable');
  }

  stored(): void {
    this.#problems.ended('spool-failed');
  }

  /** How many objects wait for a person for that reason; 0 ends it. */
  waiting(code: SpoolProblem, count: number): void {
    if (count > 0) this.#problems.began(code, { count });
    else this.#problems.ended(code);
  }
}
