import type { UpdateState, UpdateStatus } from '../../contract/updates.ts';
import { updateConfigSchema } from '../../contract/updates.ts';
import { TERN_VERSION } from '../../foundation/version.ts';
import type { DesktopState } from '../desktop-state.ts';

/** How the app keeps itself up to date, as the rest of it sees that. */
export interface Updates extends Disposable {
  readonly status: UpdateStatus;
  /** The agent's copies to take up again at its start, after going back; null: none. */
  readonly restore: string | null;
  /** Settles what an earlier start left open; the app may end with that. */
  start(): Promise<void>;
  check(): Promise<void>;
  installNow(): void;
  /** Tells each state of the app. */
  update(state: DesktopState): void;
  /** The app ends in an orderly way. */
  ending(): Promise<void>;
}

/** A copy that never updates itself. */
export function noUpdates(why: Extract<UpdateState, { kind: 'off' }>['why']): Updates {
  const { channel, hours } = updateConfigSchema.parse({});
  return {
    status: {
      ...{ version: TERN_VERSION, channel, hours },
      ...{ checkedAt: null, state: { kind: 'off', why }, mishap: null },
    },
    restore: null,
    start: () => Promise.resolve(),
    check: () => Promise.resolve(),
    installNow: () => undefined,
    update: () => undefined,
    ending: () => Promise.resolve(),
    [Symbol.dispose]: () => undefined,
  };
}
