import type { AgentStatus, LastStep, LastSteps } from '../../electron/contract/agent-status.ts';
import type { DeviceRef, Problem } from '../../electron/contract/problems.ts';

export type LightName = keyof LastSteps;

export type Light = { readonly name: LightName } & (
  | { readonly kind: 'lit'; readonly step: LastStep }
  /** The next thing that has to happen. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'later' }
  /** It did not happen and does not have to. */
  | { readonly kind: 'not-needed' }
);

const ORDER = ['echo', 'image', 'delivered', 'receipt'] as const satisfies readonly LightName[];

/** The four lights of the set-up, from what happened since its start. */
export function setupLights(
  { lastSteps, pairing }: Pick<AgentStatus, 'lastSteps' | 'pairing'>,
  startedAt: string,
): readonly Light[] {
  const isLit = (step: LastStep | null): step is LastStep =>
    step !== null && Date.parse(step.at) >= Date.parse(startedAt);
  let isWaiting = false;
  return ORDER.map((name): Light => {
    const step = lastSteps[name];
    if (isLit(step)) return { name, kind: 'lit', step };
    // Not every machine has a button for the echo, and a foreign archive gives no receipts.
    if (name === 'echo' && isLit(lastSteps.image)) return { name, kind: 'not-needed' };
    if (name === 'receipt' && pairing.kind === 'foreign') return { name, kind: 'not-needed' };
    const kind = isWaiting ? 'later' : 'waiting';
    isWaiting = true;
    return { name, kind };
  });
}

/** Nothing more has to happen. */
export function areAllLit(lights: readonly Light[]): boolean {
  return lights.every(({ kind }) => kind === 'lit' || kind === 'not-needed');
}

function isSameDevice(a: DeviceRef | null, b: DeviceRef): boolean {
  return a !== null && a.aeTitle === b.aeTitle && a.address === b.address;
}

/** What went wrong with a machine since the start, latest first; a step that it took afterwards settles it. */
export function setupProblems(
  { problems, lastSteps }: Pick<AgentStatus, 'problems' | 'lastSteps'>,
  startedAt: string,
): readonly Problem[] {
  const steps = ORDER.map((name) => lastSteps[name]).filter((step) => step !== null);
  return problems
    .filter(({ device, lastAt }) => device !== null && Date.parse(lastAt) >= Date.parse(startedAt))
    .filter(
      ({ device, lastAt }) =>
        !steps.some(
          (step) => isSameDevice(device, step.device) && Date.parse(step.at) > Date.parse(lastAt),
        ),
    )
    .toSorted((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
}
