import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../../electron/contract/languages.ts';
import { createTranslator, ENGLISH, type Translator } from '../../electron/contract/translator.ts';
import { createFormats, type Formats } from '../format.ts';
import { chooseLanguage, readLocale } from './language-choice.ts';

/** Everything that is said on the page goes through this. */
export type PageWords = Translator & {
  readonly formats: Formats;
  readonly choose: (language: Language) => void;
};

const WordsContext = createContext<PageWords>({
  ...ENGLISH,
  formats: createFormats(ENGLISH),
  choose: () => undefined,
});

/** Gives all below it one language: the one chosen on this PC, else the browser's. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [{ language, tag }, setLocale] = useState(() => readLocale(window));
  const words = useMemo((): PageWords => {
    const translator = createTranslator(language, tag);
    const choose = (next: Language): void => setLocale(chooseLanguage(window, next));
    return { ...translator, formats: createFormats(translator), choose };
  }, [language, tag]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words and formats of the page's language. */
export function useWords(): PageWords {
  return use(WordsContext);
}
