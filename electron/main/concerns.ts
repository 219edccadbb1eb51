import type { AgentStatus } from '../contract/agent-status.ts';
import { processHeadline } from '../contract/agent-process-words.ts';
import { countWord } from '../contract/device-words.ts';
import type { LinkFault } from '../contract/link-state.ts';
import { faultWords } from '../contract/link-words.ts';
import type { DashboardPage } from '../contract/pages.ts';
import { describeProblem } from '../contract/problem-words.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { ENGLISH, type Translator } from '../contract/translator.ts';
import type { DesktopState } from './desktop-state.ts';

/** Something that needs a person, whatever the number of machines it happened to. */
export type Concern = {
  /** `agent`, `link`, or the code of a problem. */
  readonly topic: string;
  readonly title: string;
  readonly body: string;
  readonly page: DashboardPage;
  /** How often it happened; a larger number is news. */
  readonly count: number;
  /** It counts only once it has lasted so long. */
  readonly afterMs: number;
};

/**
 * Which problems need a person, and where that person has to look. `link`: told through the state of the link.
 * `null`: the machine or Tern tries again by itself, so a notification would be noise.
 */
const PAGE_OF: Readonly<Record<ProblemCode, DashboardPage | 'link' | null>> = {
  'link-no-network': 'link',
  'link-name-not-found': 'link',
  'link-port-closed': 'link',
  'link-timed-out': 'link',
  'link-tls-altered': 'link',
  'link-certificate-not-trusted': 'link',
  'link-key-refused': 'link',
  'link-cloud-down': 'link',
  'link-cloud-refused': 'link',
  'link-proxy-unreachable': 'link',
  'link-proxy-password': 'link',
  'link-proxy-refused': 'link',
  'link-proxy-answer': 'link',
  'keychain-unavailable': 'link',
  'uplink-removed': 'home',
  'clock-wrong': 'errors',
  'port-in-use': 'settings',
  'port-not-permitted': 'settings',
  'listener-failed': 'settings',
  'tls-port-in-use': 'settings',
  'tls-port-not-permitted': 'settings',
  'tls-listener-failed': 'settings',
  'tls-key-unavailable': 'settings',
  'certificate-expiring': 'settings',
  'certificate-expired': 'settings',
  'trusted-certificate-expiring': 'settings',
  'trusted-certificate-expired': 'settings',
  'ledger-failed': 'errors',
  'disk-low': 'errors',
  'spool-full': 'errors',
  'spool-failed': 'errors',
  'spool-key-unavailable': 'errors',
  'spool-key-missing': 'errors',
  'spool-damaged': 'errors',
  'spool-file-missing': 'errors',
  'images-waiting-1h': 'errors',
  'images-waiting-8h': 'errors',
  'images-waiting-24h': 'errors',
  'objects-held': 'transfers',
  'device-not-allowed': 'devices',
  'device-called-ae': 'devices',
  'device-nothing-accepted': 'devices',
  'device-silent': 'devices',
  'device-not-encrypted': 'errors',
  'device-encrypted': 'errors',
  'device-certificate-refused': 'errors',
  'device-tls-failed': 'errors',
  'cloud-rejected-device': 'devices',
  'commitment-undelivered': 'errors',
  'commitment-refused': 'errors',
  'object-refused': 'errors',
  'destination-unreachable': 'errors',
  'receipt-mismatch': 'errors',
  'device-limit': null,
  'device-protocol-error': null,
  'device-timeout': null,
  'device-vanished': null,
  'device-aborted': null,
  'link-lost-while-sending': null,
  'receipt-missing': null,
};

/** Faults of the link that no waiting cures. */
const NEEDS_PERSON_AT_ONCE: ReadonlySet<LinkFault> = new Set([
  'key-refused',
  'certificate-not-trusted',
  'tls-altered',
  'keychain-unavailable',
  'proxy-password',
]);

export type ConcernLimits = {
  /** A lost link is told after so long. */
  readonly linkLostAfterMs: number;
  /** What happened before this app started is no news. */
  readonly since: Date;
};

/** What needs a person in this state. At most one concern for each topic. */
export function concernsOf(
  { process, status }: DesktopState,
  limits: ConcernLimits,
  words: Translator = ENGLISH,
): readonly Concern[] {
  if (process.kind === 'stopped') {
    const { title, text } = processHeadline(process, null, words);
    return [{ topic: 'agent', title, body: text, page: 'home', count: 1, afterMs: 0 }];
  }
  if (status === null) return [];
  const { link } = status;
  return [
    ...(link.kind === 'offline' ? [linkConcern(link.fault, limits, words)] : []),
    ...problemConcerns(status, limits.since, words),
  ];
}

function linkConcern(
  fault: LinkFault,
  { linkLostAfterMs }: ConcernLimits,
  words: Translator,
): Concern {
  const { title, advice } = faultWords(fault, words);
  return {
    topic: 'link',
    title,
    body: words.t('notification.linkLost', { advice }),
    page: 'home',
    count: 1,
    afterMs: NEEDS_PERSON_AT_ONCE.has(fault) ? 0 : linkLostAfterMs,
  };
}

function problemConcerns(
  { problems, deviceNames }: AgentStatus,
  since: Date,
  words: Translator,
): Concern[] {
  const byCode = Map.groupBy(
    problems.filter(({ isOngoing, lastAt }) => isOngoing || new Date(lastAt) >= since),
    ({ code }) => code,
  );
  return [...byCode].flatMap(([code, same]) => {
    const page = PAGE_OF[code];
    const [latest] = same;
    if (page === null || page === 'link' || latest === undefined) return [];
    const { title, text, advice } = describeProblem(latest, words, deviceNames);
    const number = countWord(same.length, words).toLocaleLowerCase(words.tag);
    const body =
      same.length === 1
        ? `${text} ${advice}`
        : words.t('notification.severalMachines', { number, advice });
    const count = same.reduce((sum, problem) => sum + problem.count, 0);
    return [{ topic: code, title, body, page, count, afterMs: 0 }];
  });
}
