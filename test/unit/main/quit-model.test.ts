import { expect, test } from 'vitest';
import type { DesktopState } from '../../../electron/main/desktop-state.ts';
import { decideQuit, mayQuit } from '../../../electron/main/quit-model.ts';
import { sampleStatus, sampleTransfer } from '../../fakes/sample-status.ts';

function state(bond: 'own' | 'attached', machines: number): DesktopState {
  const transfers = Array.from({ length: machines }, (_, i) =>
    sampleTransfer({ associationId: `a-${i}`, device: { aeTitle: `CT${i}`, address: '10.0.0.1' } }),
  );
  return { process: { kind: 'running', bond }, status: sampleStatus({ transfers }) };
}

test('quits at once while nothing is on its way', () => {
  expect(decideQuit(state('own', 0))).toEqual({ kind: 'quit' });
});

test('asks while machines are sending, the safe answer first', () => {
  expect(decideQuit(state('own', 2))).toMatchObject({
    kind: 'ask',
    title: 'Two machines are sending images.',
    answers: [{ answer: 'finish-first' }, { answer: 'quit-now' }, { answer: 'stay' }],
  });
  expect(mayQuit(state('own', 1))).toBe(false);
});

test('does not ask for an agent that goes on without the app, or for one that is gone', () => {
  expect(decideQuit(state('attached', 3))).toEqual({ kind: 'quit' });
  expect(mayQuit({ process: { kind: 'restarting' }, status: null })).toBe(true);
});
