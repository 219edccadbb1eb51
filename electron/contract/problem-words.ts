import { certificateProblem, refusedCertificateProblem } from './certificate-words.ts';
import { deviceInSentence } from './device-words.ts';
import type { DeviceName } from './devices.ts';
import { clockTitle, faultWords, type Words } from './link-words.ts';
import { listenerWords } from './listener-words.ts';
import type { LinkFault } from './link-state.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** Problems that are a fault of the link; the fault has the words. */
const LINK_FAULTS = {
  'link-no-network': 'no-network',
  'link-name-not-found': 'name-not-found',
  'link-port-closed': 'port-closed',
  'link-timed-out': 'timed-out',
  'link-tls-altered': 'tls-altered',
  'link-certificate-not-trusted': 'certificate-not-trusted',
  'link-key-refused': 'key-refused',
  'link-cloud-down': 'cloud-down',
  'link-cloud-refused': 'cloud-refused',
  'link-proxy-unreachable': 'proxy-unreachable',
  'link-proxy-password': 'proxy-password',
  'link-proxy-refused': 'proxy-refused',
  'link-proxy-answer': 'proxy-answer',
  'keychain-unavailable': 'keychain-unavailable',
} as const satisfies Partial<Record<ProblemCode, LinkFault>>;

const DAY_HOURS = 24;
/** Less than seven days: a weekday must not mean that of a week ago. */
const WEEK_MS = 6 * DAY_HOURS * 3_600_000;

/**
 * Says what happened, to which machine, and what to do now; the code and the numbers stay in the details. `names`: those
 * that people gave the machines (`deviceNames` of the status).
 */
export function describeProblem(
  problem: Problem,
  words: Translator = ENGLISH,
  names: readonly DeviceName[] = [],
): Words {
  const { code } = problem;
  switch (code) {
    case 'port-in-use':
    case 'port-not-permitted':
    case 'listener-failed':
    case 'tls-port-in-use':
    case 'tls-port-not-permitted':
    case 'tls-listener-failed':
    case 'tls-key-unavailable':
      return listenerProblem(problem, words);
    case 'certificate-expiring':
    case 'certificate-expired':
    case 'trusted-certificate-expiring':
    case 'trusted-certificate-expired':
      return certificateProblem(problem, code, words);
    case 'device-certificate-refused':
      return refusedCertificateProblem(problem, words, names);
    case 'device-silent':
      return silenceProblem(problem, words, names);
    case 'clock-wrong':
      return {
        title: clockProblemTitle(problem, words),
        text: words.t('problem.clock-wrong.text'),
        advice: words.t('problem.clock-wrong.advice'),
      };
    default:
      if (isLinkCode(code)) return linkProblem(LINK_FAULTS[code], problem.isOngoing, words);
      return {
        title: words.t(`problem.${code}.title`),
        text: words.t(`problem.${code}.text`, {
          device: deviceInSentence(problem.device, words, 'subject', names),
          fromDevice: deviceInSentence(problem.device, words, 'origin', names),
        }),
        advice: words.t(`problem.${code}.advice`),
      };
  }
}

function isLinkCode(code: ProblemCode): code is keyof typeof LINK_FAULTS {
  return Object.hasOwn(LINK_FAULTS, code);
}

function linkProblem(fault: LinkFault, isOngoing: boolean, words: Translator): Words {
  const { title, pastTitle, text, advice } = faultWords(fault, words);
  if (isOngoing) return { title, text, advice };
  return {
    title: pastTitle,
    text: words.t('fault.over.text'),
    advice: words.t('fault.over.advice', { advice }),
  };
}

function listenerProblem(problem: Problem, words: Translator): Words {
  const port = numberIn(problem, 'port');
  return listenerWords({ code: problem.code, port, program: textIn(problem, 'program') }, words);
}

function silenceProblem(problem: Problem, words: Translator, names: readonly DeviceName[]): Words {
  const since = textIn(problem, 'since') ?? problem.firstAt;
  const isThisWeek = Date.now() - Date.parse(since) < WEEK_MS;
  const everyHours = numberIn(problem, 'everyHours') ?? DAY_HOURS;
  const isDays = everyHours % DAY_HOURS === 0;
  const key = 'problem.device-silent';
  return {
    title: words.t(isThisWeek ? `${key}.title` : `${key}.titleDate`, {
      device: deviceInSentence(problem.device, words, 'subject', names),
      since: momentWords(since, isThisWeek, words),
    }),
    text: isDays
      ? words.t(`${key}.everyDays`, { count: everyHours / DAY_HOURS })
      : words.t(`${key}.everyHours`, { count: everyHours }),
    advice: words.t(`${key}.advice`),
  };
}

/** `Tuesday 09:12`, or `8 November at 09:12`. */
function momentWords(at: string, isThisWeek: boolean, { tag }: Translator): string {
  return new Intl.DateTimeFormat(tag, {
    ...(isThisWeek ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}

function clockProblemTitle(problem: Problem, words: Translator): string {
  const aheadMs = numberIn(problem, 'aheadMs');
  const isOver = !problem.isOngoing;
  if (aheadMs === null) return words.t(isOver ? 'clock.wasWrong' : 'clock.wrong');
  return clockTitle(aheadMs, words, { isOver });
}

function numberIn(problem: Problem, name: string): number | null {
  const value = problem.details[name];
  return typeof value === 'number' ? value : null;
}

function textIn(problem: Problem, name: string): string | null {
  const value = problem.details[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
