import { expect, test } from 'vitest';
import {
  actionFor,
  NEXT_STATE,
  type UlEvent,
  type UlState,
} from '../../../electron/agent/dicom/ul/state-table.ts';

/** PS3.8 Table 9-10 as printed: rows Evt1-Evt19, columns Sta1-Sta13, '-' where the standard has no entry. */
const PRINTED = `
AE-1 -    -    -    -    -    -    -    -    -     -    -    -
-    -    -    AE-2 -    -    -    -    -    -     -    -    -
-    AA-1 AA-8 -    AE-3 AA-8 AA-8 AA-8 AA-8 AA-8  AA-8 AA-8 AA-6
-    AA-1 AA-8 -    AE-4 AA-8 AA-8 AA-8 AA-8 AA-8  AA-8 AA-8 AA-6
AE-5 -    -    -    -    -    -    -    -    -     -    -    -
-    AE-6 AA-8 -    AA-8 AA-8 AA-8 AA-8 AA-8 AA-8  AA-8 AA-8 AA-7
-    -    AE-7 -    -    -    -    -    -    -     -    -    -
-    -    AE-8 -    -    -    -    -    -    -     -    -    -
-    -    -    -    -    DT-1 -    AR-7 -    -     -    -    -
-    AA-1 AA-8 -    AA-8 DT-2 AR-6 AA-8 AA-8 AA-8  AA-8 AA-8 AA-6
-    -    -    -    -    AR-1 -    -    -    -     -    -    -
-    AA-1 AA-8 -    AA-8 AR-2 AR-8 AA-8 AA-8 AA-8  AA-8 AA-8 AA-6
-    AA-1 AA-8 -    AA-8 AA-8 AR-3 AA-8 AA-8 AR-10 AR-3 AA-8 AA-6
-    -    -    -    -    -    -    AR-4 AR-9 -     -    AR-4 -
-    -    AA-1 AA-2 AA-1 AA-1 AA-1 AA-1 AA-1 AA-1  AA-1 AA-1 -
-    AA-2 AA-3 -    AA-3 AA-3 AA-3 AA-3 AA-3 AA-3  AA-3 AA-3 AA-2
-    AA-5 AA-4 AA-4 AA-4 AA-4 AA-4 AA-4 AA-4 AA-4  AA-4 AA-4 AR-5
-    AA-2 -    -    -    -    -    -    -    -     -    -    AA-2
-    AA-1 AA-8 -    AA-8 AA-8 AA-8 AA-8 AA-8 AA-8  AA-8 AA-8 AA-7
`;
const rows = PRINTED.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

test.each(rows.map((cells, row) => [`Evt${row + 1}` as UlEvent, cells] as const))(
  '%s acts in every state as PS3.8 Table 9-10 says',
  (event, cells) => {
    expect(cells).toHaveLength(13);
    const ours = cells.map((_, column) => actionFor(`Sta${column + 1}` as UlState, event) ?? '-');
    expect(ours).toEqual(cells);
  },
);

test('every action that leads to a fixed state leads to the one of PS3.8 Tables 9-6 to 9-9', () => {
  const printed =
    'AE-1>4 AE-2>5 AE-3>6 AE-4>1 AE-5>2 AE-7>6 AE-8>13 DT-1>6 DT-2>6 AR-1>7 AR-2>8 AR-3>1 AR-4>13 AR-5>1 AR-6>7 AR-7>8 ' +
    'AR-9>11 AR-10>12 AA-1>13 AA-2>1 AA-3>1 AA-4>1 AA-5>1 AA-6>13 AA-7>13 AA-8>13';
  const ours = Object.entries(NEXT_STATE).map(([action, state]) => `${action}>${state.slice(3)}`);
  expect(ours.sort()).toEqual(printed.split(' ').sort());
});
