import { assertNever } from './assert-never.ts';
import { ENGLISH, type Translator } from './translator.ts';
import type { UpdateStatus } from './updates.ts';

/** How it stands with updates, in a sentence or two. */
export function updateWords(update: UpdateStatus, words: Translator = ENGLISH): string {
  const { t } = words;
  const { state, checkedAt } = update;
  switch (state.kind) {
    case 'off':
      return t(`updates.off.${state.why}`);
    case 'idle':
      return t(checkedAt === null ? 'updates.idle.never' : 'updates.idle');
    case 'checking':
      return t('updates.checking');
    case 'downloading': {
      const { version } = state;
      const form = new Intl.NumberFormat(words.tag, { style: 'percent' });
      return t('updates.downloading', { version, percent: form.format(state.percent / 100) });
    }
    case 'ready':
    case 'by-hand':
    case 'installing':
      return t(`updates.${state.kind}`, { version: state.version });
    case 'waiting':
      return `${t('updates.ready', { version: state.version })} ${holdWords(update, words)}`;
    case 'failed':
      return t(`updates.failed.${state.fault}`);
    default:
      return assertNever(state);
  }
}

/** What an update that is ready waits for; empty where nothing is known to be in its way. */
export function holdWords({ state, hours }: UpdateStatus, { t }: Translator = ENGLISH): string {
  if (state.kind !== 'waiting') return '';
  return state.hold === 'hours' && hours !== null
    ? t('updates.hold.hours', hours)
    : t(`updates.hold.${state.hold === 'hours' ? 'settling' : state.hold}`);
}

/** What became of the latest install that did not go well; null: nothing of the kind. */
export function mishapWords(
  { mishap, version: to }: UpdateStatus,
  { t }: Translator = ENGLISH,
): { readonly title: string; readonly text: string } | null {
  if (mishap === null) return null;
  const { version } = mishap;
  switch (mishap.kind) {
    case 'rolled-back':
      return {
        title: t('updates.mishap.rolled-back', { to }),
        text: t(`updates.mishap.rolled-back.${mishap.why}`, { version }),
      };
    case 'no-effect':
      return {
        title: t('updates.mishap.no-effect', { version }),
        text: t('updates.mishap.no-effect.text', { to }),
      };
    case 'cannot-roll-back':
      return {
        title: t('updates.mishap.cannot-roll-back', { version }),
        text: t(`updates.mishap.cannot-roll-back.${mishap.why}`),
      };
    default:
      return assertNever(mishap);
  }
}
