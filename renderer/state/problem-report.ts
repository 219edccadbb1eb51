import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { statusCode } from './status-code.ts';

/**
 * What support needs to know of one problem, as plain text in English. Nothing in it is of a patient; names that people
 * gave their machines stay here.
 */
export function problemReport(problem: Problem, agent: AgentStatus['agent']): string {
  const { code, device, firstAt, lastAt, count, isOngoing, details } = problem;
  const facts: readonly (readonly [string, string | number])[] = [
    ['Code', code],
    ['First', firstAt],
    ['Last', lastAt],
    ['Count', count],
    ['Still so', isOngoing ? 'yes' : 'no'],
    ...(device === null
      ? []
      : ([
          ['AE title', device.aeTitle ?? '-'],
          ['Address', device.address],
        ] as const)),
    ...Object.entries(details).map(([name, value]) => [name, detailText(name, value)] as const),
    ['Tern', `${agent.version}, ${agent.platform}, Node ${agent.nodeVersion}`],
    ['Started', agent.startedAt],
  ];
  const lines = facts.map(([name, value]) => `${name}: ${value}`);
  return [describeProblem(problem).title, ...lines, ''].join('\n');
}

/** A value of a problem's details, as it is shown and copied. */
export function detailText(name: string, value: string | number): string {
  return name === 'status' && typeof value === 'number' ? statusCode(value) : String(value);
}
