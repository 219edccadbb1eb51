import type { ProblemCode } from '../../contract/problems.ts';
import type { SpoolStatus } from '../../contract/spool-calls.ts';

const HOUR_MS = 3_600_000;

/** Ages of the oldest unsent image at which a person is told, and told again. */
const ALARMS = [
  { code: 'images-waiting-24h', ageMs: 24 * HOUR_MS },
  { code: 'images-waiting-8h', ageMs: 8 * HOUR_MS },
  { code: 'images-waiting-1h', ageMs: HOUR_MS },
] as const satisfies readonly { readonly code: ProblemCode; readonly ageMs: number }[];

/** Where problems are told (status/problem-log.ts). */
export interface ProblemDesk {
  began(code: ProblemCode, details: Readonly<Record<string, string | number>>): void;
  ended(code: ProblemCode): void;
}

/** Tells what needs a person by these numbers, and takes back what no longer does. Only the longest age is told. */
export function tellSpoolProblems(
  { held, queued, oldestQueuedAt }: SpoolStatus,
  now: Date,
  problems: ProblemDesk,
): void {
  const ageMs = oldestQueuedAt === null ? 0 : now.getTime() - Date.parse(oldestQueuedAt);
  const reached = ALARMS.find((alarm) => ageMs >= alarm.ageMs);
  for (const { code } of ALARMS) {
    if (code === reached?.code) problems.began(code, { images: queued });
    else problems.ended(code);
  }
  if (held > 0) problems.began('objects-held', { images: held });
  else problems.ended('objects-held');
}
