import { isWithinHours } from '../../contract/hours.ts';
import type { UpdateConfig, UpdateHold } from '../../contract/updates.ts';
import type { DesktopState } from '../desktop-state.ts';

/** A study comes in several associations: so long nothing has to have come before nobody is in the way. */
export const SETTLED_AFTER_MS = 5 * 60_000;

/** True while images are on their way through this PC. */
export function isSending({ status }: DesktopState): boolean {
  return status !== null && (status.transfers.length > 0 || status.retrieves.length > 0);
}

/** True where the agent is not this app's child: it cannot be ended and replaced by it. */
function isServed({ process }: DesktopState): boolean {
  if (process.kind === 'running') return process.bond === 'attached';
  return process.kind === 'stopped' && process.error?.code === 'service-stopped';
}

/** What an install has to wait for; null: nothing. `quietMs`: for so long nothing has been on its way. */
export function holdOf(
  state: DesktopState,
  options: {
    readonly hours: UpdateConfig['hours'];
    readonly now: Date;
    readonly quietMs: number;
    /** A person said "now". */
    readonly isAsked: boolean;
  },
): UpdateHold | null {
  const { hours, now, quietMs, isAsked } = options;
  if (isServed(state)) return 'service';
  if (hours !== null && !isAsked && !isWithinHours(hours, now)) return 'hours';
  if (isSending(state)) return 'sending';
  return isAsked || quietMs >= SETTLED_AFTER_MS ? null : 'settling';
}
