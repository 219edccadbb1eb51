/**
 * The association state machine as data (PS3.8 9.2, Table 9-10). Rows and columns carry the standard's own names, so
 * that the table can be held next to it. Pure: actions are carried out in association.ts.
 */

/** Sta1 idle; 2 awaiting A-ASSOCIATE-RQ; 3 awaiting the local answer; 4 awaiting the transport; 5 awaiting -AC or -RJ;
 *  6 ready for data; 7 awaiting A-RELEASE-RP; 8 awaiting the local release answer; 9-12 release collision;
 *  13 awaiting the transport's close. */
// prettier-ignore
export type UlState =
  | 'Sta1' | 'Sta2' | 'Sta3' | 'Sta4' | 'Sta5' | 'Sta6' | 'Sta7' | 'Sta8' | 'Sta9' | 'Sta10' | 'Sta11' | 'Sta12' | 'Sta13';

// prettier-ignore
export type UlEvent =
  | 'Evt1' | 'Evt2' | 'Evt3' | 'Evt4' | 'Evt5' | 'Evt6' | 'Evt7' | 'Evt8' | 'Evt9' | 'Evt10'
  | 'Evt11' | 'Evt12' | 'Evt13' | 'Evt14' | 'Evt15' | 'Evt16' | 'Evt17' | 'Evt18' | 'Evt19';

// prettier-ignore
export type UlAction =
  | 'AE-1' | 'AE-2' | 'AE-3' | 'AE-4' | 'AE-5' | 'AE-6' | 'AE-7' | 'AE-8'
  | 'DT-1' | 'DT-2'
  | 'AR-1' | 'AR-2' | 'AR-3' | 'AR-4' | 'AR-5' | 'AR-6' | 'AR-7' | 'AR-8' | 'AR-9' | 'AR-10'
  | 'AA-1' | 'AA-2' | 'AA-3' | 'AA-4' | 'AA-5' | 'AA-6' | 'AA-7' | 'AA-8';

/** Names of the events (PS3.8 Table 9-10, first column). */
export const UL_EVENT = {
  associateRequest: 'Evt1',
  transportConfirm: 'Evt2',
  associateAcPdu: 'Evt3',
  associateRjPdu: 'Evt4',
  transportIndication: 'Evt5',
  associateRqPdu: 'Evt6',
  associateAccept: 'Evt7',
  associateReject: 'Evt8',
  pDataRequest: 'Evt9',
  pDataPdu: 'Evt10',
  releaseRequest: 'Evt11',
  releaseRqPdu: 'Evt12',
  releaseRpPdu: 'Evt13',
  releaseResponse: 'Evt14',
  abortRequest: 'Evt15',
  abortPdu: 'Evt16',
  transportClosed: 'Evt17',
  artimExpired: 'Evt18',
  invalidPdu: 'Evt19',
} as const satisfies Record<string, UlEvent>;

type Row = Partial<Record<UlState, UlAction>>;

/** The same action in several states. */
const inStates = (states: readonly UlState[], action: UlAction): Row =>
  Object.fromEntries(states.map((s) => [s, action]));

const STA_6_TO_12 = ['Sta6', 'Sta7', 'Sta8', 'Sta9', 'Sta10', 'Sta11', 'Sta12'] as const;
const OPEN = ['Sta3', 'Sta5', ...STA_6_TO_12] as const;

/** PS3.8 Table 9-10. A pair that is not here cannot happen or is a mistake of the local user. */
export const TRANSITION_TABLE: Readonly<Record<UlEvent, Row>> = {
  Evt1: { Sta1: 'AE-1' },
  Evt2: { Sta4: 'AE-2' },
  Evt3: { ...inStates(OPEN, 'AA-8'), Sta2: 'AA-1', Sta5: 'AE-3', Sta13: 'AA-6' },
  Evt4: { ...inStates(OPEN, 'AA-8'), Sta2: 'AA-1', Sta5: 'AE-4', Sta13: 'AA-6' },
  Evt5: { Sta1: 'AE-5' },
  Evt6: { ...inStates(OPEN, 'AA-8'), Sta2: 'AE-6', Sta13: 'AA-7' },
  Evt7: { Sta3: 'AE-7' },
  Evt8: { Sta3: 'AE-8' },
  Evt9: { Sta6: 'DT-1', Sta8: 'AR-7' },
  Evt10: { ...inStates(OPEN, 'AA-8'), Sta2: 'AA-1', Sta6: 'DT-2', Sta7: 'AR-6', Sta13: 'AA-6' },
  Evt11: { Sta6: 'AR-1' },
  Evt12: { ...inStates(OPEN, 'AA-8'), Sta2: 'AA-1', Sta6: 'AR-2', Sta7: 'AR-8', Sta13: 'AA-6' },
  Evt13: {
    ...inStates(OPEN, 'AA-8'),
    Sta2: 'AA-1',
    Sta7: 'AR-3',
    Sta10: 'AR-10',
    Sta11: 'AR-3',
    Sta13: 'AA-6',
  },
  Evt14: { Sta8: 'AR-4', Sta9: 'AR-9', Sta12: 'AR-4' },
  Evt15: { ...inStates(OPEN, 'AA-1'), Sta4: 'AA-2' },
  Evt16: { ...inStates(OPEN, 'AA-3'), Sta2: 'AA-2', Sta13: 'AA-2' },
  Evt17: { ...inStates(OPEN, 'AA-4'), Sta2: 'AA-5', Sta4: 'AA-4', Sta13: 'AR-5' },
  Evt18: { Sta2: 'AA-2', Sta13: 'AA-2' },
  Evt19: { ...inStates(OPEN, 'AA-8'), Sta2: 'AA-1', Sta13: 'AA-7' },
};

/** State after an action (PS3.8 Tables 9-6 to 9-9). AE-6 and AR-8 depend on what is found: association.ts decides. */
// prettier-ignore
export const NEXT_STATE: Readonly<Record<Exclude<UlAction, 'AE-6' | 'AR-8'>, UlState>> = {
  'AE-1': 'Sta4', 'AE-2': 'Sta5', 'AE-3': 'Sta6', 'AE-4': 'Sta1', 'AE-5': 'Sta2', 'AE-7': 'Sta6', 'AE-8': 'Sta13',
  'DT-1': 'Sta6', 'DT-2': 'Sta6',
  'AR-1': 'Sta7', 'AR-2': 'Sta8', 'AR-3': 'Sta1', 'AR-4': 'Sta13', 'AR-5': 'Sta1', 'AR-6': 'Sta7', 'AR-7': 'Sta8',
  'AR-9': 'Sta11', 'AR-10': 'Sta12',
  'AA-1': 'Sta13', 'AA-2': 'Sta1', 'AA-3': 'Sta1', 'AA-4': 'Sta1', 'AA-5': 'Sta1', 'AA-6': 'Sta13', 'AA-7': 'Sta13', 'AA-8': 'Sta13',
};

/** The action for an event in a state; null where the table has no entry. */
export function actionFor(state: UlState, event: UlEvent): UlAction | null {
  return TRANSITION_TABLE[event][state] ?? null;
}
