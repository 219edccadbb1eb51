import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, judgeAll } from '../../../electron/agent/commitment/evaluate.ts';
import type { HeldReference } from '../../../electron/agent/ledger/commitment-table.ts';
import { ledgerStateSchema, type LedgerState } from '../../../electron/contract/agent-status.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const MR = '1.2.840.10008.5.1.4.1.1.4';

const fact = (state: LedgerState | null, sopClassUid = CT): HeldReference => ({
  reference: { sopClassUid: CT, sopInstanceUid: '1.2.3' },
  held: state === null ? null : { state, sopClassUid },
});

test.each([
  ['delivered', CT, 'committed', 'committed'],
  ['accepted', CT, 'wait', 0x0112],
  ['refused', CT, 'wait', 0x0112],
  ['incomplete', CT, 'wait', 0x0112],
  ['mismatch', CT, 'wait', 0x0112],
  // Sealed on this PC: not safe in the cloud, and not lost either.
  ['queued', CT, 'wait', 0x0110],
  ['held', CT, 'wait', 0x0110],
  ['queued', MR, 0x0119, 0x0119],
  ['discarded', CT, 0x0112, 0x0112],
  [null, CT, 'wait', 0x0112],
  ['delivered', MR, 0x0119, 0x0119],
  ['accepted', MR, 0x0119, 0x0119],
  ['refused', MR, 'wait', 0x0112],
] as const)(
  'the latest whole object is %s as %s: at first %s, in the end %s',
  (state, held, first, last) => {
    expect(judge(fact(state, held), false)).toBe(first);
    expect(judge(fact(state, held), true)).toBe(last);
  },
);

const facts = fc.record({
  reference: fc.record({
    sopClassUid: fc.constantFrom(CT, MR),
    sopInstanceUid: fc.nat(5).map((n) => `1.2.${n}`),
  }),
  held: fc.option(
    fc.record({
      state: fc.constantFrom(...ledgerStateSchema.options),
      sopClassUid: fc.constantFrom(CT, MR),
    }),
  ),
});

test('nothing is ever committed without a delivered object of that class', () => {
  fc.assert(
    fc.property(fc.array(facts), fc.boolean(), (list, isWaitOver) => {
      for (const [index, reason] of (judgeAll(list, isWaitOver) ?? []).entries()) {
        const { reference, held } = list[index]!;
        const isDelivered =
          held?.state === 'delivered' && held.sopClassUid === reference.sopClassUid;
        expect(reason === null).toBe(isDelivered);
      }
    }),
  );
});

test('when the wait is over everything is decided, before that only what cannot change', () => {
  fc.assert(
    fc.property(fc.array(facts), (list) => {
      expect(judgeAll(list, true)).toHaveLength(list.length);
      const isOpen = list.some((one) => judge(one, false) === 'wait');
      expect(judgeAll(list, false) === null).toBe(isOpen);
    }),
  );
});

test('what follows the first open reference is not even read', () => {
  let read = 0;
  function* list(): Generator<HeldReference> {
    for (const state of ['delivered', null, 'delivered'] as const) {
      read++;
      yield fact(state);
    }
  }
  expect(judgeAll(list(), false)).toBeNull();
  expect(read).toBe(2);
});
