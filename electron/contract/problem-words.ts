import { deviceInSentence } from './device-words.ts';
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

/** Says what happened, to which machine, and what to do now; the code and the numbers stay in the details. */
export function describeProblem(problem: Problem, words: Translator = ENGLISH): Words {
  const { code } = problem;
  switch (code) {
    case 'port-in-use':
    case 'port-not-permitted':
    case 'listener-failed':
      return listenerProblem(problem, words);
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
          device: deviceInSentence(problem.device, words),
          fromDevice: deviceInSentence(problem.device, words, 'origin'),
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
