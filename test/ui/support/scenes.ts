import type { AgentStatus, LedgerEntry } from '../../../electron/contract/agent-status.ts';
import type { DoctorStep } from '../../../electron/contract/doctor.ts';
import {
  ago,
  sampleEntry,
  sampleHistory,
  sampleProblem,
  sampleSpool,
  sampleStatus,
  sampleTransfer,
  unpairedStatus,
} from '../../fakes/sample-status.ts';

const US = { aeTitle: 'US-ROOM2', address: '192.168.1.31' } as const;
const { heartbeat } = sampleStatus();
const OPEN_LISTENER: AgentStatus['listener'] = {
  kind: 'listening',
  host: '0.0.0.0',
  port: 11112,
  aeTitle: 'TERN',
  addresses: ['192.168.1.23', '10.0.0.7'],
  calledAeTitles: null,
  isOpenToAll: true,
};

/** A ledger with each kind of ending in it. */
export const LEDGER: readonly LedgerEntry[] = [
  ...Array.from({ length: 48 }, (_, i) => sampleEntry(300 + i)),
  ...Array.from({ length: 3 }, (_, i) =>
    sampleEntry(200 + i, {
      sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1',
      device: US,
      bytes: 1_200_000,
      state: 'accepted',
      receiptId: null,
      finishedAt: ago(40),
    }),
  ),
  sampleEntry(100, {
    sopClassUid: '1.2.840.10008.5.1.4.1.1.1.1',
    device: { aeTitle: null, address: '192.168.1.77' },
    bytes: 18_400_000,
    state: 'refused',
    status: 0xa900,
    receiptId: null,
  }),
  sampleEntry(90, {
    sopClassUid: '1.2.840.10008.5.1.4.1.1.88.67',
    state: 'incomplete',
    status: null,
    receiptId: null,
    finishedAt: ago(9000),
  }),
];

export const DOCTOR_STEPS: readonly DoctorStep[] = [
  { step: 'listener', result: 'ok', code: 'listener-by-list', values: { port: 11112 } },
  { step: 'network', result: 'ok', code: 'network-there', values: {} },
  { step: 'link', result: 'failed', code: 'fault', values: { fault: 'key-refused' } },
  { step: 'echo', result: 'skipped', code: 'echo-not-sent', values: {} },
  { step: 'disk', result: 'warning', code: 'disk-low', values: { bytes: 640_000_000 } },
];

/** The states a dashboard can be in, each with the sentence it has to show. */
export const SCENES: Readonly<
  Record<string, { readonly status: AgentStatus; readonly title: string }>
> = {
  online: { status: sampleStatus(), title: 'Every image is in the cloud.' },
  transferring: {
    status: sampleStatus({
      transfers: [
        sampleTransfer(),
        sampleTransfer({
          associationId: 'a-2',
          device: { aeTitle: null, address: '192.168.1.40' },
          objectsDone: 1,
          bytes: 130_000_000,
          bytesPerSecond: 31_400_000,
        }),
      ],
      heartbeat: { ...heartbeat, history: sampleHistory(60, [13, 14, 15]) },
      listener: OPEN_LISTENER,
      problems: [
        sampleProblem('device-not-allowed', {
          device: { aeTitle: 'CT-OLD', address: '192.168.1.44' },
          count: 4,
          details: { calledAeTitle: 'TERN' },
        }),
      ],
    }),
    title: 'Two machines are sending.',
  },
  offline: {
    status: sampleStatus({
      link: { kind: 'offline', since: ago(300), fault: 'no-network', nextTryAt: ago(-40) },
      heartbeat: {
        ...heartbeat,
        lastAnsweredAt: ago(310),
        history: sampleHistory(40, [34, 35, 36, 37, 38, 39]),
      },
      problems: [
        sampleProblem('link-no-network', { isOngoing: true, details: { fault: 'no-network' } }),
        sampleProblem('link-lost-while-sending', { device: US }),
      ],
    }),
    title: 'The internet connection is down.',
  },
  'safe here': {
    status: sampleStatus({
      ackPolicy: 'spool',
      spool: sampleSpool({
        ...{ queued: 214, queuedBytes: 1_200_000_000, bytesPerSecond: 2_000_000 },
        ...{ oldestQueuedAt: ago(7 * 3600) },
      }),
    }),
    title: '214 images are safe on this PC and wait for the cloud.',
  },
  held: {
    status: sampleStatus({
      ackPolicy: 'spool',
      spool: sampleSpool({ queued: 3, queuedBytes: 900_000, held: 16, oldestQueuedAt: ago(80) }),
      problems: [sampleProblem('objects-held', { isOngoing: true, details: { images: 16 } })],
    }),
    title: 'Images on this PC need your decision.',
  },
  removed: {
    status: sampleStatus({
      link: { kind: 'refused', since: ago(30) },
      problems: [sampleProblem('uplink-removed', { isOngoing: true })],
    }),
    title: "This PC was removed from the clinic's account.",
  },
  'clock wrong': {
    status: sampleStatus({ link: { kind: 'clock-wrong', since: ago(30), aheadMs: 7_200_000 } }),
    title: 'The clock of this PC is 2 hours ahead.',
  },
  'port in use': {
    status: sampleStatus({
      listener: { kind: 'failed', code: 'port-in-use', port: 11112, program: 'Orthanc' },
      problems: [
        sampleProblem('port-in-use', {
          isOngoing: true,
          details: { port: 11112, program: 'Orthanc' },
        }),
      ],
    }),
    title: 'Port 11112 is already in use by Orthanc.',
  },
  unpaired: { status: unpairedStatus({ listener: OPEN_LISTENER }), title: 'Not paired yet.' },
};
