import type { AgentStatus } from './agent-status.ts';
import { countWord } from './device-words.ts';
import type { HeadlineTone } from './headline-tone.ts';
import type { Translator } from './translator.ts';

const MINUTE_S = 60;

type SafeHere = { readonly tone: HeadlineTone; readonly title: string; readonly text: string };

/** What the headline says of images that are on this PC alone; null: there are none. Never green. */
export function safeHere(spool: AgentStatus['spool'], words: Translator): SafeHere | null {
  if (spool === null || spool.queued === 0) return null;
  const { t } = words;
  const count = { count: spool.queued, number: countWord(spool.queued, words) };
  const minutes = minutesLeft(spool);
  const left = minutes === null ? '' : ` ${t('headline.safeHere.minutes', { count: minutes })}`;
  return {
    tone: 'waiting',
    title: t('headline.safeHere.title', count),
    text: `${t('headline.safeHere.text')}${left}`,
  };
}

/** A fault of the link, and that nothing is lost by it. */
export function withSafeHere(text: string, spool: AgentStatus['spool'], words: Translator): string {
  if (spool === null || spool.queued === 0) return text;
  const count = { count: spool.queued, number: countWord(spool.queued, words) };
  return `${text} ${words.t('headline.safeHere.offline', count)}`;
}

/** Minutes until all is sent at the present rate, at least one; null: that cannot be told. */
export function minutesLeft(spool: NonNullable<AgentStatus['spool']>): number | null {
  if (spool.bytesPerSecond === null || spool.bytesPerSecond === 0) return null;
  return Math.max(1, Math.round(spool.queuedBytes / spool.bytesPerSecond / MINUTE_S));
}
