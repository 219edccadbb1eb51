import { isConnected, type AgentProcess } from '../contract/agent-process.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import { assertNever } from '../contract/assert-never.ts';
import { controlErrorWords } from '../contract/control-error-words.ts';
import { headline, type Headline } from '../contract/headline.ts';

/** Everything that tray, window and notifications are drawn from. */
export type DesktopState = {
  readonly process: AgentProcess;
  /** The latest status of the agent that runs now; never one of an agent that is gone. */
  readonly status: AgentStatus | null;
};

export const FIRST_STATE: DesktopState = { process: { kind: 'starting' }, status: null };

/** The sentence of tray and window: the same words from the same facts. */
export function desktopHeadline(state: DesktopState): Headline {
  return headline(state.status, isConnected(state.process) !== false);
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
