import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertNever } from '../../../electron/contract/assert-never.ts';
import {
  FIRST_STATE,
  nextState,
  type SpoolEvent,
} from '../../../electron/agent/spool/next-state.ts';
import type { SpoolState } from '../../../electron/agent/spool/spool-entry.ts';
import { mutantsOf } from './mutate.ts';
import { events, PROOF, wrongTransition, type NextState } from './transitions.ts';

const provesDelivery = (event: SpoolEvent): boolean =>
  event.kind === 'accepted-for-good' ||
  (event.kind === 'receipt' && event.sha256 === PROOF.sha256 && event.bytes === PROOF.bytes);

const isFinal = ({ kind }: SpoolState): boolean => kind === 'done' || kind === 'discarded';

test('every event leads from every state where it should', () => {
  expect(wrongTransition(nextState)).toBeNull();
});

test('whatever happens in whatever order: done has its proof, the end is the end, nothing is dropped', () => {
  fc.assert(
    fc.property(events, (sequence) => {
      let state: SpoolState = FIRST_STATE;
      for (const event of sequence) {
        const before = state;
        state = nextState(PROOF, before, event);
        if (isFinal(before)) expect(state).toBe(before);
        else if (state.kind === 'done') expect(provesDelivery(event)).toBe(true);
        else if (state.kind === 'discarded')
          expect([before.kind, event.kind]).toEqual(['held', 'discard']);
        else expect(['queued', 'sent', 'held']).toContain(state.kind);
      }
    }),
    { numRuns: 5_000 },
  );
});

test('from every state that is not the end, a matching receipt leads to done', () => {
  fc.assert(
    fc.property(events, (sequence) => {
      const state = sequence.reduce<SpoolState>(
        (before, event) => nextState(PROOF, before, event),
        FIRST_STATE,
      );
      const at = '2026-02-01T00:00:00.000Z';
      const after = nextState(PROOF, state, { kind: 'receipt', ...PROOF, at });
      expect(after).toEqual(isFinal(state) ? state : { kind: 'done', at });
    }),
  );
});

test('no mutation of the state machine survives', () => {
  const file = new URL('../../../electron/agent/spool/next-state.ts', import.meta.url);
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8'))
    .replace(/^import .*$/gm, '')
    .replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '')
    .replaceAll('export ', '');
  // Null: the mutant is no program.
  const compiled = (text: string): NextState | null => {
    try {
      const make = compileFunction(`${text}\nreturn nextState;`, ['assertNever']);
      return (make as (never: typeof assertNever) => NextState)(assertNever);
    } catch {
      return null;
    }
  };
  const isKilled = (mutant: NextState): boolean => {
    try {
      return wrongTransition(mutant) !== null;
    } catch {
      return true;
    }
  };
  expect(wrongTransition(compiled(source) ?? nextState)).toBeNull();
  const mutants = mutantsOf(source).flatMap(({ what, source: text }) => {
    const mutant = compiled(text);
    return mutant === null ? [] : [{ what, mutant }];
  });
  expect(mutants.length).toBeGreaterThan(150);
  expect(mutants.filter(({ mutant }) => !isKilled(mutant)).map(({ what }) => what)).toEqual([]);
});
