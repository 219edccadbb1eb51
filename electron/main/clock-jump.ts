/** Less than this is the clock being kept right in small steps. */
export const CLOCK_JUMP_MS = 2_000;

export type ClockReading = { readonly wallMs: number; readonly monotonicMs: number };

/** True where the wall clock went another way than time itself did: it was set, or the PC slept. */
export function clockJumped(before: ClockReading, now: ClockReading): boolean {
  const passedMs = now.monotonicMs - before.monotonicMs;
  return Math.abs(now.wallMs - before.wallMs - passedMs) > CLOCK_JUMP_MS;
}
