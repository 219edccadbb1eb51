import type { DeviceRef, Problem, ProblemCode } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';

const MAX_PROBLEMS = 100;

/** What needs a person. The same thing at the same device is one entry with a count; the latest comes first. */
export class ProblemLog {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #problems = new Map<string, Problem>();
  #lastId = 0;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Something happened, once more. */
  occurred(code: ProblemCode, device: DeviceRef | null, details: Problem['details'] = {}): void {
    this.#put(code, device, details, false);
  }

  /** Something began and lasts until {@link ended} or, at one device, {@link settled}. Repeated calls change the details only. */
  began(
    code: ProblemCode,
    details: Problem['details'] = {},
    device: DeviceRef | null = null,
  ): void {
    this.#put(code, device, details, true);
  }

  /** It is over: a state that ended by itself leaves no entry. */
  ended(code: ProblemCode): void {
    if (this.#problems.delete(keyOf(code, null))) this.#changed();
  }

  /** It no longer holds for this device, though nobody said so. */
  settled(code: ProblemCode, device: DeviceRef): void {
    if (this.#problems.delete(keyOf(code, device))) this.#changed();
  }

  dismiss(id: string): void {
    for (const [key, problem] of this.#problems) {
      if (problem.id === id && !problem.isOngoing) this.#problems.delete(key);
    }
    this.#changed();
  }

  list(): readonly Problem[] {
    return [...this.#problems.values()].sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  }

  #put(
    code: ProblemCode,
    device: DeviceRef | null,
    details: Problem['details'],
    isOngoing: boolean,
  ): void {
    const key = keyOf(code, device);
    const now = this.#clock.now().toISOString();
    const before = this.#problems.get(key);
    const count = before && isOngoing ? before.count : (before?.count ?? 0) + 1;
    const lastAt = before && isOngoing ? before.lastAt : now;
    const id = before?.id ?? `p${++this.#lastId}`;
    this.#problems.delete(key);
    this.#problems.set(key, {
      id,
      code,
      device,
      firstAt: before?.firstAt ?? now,
      lastAt,
      count,
      isOngoing,
      details,
    });
    const oldest = [...this.#problems].find(([, problem]) => !problem.isOngoing);
    if (this.#problems.size > MAX_PROBLEMS && oldest) this.#problems.delete(oldest[0]);
    this.#changed();
  }
}

const keyOf = (code: ProblemCode, device: DeviceRef | null): string =>
  `${code}|${device?.aeTitle ?? ''}|${device?.address ?? ''}`;
