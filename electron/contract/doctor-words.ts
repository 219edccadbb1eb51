import { controlErrorWords } from './control-error-words.ts';
import type { DoctorFinding } from './doctor.ts';
import { clockTitle, faultWords } from './link-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What was found at a step of the path, and what to do where something is wrong: one or two sentences. */
export function doctorWords(finding: DoctorFinding, words: Translator = ENGLISH): string {
  const { t } = words;
  switch (finding.code) {
    case 'listener-failed': {
      const { program } = finding.values;
      const port = String(finding.values.port);
      return program === null
        ? t('doctor.listener-failed', { port })
        : t('doctor.listener-taken', { port, program });
    }
    case 'listener-open-to-all':
    case 'listener-by-list':
      return t(`doctor.${finding.code}`, { port: String(finding.values.port) });
    case 'paired':
      return t('doctor.paired', finding.values);
    case 'network-knows-cloud':
      return t('doctor.network-knows-cloud', finding.values);
    case 'paired-foreign':
    case 'network-proxy-there':
      return t(`doctor.${finding.code}`, { ...finding.values, port: String(finding.values.port) });
    case 'keychain-unavailable':
    case 'keychain-denied':
      return sentences(controlErrorWords(finding.code, words));
    case 'clock-wrong':
      return `${clockTitle(finding.values.aheadMs, words)} ${t('problem.clock-wrong.advice')}`;
    case 'fault':
      return sentences(faultWords(finding.values.fault, words));
    case 'internal':
      return sentences(controlErrorWords('internal', words));
    case 'service-answers':
    case 'echo-answered':
    case 'link-opens':
      return answerWords(finding, words);
    case 'disk-free':
    case 'disk-low':
      return t(`doctor.${finding.code}`, { size: gigabytes(finding.values.bytes, words) });
    default:
      return t(`doctor.${finding.code}`);
  }
}

type Answer = Extract<
  DoctorFinding,
  { readonly code: 'service-answers' | 'echo-answered' | 'link-opens' }
>;

function answerWords(finding: Answer, { t, tag }: Translator): string {
  const latency = new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  }).format(finding.values.latencyMs);
  switch (finding.code) {
    case 'service-answers':
      return t('doctor.service-answers', { latency });
    case 'echo-answered':
      return t('doctor.echo-answered', { latency, suite: finding.values.suite });
    case 'link-opens': {
      const { port, suite } = finding.values;
      return t('doctor.link-opens', { latency, suite, port: String(port) });
    }
  }
}

function sentences({ title, advice }: { readonly title: string; readonly advice: string }): string {
  return `${title} ${advice}`;
}

function gigabytes(bytes: number, { tag }: Translator): string {
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: 'gigabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1e9);
}
