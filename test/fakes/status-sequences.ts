import fc from 'fast-check';
import type { AgentProcess } from '../../electron/contract/agent-process.ts';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { linkFaultSchema } from '../../electron/contract/link-state.ts';
import { problemCodeSchema } from '../../electron/contract/problems.ts';
import { ago, sampleProblem, sampleStatus, sampleTransfer } from './sample-status.ts';

/** One thing that changes: a part of what the agent says, its process, or only the time. */
export type Step =
  | { readonly kind: 'status'; readonly changes: Partial<AgentStatus> }
  | { readonly kind: 'process'; readonly process: AgentProcess }
  | { readonly kind: 'wait'; readonly ms: number };

const { pairing: paired } = sampleStatus();
const { listener: listening } = sampleStatus();
const since = ago(5);
const QUIET_DAY = { delivered: 3, bytes: 900, awaitingReceipt: 0, failed: 0, devices: 1 };

const pairing = fc.constantFrom<AgentStatus['pairing'][]>(
  paired,
  paired,
  paired,
  { kind: 'unpaired' },
  { kind: 'exchanging' },
  { kind: 'storing' },
  { kind: 'foreign', host: 'archive.example', port: 2762 },
);
const link = fc.oneof(
  fc.constantFrom<AgentStatus['link'][]>(
    { kind: 'online', since },
    { kind: 'online', since },
    { kind: 'unpaired' },
    { kind: 'connecting', since },
    { kind: 'stale', since },
    { kind: 'refused', since },
    { kind: 'clock-wrong', since, aheadMs: 7_200_000 },
  ),
  fc
    .constantFrom(...linkFaultSchema.options)
    .map((fault): AgentStatus['link'] => ({ kind: 'offline', since, fault, nextTryAt: ago(-9) })),
);
const listener = fc.constantFrom<AgentStatus['listener'][]>(
  listening,
  listening,
  { kind: 'starting' },
  { kind: 'failed', code: 'port-in-use', port: 104, program: null },
);
const transfers = fc.constantFrom<AgentStatus['transfers'][]>(
  [],
  [],
  [sampleTransfer()],
  [sampleTransfer({ bytesPerSecond: 0 })],
);
const problems = fc
  .uniqueArray(fc.constantFrom(...problemCodeSchema.options), { maxLength: 2 })
  .chain((codes) =>
    fc.boolean().map((isOngoing) => codes.map((code) => sampleProblem(code, { isOngoing }))),
  );
const today = fc.constantFrom<AgentStatus['today'][]>(
  QUIET_DAY,
  QUIET_DAY,
  { ...QUIET_DAY, delivered: 0, devices: 0 },
  { ...QUIET_DAY, awaitingReceipt: 2 },
  { ...QUIET_DAY, failed: 1 },
);
const change: fc.Arbitrary<Partial<AgentStatus>> = fc.oneof(
  pairing.map((value) => ({ pairing: value })),
  link.map((value) => ({ link: value })),
  listener.map((value) => ({ listener: value })),
  fc.constantFrom({ paused: null }, { paused: null }, { paused: { since } }),
  transfers.map((value) => ({ transfers: value })),
  problems.map((value) => ({ problems: value })),
  fc.constant({ problems: new Array<AgentStatus['problems'][number]>() }),
  today.map((value) => ({ today: value })),
  fc.constantFrom({ lastDeliveredAt: null }, { lastDeliveredAt: since }),
);
const agentProcess = fc.constantFrom<AgentProcess[]>(
  { kind: 'running', bond: 'own' },
  { kind: 'running', bond: 'own' },
  { kind: 'running', bond: 'attached' },
  { kind: 'starting' },
  { kind: 'restarting' },
  { kind: 'stopped', error: null },
  { kind: 'stopped', error: { code: 'config-invalid', message: 'x' } },
);

/** What may happen to an uplink in a row, likely or not. */
export const statusSequences: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: change.map((changes): Step => ({ kind: 'status', changes })) },
    { weight: 2, arbitrary: agentProcess.map((process): Step => ({ kind: 'process', process })) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 600_000 }).map((ms): Step => ({ kind: 'wait', ms })),
    },
  ),
  { minLength: 1, maxLength: 16 },
);
