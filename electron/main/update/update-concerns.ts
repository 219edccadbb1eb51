import type { Translator } from '../../contract/translator.ts';
import { holdWords, mishapWords, updateWords } from '../../contract/update-words.ts';
import type { UpdateStatus } from '../../contract/updates.ts';
import type { Concern } from '../concerns.ts';

/** Most updates are installed before anybody needs to hear of them. */
const READY_AFTER_MS = 15 * 60_000;

/** What a person should hear of updates. Faults of the feed stand in the settings: nobody at the desk can cure them. */
export function updateConcerns(update: UpdateStatus, words: Translator): readonly Concern[] {
  return [...mishapConcern(update, words), ...readyConcern(update, words)];
}

function mishapConcern(update: UpdateStatus, words: Translator): Concern[] {
  const told = mishapWords(update, words);
  if (told === null) return [];
  const { title, text: body } = told;
  return [{ topic: 'update-mishap', title, body, page: 'settings', count: 1, afterMs: 0 }];
}

function readyConcern(update: UpdateStatus, words: Translator): Concern[] {
  const { state } = update;
  if (state.kind !== 'ready' && state.kind !== 'waiting' && state.kind !== 'by-hand') return [];
  const ready = words.t('updates.ready', { version: state.version });
  const isByHand = state.kind === 'by-hand';
  const title = isByHand ? updateWords(update, words) : ready;
  const body = isByHand
    ? ''
    : `${holdWords(update, words)} ${words.t('updates.ready.text')}`.trim();
  const topic = `update-${state.version}`;
  return [{ topic, title, body, page: 'settings', count: 1, afterMs: READY_AFTER_MS }];
}
