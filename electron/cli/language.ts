import { pickLocale } from '../contract/languages.ts';
import { createTranslator, type Translator } from '../contract/translator.ts';

/** In the order of POSIX, behind our own: the first one that is set decides, even where it means no language of ours. */
const VARIABLES = ['TERN_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The language of the Windows account; null elsewhere, where the environment has it. */
function accountLocale(): string | null {
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : null;
}

/**
 * The language that the environment asks for (`de`, `de_AT.UTF-8`), else the account's (`de-DE`, on Windows); English
 * when neither is one of ours.
 */
export function terminalWords(env: NodeJS.ProcessEnv, account = accountLocale()): Translator {
  const set = VARIABLES.map((name) => env[name]).find(
    (value) => value !== undefined && value !== '',
  );
  const preferred = set === undefined ? account : bcp47(set);
  const { language, tag } = pickLocale(preferred === null ? [] : [preferred]);
  return createTranslator(language, tag);
}

/** `de_AT.UTF-8@euro` is `de-AT` in BCP 47. */
function bcp47(posix: string): string {
  return posix.replace(/[.@].*$/, '').replaceAll('_', '-');
}
