import { deviceInSentence } from './device-words.ts';
import type { DeviceName } from './devices.ts';
import type { Words } from './link-words.ts';
import type { Problem } from './problems.ts';
import type { Translator } from './translator.ts';

/** A certificate that ends or has ended; which one stands in the details. */
export function certificateProblem(
  problem: Problem,
  code: `${'' | 'trusted-'}certificate-${'expiring' | 'expired'}`,
  words: Translator,
): Words {
  const { t } = words;
  const { days, others } = problem.details;
  const text = t(`problem.${code}.text`, { subject: ownerIn(problem, words) });
  const more =
    typeof others === 'number' && others > 0
      ? ` ${t('problem.certificateOthers', { count: others })}`
      : '';
  const title =
    code === 'certificate-expired' || code === 'trusted-certificate-expired'
      ? t(`problem.${code}.title`)
      : t(`problem.${code}.title`, { count: typeof days === 'number' ? days : 1 });
  return { title, text: `${text}${more}`, advice: t(`problem.${code}.advice`) };
}

/** A machine whose certificate does not count, or that has none. */
export function refusedCertificateProblem(
  problem: Problem,
  words: Translator,
  names: readonly DeviceName[],
): Words {
  const { reason } = problem.details;
  const key = 'problem.device-certificate-refused';
  const device = deviceInSentence(problem.device, words, 'subject', names);
  const title = words.t(`${key}.title`);
  if (reason === 'none')
    return {
      title,
      text: words.t(`${key}.none`, { device }),
      advice: words.t(`${key}.noneAdvice`),
    };
  const why = reason === 'expired' || reason === 'not-yet-valid' ? reason : 'untrusted';
  return {
    title,
    text: words.t(`${key}.${why}`, { device, subject: ownerIn(problem, words) }),
    advice: words.t(`${key}.advice`),
  };
}

function ownerIn({ details }: Problem, { t }: Translator): string {
  const { subject } = details;
  return typeof subject === 'string' && subject !== '' ? subject : t('problem.certificateNameless');
}
