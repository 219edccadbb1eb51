import { countWord, deviceName } from '../contract/device-words.ts';
import { ENGLISH, type Translator } from '../contract/translator.ts';
import type { DesktopState } from './desktop-state.ts';

export type QuitAnswer = 'finish-first' | 'quit-now' | 'stay';

/** Whether quitting needs a word with the person first. */
export type QuitDecision =
  | { readonly kind: 'quit' }
  | {
      readonly kind: 'ask';
      readonly title: string;
      readonly text: string;
      /** In the order of the buttons; the first is the safe one. */
      readonly answers: readonly { readonly answer: QuitAnswer; readonly text: string }[];
    };

/** Number of machines that are sending through an agent which would end with this app. */
function sendingMachines({ process, status }: DesktopState): number {
  // An agent that ran before us goes on without us.
  if (process.kind !== 'running' || process.bond !== 'own' || status === null) return 0;
  const names = status.transfers.map(({ device }) => `${deviceName(device)} ${device.address}`);
  return new Set(names).size;
}

/** Quitting asks while machines are sending. */
export function decideQuit(state: DesktopState, words: Translator = ENGLISH): QuitDecision {
  const machines = sendingMachines(state);
  if (machines === 0) return { kind: 'quit' };
  return {
    kind: 'ask',
    title: words.t('quit.title', { count: machines, number: countWord(machines, words) }),
    text: words.t('quit.text'),
    answers: [
      { answer: 'finish-first', text: words.t('quit.whenDone') },
      { answer: 'quit-now', text: words.t('quit.now') },
      { answer: 'stay', text: words.t('quit.stay') },
    ],
  };
}

/** True once "quit when they are done" may go ahead. */
export function mayQuit(state: DesktopState): boolean {
  return sendingMachines(state) === 0;
}
