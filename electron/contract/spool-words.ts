import type { AgentStatus } from './agent-status.ts';
import { countWord, durationWords } from './device-words.ts';
import type { HeadlineTone } from './headline-tone.ts';
import type { Translator } from './translator.ts';

const MINUTE_MS = 60_000;

type Spool = AgentStatus['spool'];
type SafeHere = { readonly tone: HeadlineTone; readonly title: string; readonly text: string };

/** What the headline says of images that are on this PC alone; null: there are none. Never green. */
export function safeHere(spool: Spool, words: Translator): SafeHere | null {
  if (spool === null) return null;
  const { t } = words;
  if (spool.queued === 0) {
    if (spool.held === 0) return null;
    const [title, text] = [t('problem.objects-held.title'), t('problem.objects-held.advice')];
    return { tone: 'attention', title, text };
  }
  const count = { count: spool.queued, number: countWord(spool.queued, words) };
  const title = t('headline.safeHere.title', count);
  const leftMs = timeLeftMs(spool);
  if (leftMs === null) return { tone: 'waiting', title, text: t('headline.safeHere.later') };
  const left = t('headline.safeHere.left', { duration: durationWords(leftMs, words) });
  return { tone: 'waiting', title, text: `${t('headline.safeHere.text')} ${left}` };
}

/** What keeps images from being sent, and that none is lost by it. */
export function withSafeHere(text: string, spool: Spool, words: Translator): string {
  if (spool === null || spool.queued === 0) return text;
  const count = { count: spool.queued, number: countWord(spool.queued, words) };
  return `${text} ${words.t('headline.safeHere.offline', count)}`;
}

/** Milliseconds until all is sent at the present rate, at least a minute; null: that cannot be told. */
export function timeLeftMs(spool: NonNullable<Spool>): number | null {
  if (spool.bytesPerSecond === null || spool.bytesPerSecond === 0) return null;
  return Math.max(MINUTE_MS, (spool.queuedBytes / spool.bytesPerSecond) * 1000);
}

/** How much waits on this PC, since when, and for how long yet, in one line; null: nothing does. */
export function spoolLine(spool: Spool, now: Date, words: Translator): string | null {
  if (spool === null || spool.queued === 0) return null;
  const { t } = words;
  const parts = [t('safe.count', { count: spool.queued })];
  if (spool.oldestQueuedAt !== null) {
    const ageMs = Math.max(0, now.getTime() - Date.parse(spool.oldestQueuedAt));
    parts.push(t('safe.oldest', { duration: durationWords(ageMs, words) }));
  }
  const leftMs = timeLeftMs(spool);
  if (leftMs !== null) parts.push(t('safe.left', { duration: durationWords(leftMs, words) }));
  return parts.join(' · ');
}
