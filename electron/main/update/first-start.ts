import { withSkipped, type Trial, type UpdateMemory } from './update-memory.ts';

/** So often the start of a new version may fail before the one before is used again. */
export const MAX_FAILED_STARTS = 2;
/** So often a version is installed that does not come to run. */
export const MAX_ATTEMPTS = 2;

/** What a start of the app has to do about an install that was begun before it. */
export type StartTask =
  | { readonly kind: 'none' }
  /** A new version runs for the first times: it has to prove itself. */
  | { readonly kind: 'judge'; readonly trial: Trial }
  /** It has failed to, too often. */
  | { readonly kind: 'go-back'; readonly trial: Trial };

export type Start = { readonly memory: UpdateMemory; readonly task: StartTask };

/** What follows from what is remembered when `version` starts at the time `at`. */
export function decideStart(memory: UpdateMemory, version: string, at: string): Start {
  if (memory.rollBack !== null) return { memory: wentBack(memory, version, at), task: NONE };
  const { trial } = memory;
  if (trial === null) return { memory, task: NONE };
  if (version === trial.version) return tryOn(memory, trial);
  const ended = { ...memory, trial: null };
  if (version === trial.from) return { memory: hadNoEffect(ended, trial, at), task: NONE };
  // Somebody installed another one by hand.
  return { memory: { ...ended, mishap: null }, task: NONE };
}

const NONE: StartTask = { kind: 'none' };

function wentBack(memory: UpdateMemory, version: string, at: string): UpdateMemory {
  const { rollBack } = memory;
  if (rollBack === null) return memory;
  const { version: bad, to, why, backup } = rollBack;
  const ended = { ...memory, rollBack: null, trial: null };
  if (version === to)
    return { ...ended, restore: backup, mishap: { kind: 'rolled-back', version: bad, why, at } };
  if (version === bad)
    return { ...ended, mishap: { kind: 'cannot-roll-back', version: bad, why: 'failed', at } };
  return { ...ended, mishap: null };
}

function tryOn(memory: UpdateMemory, before: Trial): Start {
  // A start that nobody ended in an orderly way before it was judged was none that went well.
  const failures = before.failures + (before.isOpen ? 1 : 0);
  const trial = { ...before, failures, isOpen: true };
  const kind = failures >= MAX_FAILED_STARTS ? 'go-back' : 'judge';
  return { memory: { ...memory, trial }, task: { kind, trial } };
}

function hadNoEffect(memory: UpdateMemory, { version }: Trial, at: string): UpdateMemory {
  const told: UpdateMemory = { ...memory, mishap: { kind: 'no-effect', version, at } };
  const count = memory.attempts?.version === version ? memory.attempts.count : 1;
  return count >= MAX_ATTEMPTS ? withSkipped(told, version) : memory;
}
