import type { AnswerClass } from './answer-classes.ts';
import { Gate, SLOW_RETRY_LIMITS } from './gate.ts';
import { routeOf } from './route.ts';
import type { SpoolEntry } from './spool-entry.ts';

/** So many objects of a route one after the other that do not go through are no accident of each of them. */
const FAILURES_OF_A_ROUTE = 8;

/** What may be tried: the far side as a whole, and each pair of AE titles. */
export class Gates {
  readonly #random: () => number;
  readonly #farEnd: Gate;
  readonly #routes = new Map<string, Gate>();
  readonly #failures = new Map<string, number>();

  constructor(random: () => number) {
    this.#random = random;
    this.#farEnd = new Gate(random);
  }

  /** True where the last attempt of all reached the far side. */
  get isFarEndWorking(): boolean {
    return this.#farEnd.isWorking;
  }
  /** When the next attempt is due, monotonic; null: nothing rests. */
  get dueMs(): number | null {
    const due = [this.#farEnd, ...this.#routes.values()].flatMap(({ dueMs }) => dueMs ?? []);
    return due.length === 0 ? null : Math.min(...due);
  }
  isOpen(entry: SpoolEntry, nowMs: number): boolean {
    const route = this.#routes.get(routeOf(entry));
    return this.#farEnd.isOpen(nowMs) && (route === undefined || route.isOpen(nowMs));
  }
  /** The object is tried now. */
  began(entry: SpoolEntry): void {
    this.#farEnd.began();
    this.#routes.get(routeOf(entry))?.began();
  }
  /** The attempt ended without an answer of the far side. */
  ended(entry: SpoolEntry): void {
    this.#farEnd.ended();
    this.#routes.get(routeOf(entry))?.ended();
  }
  /** What the far side's answer says about more than the object. */
  answered(entry: SpoolEntry, answer: AnswerClass, nowMs: number): void {
    const route = routeOf(entry);
    if (answer.kind === 'retry' && answer.scope === 'far-end') {
      this.#routes.get(route)?.ended();
      return this.#farEnd.failed(nowMs);
    }
    this.#farEnd.succeeded();
    if (answer.kind !== 'retry') {
      this.#failures.delete(route);
      return void this.#routes.delete(route);
    }
    const failures = (this.#failures.get(route) ?? 0) + 1;
    this.#failures.set(route, failures);
    if (answer.scope === 'object' && failures < FAILURES_OF_A_ROUTE)
      return this.#routes.get(route)?.ended();
    let gate = this.#routes.get(route);
    if (!gate) this.#routes.set(route, (gate = new Gate(this.#random)));
    if (answer.needsPerson) gate.failed(nowMs, SLOW_RETRY_LIMITS);
    else gate.failed(nowMs);
  }
  /** There is reason to believe that the far side is there again. */
  hope(): void {
    this.#farEnd.hope();
    for (const gate of this.#routes.values()) gate.hope();
  }
}
