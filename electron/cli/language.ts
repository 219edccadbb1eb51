import { pickLocale } from '../contract/languages.ts';
import { createTranslator, type Translator } from '../contract/translator.ts';

/** In the order of POSIX, behind our own: the first one that is set decides, even where it means no language of ours. */
const VARIABLES = ['TERN_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The language that the environment asks for (`de`, `de_AT.UTF-8`); English when it asks for none of ours. */
export function terminalWords(env: NodeJS.ProcessEnv): Translator {
  const set = VARIABLES.map((name) => env[name]).find(
    (value) => value !== undefined && value !== '',
  );
  const { language, tag } = pickLocale(set === undefined ? [] : [bcp47(set)]);
  return createTranslator(language, tag);
}

/** `de_AT.UTF-8@euro` is `de-AT` in BCP 47. */
function bcp47(posix: string): string {
  return posix.replace(/[.@].*$/, '').replaceAll('_', '-');
}
