import { countWord } from '../contract/device-words.ts';
import type { DashboardPage } from '../contract/pages.ts';
import { ENGLISH, type Translator } from '../contract/translator.ts';
import { concernsOf, type Concern, type ConcernLimits } from './concerns.ts';
import type { DesktopState } from './desktop-state.ts';

export type NotificationCommand =
  | {
      readonly kind: 'show';
      readonly id: number;
      readonly title: string;
      readonly body: string;
      /** Where a click leads. */
      readonly page: DashboardPage;
    }
  | { readonly kind: 'withdraw'; readonly id: number };

export type NotificationStep = {
  readonly commands: readonly NotificationCommand[];
  /** Ask again at this time even if the state does not change; null: no need. Monotonic milliseconds. */
  readonly nextMs: number | null;
};

export type NotificationLimits = ConcernLimits & {
  /** At most one notification in this time; what comes up meanwhile is told together. */
  readonly quietMs: number;
  /** The same thing, happening again, is told again only after this time. */
  readonly repeatAfterMs: number;
};

export const NOTIFICATION_LIMITS: Omit<NotificationLimits, 'since'> = {
  linkLostAfterMs: 5 * 60_000,
  quietMs: 30_000,
  repeatAfterMs: 30 * 60_000,
};

type Told = { readonly id: number; readonly count: number; readonly atMs: number };

/** Decides what to tell: only what needs a person, once, together where it comes together, taken back when it is over. */
export class NotificationModel {
  readonly #limits: NotificationLimits;
  /** Since when each topic holds. */
  readonly #since = new Map<string, number>();
  readonly #told = new Map<string, Told>();
  #lastShownMs = -Infinity;
  #lastId = 0;

  constructor(limits: NotificationLimits) {
    this.#limits = limits;
  }

  /** Takes the state as of `nowMs` (monotonic). `others`: what needs a person beside it. */
  step(
    state: DesktopState,
    nowMs: number,
    words: Translator = ENGLISH,
    others: readonly Concern[] = [],
  ): NotificationStep {
    // Between two agents nothing is known: what was told stays until the next one says otherwise.
    if (state.process.kind === 'starting' || state.process.kind === 'restarting')
      return { commands: [], nextMs: null };
    const present = [...concernsOf(state, this.#limits, words), ...others];
    this.#follow(present, nowMs);
    const withdrawn = this.#withdraw(present);
    const due = present.filter((concern) => this.#dueMs(concern) <= nowMs);
    const mayShow = nowMs >= this.#lastShownMs + this.#limits.quietMs;
    const shown = due.length > 0 && mayShow ? this.#show(due, nowMs, words) : [];
    return { commands: [...withdrawn, ...shown], nextMs: this.#nextMs(present) };
  }

  /** Notes when each topic began and forgets those that are over. */
  #follow(concerns: readonly Concern[], nowMs: number): void {
    const topics = new Set(concerns.map(({ topic }) => topic));
    for (const topic of this.#since.keys()) if (!topics.has(topic)) this.#since.delete(topic);
    for (const topic of topics) if (!this.#since.has(topic)) this.#since.set(topic, nowMs);
  }

  #withdraw(present: readonly Concern[]): NotificationCommand[] {
    const topics = new Set(present.map(({ topic }) => topic));
    const over = [...this.#told].filter(([topic]) => !topics.has(topic));
    for (const [topic] of over) this.#told.delete(topic);
    const stillUp = new Set([...this.#told.values()].map(({ id }) => id));
    const ids = new Set(over.map(([, { id }]) => id));
    return [...ids].filter((id) => !stillUp.has(id)).map((id) => ({ kind: 'withdraw', id }));
  }

  /** When a concern is to be told; Infinity where it has been and nothing is new. */
  #dueMs({ topic, count, afterMs }: Concern): number {
    const told = this.#told.get(topic);
    if (told === undefined) return (this.#since.get(topic) ?? 0) + afterMs;
    return count > told.count ? told.atMs + this.#limits.repeatAfterMs : Infinity;
  }

  #show(due: readonly Concern[], nowMs: number, words: Translator): NotificationCommand[] {
    const id = ++this.#lastId;
    const replaced = new Set(due.flatMap(({ topic }) => this.#told.get(topic)?.id ?? []));
    for (const { topic, count } of due) this.#told.set(topic, { id, count, atMs: nowMs });
    this.#lastShownMs = nowMs;
    const stillUp = new Set([...this.#told.values()].map((told) => told.id));
    const withdrawn = [...replaced].filter((old) => !stillUp.has(old));
    return [
      ...withdrawn.map((old) => ({ kind: 'withdraw', id: old }) as const),
      { kind: 'show', id, ...wordsOf(due, words) },
    ];
  }

  #nextMs(present: readonly Concern[]): number | null {
    const next = Math.min(...present.map((concern) => this.#dueMs(concern)));
    if (next === Infinity) return null;
    return Math.max(next, this.#lastShownMs + this.#limits.quietMs);
  }
}

function wordsOf(
  due: readonly Concern[],
  words: Translator,
): Pick<Concern, 'title' | 'body' | 'page'> {
  const [first, ...others] = due;
  if (first !== undefined && others.length === 0)
    return { title: first.title, body: first.body, page: first.page };
  return {
    title: words.t('headline.problems.title', {
      count: due.length,
      number: countWord(due.length, words),
    }),
    body: due.map(({ title }) => title).join(' '),
    page: 'errors',
  };
}
