import { durationWords } from './device-words.ts';
import type { LinkFault, LinkState } from './link-state.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What happened, why, and the one thing to do. Sentences for clinic staff, without codes. */
export type Words = { readonly title: string; readonly text: string; readonly advice: string };

/** A fault of the link, told while it lasts (`title`) and afterwards (`pastTitle`). */
export type FaultWords = Words & { readonly pastTitle: string };

/** Why the cloud cannot be reached, in words. */
export function faultWords(fault: LinkFault, { t }: Translator = ENGLISH): FaultWords {
  return {
    title: t(`fault.${fault}.title`),
    pastTitle: t(`fault.${fault}.pastTitle`),
    text: t(`fault.${fault}.text`),
    advice: t(`fault.${fault}.advice`),
  };
}

/** A short label for the link ("Online") and a sentence that explains it. */
export function linkWords(
  link: LinkState,
  words: Translator = ENGLISH,
): { readonly label: string; readonly text: string } {
  const label = words.t(`link.${link.kind}.label`);
  if (link.kind === 'offline') return { label, text: faultWords(link.fault, words).title };
  if (link.kind === 'clock-wrong') return { label, text: clockTitle(link.aheadMs, words) };
  return { label, text: words.t(`link.${link.kind}.text`) };
}

/** `The clock of this PC is 2 hours ahead.` (`aheadMs` negative: behind); `isOver` tells it of the past. */
export function clockTitle(
  aheadMs: number,
  words: Translator = ENGLISH,
  { isOver = false } = {},
): string {
  const duration = durationWords(aheadMs, words);
  if (aheadMs < 0) return words.t(isOver ? 'clock.wasBehind' : 'clock.behind', { duration });
  return words.t(isOver ? 'clock.wasAhead' : 'clock.ahead', { duration });
}
