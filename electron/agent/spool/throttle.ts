/** Part of the upload limit that one object is held by. */
export interface Throttle extends Disposable {
  /** So many bytes went; false: wait for resumed(). */
  sent(bytes: number): boolean;
  /** Resolves when more may go. */
  resumed(): Promise<void>;
}

/** The limit that all uploads of this PC share; a relayed association is a lane as well as a spooled object. */
export interface SharedLimit {
  readonly isActive: boolean;
  lane(source: {
    readonly hold: () => void;
    readonly release: () => void;
  }): Disposable & { sent(bytes: number): void };
}

/** A lane of the limit; `limit` null: the object is exempt. `progress` hears of each piece. */
export function createThrottle(
  limit: SharedLimit | null,
  progress: (bytes: number) => void,
): Throttle {
  let held: PromiseWithResolvers<void> | null = null;
  const lane = limit?.lane({
    hold: () => {
      held ??= Promise.withResolvers();
    },
    release: () => {
      held?.resolve();
      held = null;
    },
  });
  return {
    sent: (bytes) => {
      progress(bytes);
      if (limit?.isActive === true) lane?.sent(bytes);
      return held === null;
    },
    resumed: () => held?.promise ?? Promise.resolve(),
    [Symbol.dispose]: () => lane?.[Symbol.dispose](),
  };
}
