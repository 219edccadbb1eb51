import { isConnected, type AgentProcess } from './agent-process.ts';
import type { AgentStatus } from './agent-status.ts';
import { assertNever } from './assert-never.ts';
import { controlErrorWords } from './control-error-words.ts';
import { headline, type Headline } from './headline.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What is being done about an agent that does not run, or what to do; null while it runs. */
export function processWords(process: AgentProcess, words: Translator = ENGLISH): string | null {
  switch (process.kind) {
    case 'starting':
    case 'running':
      return null;
    case 'restarting':
      return words.t('process.restarting');
    case 'stopped': {
      if (process.error === null) return words.t('process.stopped');
      // In a form it is one value that somebody has just typed; here it is a file.
      if (process.error.code === 'config-invalid') return words.t('process.settingsInvalid');
      const { title, advice } = controlErrorWords(process.error.code, words);
      return `${title} ${advice}`;
    }
    default:
      return assertNever(process);
  }
}

/** The one sentence where the agent's process is known, too: the same in tray and window. */
export function processHeadline(
  process: AgentProcess,
  status: AgentStatus | null,
  words: Translator = ENGLISH,
): Headline {
  const sentence = headline(status, isConnected(process) !== false, words);
  const why = processWords(process, words);
  return why === null
    ? sentence
    : { ...sentence, text: `${why} ${words.t('process.noneCanSend')}` };
}
