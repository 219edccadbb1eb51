import type { LinkFault, LinkState } from '../../contract/link-state.ts';
import type { Problem, ProblemCode } from '../../contract/problems.ts';
import type { ProblemLog } from './problem-log.ts';

const PROBLEM_OF_FAULT = {
  'no-network': 'link-no-network',
  'name-not-found': 'link-name-not-found',
  'port-closed': 'link-port-closed',
  'timed-out': 'link-timed-out',
  'tls-altered': 'link-tls-altered',
  'certificate-not-trusted': 'link-certificate-not-trusted',
  'key-refused': 'link-key-refused',
  'cloud-down': 'link-cloud-down',
  'cloud-refused': 'link-cloud-refused',
  'proxy-unreachable': 'link-proxy-unreachable',
  'proxy-password': 'link-proxy-password',
  'proxy-refused': 'link-proxy-refused',
  'proxy-answer': 'link-proxy-answer',
  'keychain-unavailable': 'keychain-unavailable',
} as const satisfies Record<LinkFault, ProblemCode>;

/** Problems that follow from the link alone; at most one of them holds at a time. */
export const LINK_PROBLEMS: readonly ProblemCode[] = [
  ...Object.values(PROBLEM_OF_FAULT),
  'uplink-removed',
  'clock-wrong',
];

/** The problem that a link state is, or null. */
export function problemOfLink(
  link: LinkState,
): { readonly code: ProblemCode; readonly details: Problem['details'] } | null {
  switch (link.kind) {
    case 'offline':
      return { code: PROBLEM_OF_FAULT[link.fault], details: { fault: link.fault } };
    case 'refused':
      return { code: 'uplink-removed', details: {} };
    case 'clock-wrong':
      return { code: 'clock-wrong', details: { aheadMs: Math.round(link.aheadMs) } };
    case 'unpaired':
    case 'connecting':
    case 'online':
    case 'stale':
      return null;
  }
}

/** Tells in the list of problems what is wrong with the link, and takes back what no longer is. */
export class LinkWatch {
  readonly #problems: Pick<ProblemLog, 'began' | 'ended'>;
  #active: string | null = null;

  constructor(problems: Pick<ProblemLog, 'began' | 'ended'>) {
    this.#problems = problems;
  }

  /** True where the link is well again. */
  changed(link: LinkState): boolean {
    const problem = problemOfLink(link);
    for (const code of LINK_PROBLEMS) if (code !== problem?.code) this.#problems.ended(code);
    if (problem) this.#problems.began(problem.code, problem.details);
    const cameUp = this.#active !== null && problem === null;
    this.#active = problem?.code ?? null;
    return cameUp;
  }
}
