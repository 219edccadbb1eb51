import { useState } from 'react';
import { isoTimeSchema } from '../../electron/contract/identifiers.ts';

const KEY = 'tern.setup.startedAt';
/** What was begun longer ago is another day's: its lights would shine for images of everyday work. */
const KEPT_MS = 4 * 3_600_000;

/** One walk through the set-up: only what happened after its start lights its lights. */
export type SetupRun = {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Begins anew, with all lights off. */
  readonly restart: () => void;
  /** The next opening of the set-up begins anew. */
  readonly end: () => void;
};

/** The start that a reload left behind; null when there is none that still counts. */
export function keptStart(stored: string | null, nowMs: number): string | null {
  const startedAt = isoTimeSchema.safeParse(stored).data;
  if (startedAt === undefined) return null;
  const ageMs = nowMs - Date.parse(startedAt);
  return ageMs >= 0 && ageMs < KEPT_MS ? startedAt : null;
}

function begin(): string {
  const startedAt = new Date().toISOString();
  sessionStorage.setItem(KEY, startedAt);
  return startedAt;
}

/** The walk through the set-up in this window; it outlives a reload and a look at another page. */
export function useSetupRun(): SetupRun {
  const [startedAt, setStartedAt] = useState(
    () => keptStart(sessionStorage.getItem(KEY), Date.now()) ?? begin(),
  );
  return {
    startedAt,
    restart: () => setStartedAt(begin()),
    end: () => sessionStorage.removeItem(KEY),
  };
}
