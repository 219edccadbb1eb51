import type { AgentStatus } from '../contract/agent-status.ts';
import { assertNever } from '../contract/assert-never.ts';
import { controlErrorWords } from '../contract/control-error-words.ts';
import type { SerializedError } from '../contract/control.ts';
import { headline, type Headline } from '../contract/headline.ts';

/** What became of the agent's process. */
export type AgentProcess =
  /** Started, and nothing heard of it yet. */
  | { readonly kind: 'starting' }
  /** `own`: our child. `attached`: one that ran already; it outlives this app. */
  | { readonly kind: 'running'; readonly bond: 'own' | 'attached' }
  /** It ended by itself; the next one is being started. */
  | { readonly kind: 'restarting' }
  /** Nothing more is tried until somebody asks. `error` null: it crashed too often. */
  | { readonly kind: 'stopped'; readonly error: SerializedError | null };

/** Everything that tray, window and notifications are drawn from. */
export type DesktopState = {
  readonly process: AgentProcess;
  /** The latest status of the agent that runs now; never one of an agent that is gone. */
  readonly status: AgentStatus | null;
};

export const FIRST_STATE: DesktopState = { process: { kind: 'starting' }, status: null };

/** What the window is told: true, false, or null while the first start is under way. */
export function isConnected({ process }: DesktopState): boolean | null {
  switch (process.kind) {
    case 'starting':
      return null;
    case 'running':
      return true;
    case 'restarting':
    case 'stopped':
      return false;
    default:
      return assertNever(process);
  }
}

/** The sentence of tray and window: the same words from the same facts. */
export function desktopHeadline(state: DesktopState): Headline {
  return headline(state.status, isConnected(state) !== false);
}

/** What is being done about an agent that does not run, or what to do; null while it runs. */
export function processWords(process: AgentProcess): string | null {
  switch (process.kind) {
    case 'starting':
    case 'running':
      return null;
    case 'restarting':
      return 'It stopped by itself and is being started again.';
    case 'stopped': {
      if (process.error === null)
        return 'It stopped several times within a minute. Restart this PC; if that does not help, tell your technician.';
      const { title, advice } = controlErrorWords(process.error.code);
      return `${title} ${advice}`;
    }
    default:
      return assertNever(process);
  }
}
