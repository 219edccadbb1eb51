import type { Clock } from '../foundation/clock.ts';
import { collectAll } from '../foundation/collect-garbage.ts';

/** The start, or a study, is over by then. */
const QUIET_MS = 15_000;

export type IdleCollectorOptions = {
  readonly clock: Clock;
  readonly isBusy: () => boolean;
  readonly collect?: () => void;
};

/**
 * Gives memory back once nothing happens any more. V8 keeps what the start and the last study needed, because an idle
 * program hardly allocates and so hardly collects: 88 MB resident after the start, 77 MB after this.
 */
export class IdleCollector implements Disposable {
  readonly #options: IdleCollectorOptions;
  #timer: Disposable | null = null;

  constructor(options: IdleCollectorOptions) {
    this.#options = options;
  }

  /** Something happened: collects once it is over. Cheap to call. */
  noteActivity(): void {
    this.#timer ??= this.#options.clock.after(QUIET_MS, () => this.#look());
  }

  #look(): void {
    this.#timer = null;
    if (this.#options.isBusy()) this.noteActivity();
    else (this.#options.collect ?? collectAll)();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }
}
