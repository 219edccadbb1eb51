import { assertNever } from './assert-never.ts';
import type { FieldError } from './control-errors.ts';
import { listenerWords } from './listener-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What goes into fields of these names (the last part of the path), where the general words help nobody. */
const FORM_OF = {
  aeTitle: 'field.form.ae',
  host: 'field.form.host',
  address: 'field.form.address',
  from: 'field.form.time',
  to: 'field.form.time',
} as const;

const NO_HOLDER = { port: null, program: null };

/** One sentence on what is wrong in a field, to stand beside it; repeats no value. */
export function fieldErrorWords(error: FieldError, words: Translator = ENGLISH): string {
  const { t } = words;
  const { problem } = error;
  switch (problem) {
    case 'too-small':
    case 'too-big':
      return t(`field.${problem}`, { limit: limitText(error, words) });
    case 'too-short':
      return error.limit === 1 ? t('field.empty') : t('field.too-short', { count: countOf(error) });
    case 'too-long':
    case 'too-few':
    case 'too-many':
      return t(`field.${problem}`, { count: countOf(error) });
    case 'invalid':
      return t(formOf(error));
    case 'port-in-use':
    case 'port-not-permitted':
      return listenerWords({ code: problem, ...(error.holder ?? NO_HOLDER) }, words).title;
    case 'wrong-type':
    case 'not-a-number':
    case 'not-a-whole-number':
    case 'not-a-choice':
    case 'unknown':
    case 'same':
    case 'duplicate':
    case 'not-a-certificate':
    case 'private-key':
    case 'address-not-here':
      return t(`field.${problem}`);
    default:
      return assertNever(problem);
  }
}

const lastKey = ({ path }: FieldError): string => path.slice(path.lastIndexOf('.') + 1);
const countOf = ({ limit }: FieldError): number => limit ?? 0;

function formOf(error: FieldError): (typeof FORM_OF)[keyof typeof FORM_OF] | 'field.invalid' {
  const key = lastKey(error);
  return Object.hasOwn(FORM_OF, key) ? FORM_OF[key as keyof typeof FORM_OF] : 'field.invalid';
}

/** The digits of a port are not grouped. */
function limitText(error: FieldError, { tag }: Translator): string {
  if (lastKey(error) === 'port') return String(error.limit);
  return new Intl.NumberFormat(tag).format(countOf(error));
}
