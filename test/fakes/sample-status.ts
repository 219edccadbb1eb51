import type {
  AgentStatus,
  LastStep,
  LedgerEntry,
  Transfer,
} from '../../electron/contract/agent-status.ts';
import type { Retrieve } from '../../electron/contract/destinations.ts';
import type { Problem, ProblemCode } from '../../electron/contract/problems.ts';

/** A time `secondsAgo` before now, as the agent writes it. */
export function ago(secondsAgo: number): string {
  return new Date(Date.now() - secondsAgo * 1000).toISOString();
}

/** Answered heartbeats up to now, newest last; `missed` are positions without an answer. */
export function sampleHistory(
  count: number,
  missed: readonly number[] = [],
): AgentStatus['heartbeat']['history'] {
  return Array.from({ length: count }, (_, i) => ({
    at: ago((count - i) * 30 - 18),
    latencyMs: missed.includes(i) ? null : 30 + ((i * 37) % 17) + (i % 19 === 0 ? 30 : 0),
  }));
}

const QUARTER_S = 900;

/** A day of quarters up to now with all heartbeats answered, but for `gaps`: positions where none was. */
export function sampleDay(gaps: readonly number[] = []): AgentStatus['heartbeat']['day'] {
  const nowS = Math.floor(Date.now() / 1000 / QUARTER_S) * QUARTER_S;
  return Array.from({ length: 97 }, (_, i) => ({
    from: new Date((nowS - (96 - i) * QUARTER_S) * 1000).toISOString(),
    answered: gaps.includes(i) ? 0 : 30,
    missed: gaps.includes(i) ? 30 : 0,
    typicalLatencyMs: gaps.includes(i) ? null : 32 + ((i * 7) % 11),
  }));
}

/** A step of the set-up that a CT took so many seconds ago. */
export function lastStep(secondsAgo: number, changes: Partial<LastStep> = {}): LastStep {
  const device = { aeTitle: 'CT-ROOM1', address: '192.168.1.40' };
  return { device, at: ago(secondsAgo), isSample: false, ...changes };
}

/** A paired uplink, online, with some work done today and nothing to complain about. */
export function sampleStatus(changes: Partial<AgentStatus> = {}): AgentStatus {
  return {
    revision: 1,
    at: ago(0),
    agent: { version: '0.1.0', startedAt: ago(7200), nodeVersion: '24.21.0', platform: 'win32' },
    pairing: {
      kind: 'paired',
      uplinkId: 'up-7f3a',
      clinic: 'Elm Street Clinic',
      label: 'Reception PC',
      cloudUrl: 'https://cloud.example',
      keyFingerprint: '3f9a 17c2 88e1 04bd',
      pairedAt: ago(86_400 * 12),
    },
    link: { kind: 'online', since: ago(7100) },
    heartbeat: {
      intervalMs: 30_000,
      lastAnsweredAt: ago(12),
      lastLatencyMs: 38,
      history: sampleHistory(60),
      day: sampleDay(),
    },
    listener: {
      kind: 'listening',
      host: '0.0.0.0',
      port: 11112,
      aeTitle: 'TERN',
      calledAeTitles: null,
      addresses: ['192.168.1.23'],
      isOpenToAll: false,
    },
    tlsListener: null,
    ackPolicy: 'relay',
    paused: null,
    service: null,
    transfers: [],
    spool: null,
    retrieves: [],
    today: { delivered: 412, bytes: 1_834_000_000, awaitingReceipt: 0, failed: 0, devices: 3 },
    lastDeliveredAt: ago(260),
    lastSteps: {
      echo: lastStep(86_400 * 12),
      image: lastStep(260),
      delivered: lastStep(260),
      receipt: lastStep(258),
    },
    deviceNames: [],
    problems: [],
    update: null,
    ...changes,
  };
}

/** A spool with nothing in it but what the changes say. */
export function sampleSpool(
  changes: Partial<NonNullable<AgentStatus['spool']>> = {},
): NonNullable<AgentStatus['spool']> {
  return {
    ...{ queued: 0, queuedBytes: 0, awaitingReceipt: 0, held: 0 },
    ...{ oldestQueuedAt: null, bytesPerSecond: null },
    ...changes,
  };
}

/** What a fresh, unpaired installation shows. */
export function unpairedStatus(changes: Partial<AgentStatus> = {}): AgentStatus {
  return sampleStatus({
    pairing: { kind: 'unpaired' },
    link: { kind: 'unpaired' },
    heartbeat: {
      intervalMs: 30_000,
      lastAnsweredAt: null,
      lastLatencyMs: null,
      history: [],
      day: [],
    },
    today: { delivered: 0, bytes: 0, awaitingReceipt: 0, failed: 0, devices: 0 },
    lastDeliveredAt: null,
    lastSteps: { echo: null, image: null, delivered: null, receipt: null },
    ...changes,
  });
}

export function sampleTransfer(changes: Partial<Transfer> = {}): Transfer {
  return {
    associationId: 'a-1',
    device: { aeTitle: 'US-ROOM2', address: '192.168.1.31' },
    calledAeTitle: 'TERN',
    startedAt: ago(9),
    objectsDone: 23,
    bytes: 55_800_000,
    bytesPerSecond: 6_200_000,
    ...changes,
  };
}

/** Three of twelve images that a workstation asked for. */
export function sampleRetrieve(id: string, changes: Partial<Retrieve> = {}): Retrieve {
  return {
    id,
    source: { kind: 'device', device: { aeTitle: 'READING', address: '192.168.1.50' } },
    destination: 'WORKSTATION',
    startedAt: ago(4),
    remaining: 9,
    completed: 3,
    failed: 0,
    warning: 0,
    ...changes,
  };
}

export function sampleProblem(code: ProblemCode, changes: Partial<Problem> = {}): Problem {
  return {
    id: `p-${code}`,
    code,
    device: null,
    firstAt: ago(540),
    lastAt: ago(240),
    count: 1,
    isOngoing: false,
    details: {},
    ...changes,
  };
}

export function sampleEntry(id: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id,
    sopInstanceUid: `1.2.826.0.1.3680043.10.1338.${id}`,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    sha256: 'ab12'.repeat(16),
    bytes: 524_288,
    device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' },
    isSample: false,
    calledAeTitle: 'TERN',
    associationId: null,
    startedAt: ago(601 - id),
    finishedAt: ago(600 - id),
    state: 'delivered',
    status: 0,
    receiptId: `r-${id}`,
    receiptAt: ago(598 - id),
    ...changes,
  };
}
