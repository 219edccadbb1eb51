import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { DesktopControls } from '../../electron/contract/bridge.ts';
import { localeOf, type Language, type Locale } from '../../electron/contract/languages.ts';
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
  const [locale, setLocale] = useState(() => readLocale(window));
  const choose = (next: Language): void => setLocale(chooseLanguage(window, next));
  return (
    <LocaleWords locale={locale} choose={choose}>
      {children}
    </LocaleWords>
  );
}

/** Gives all below it the desktop app's language; a choice is kept there. Nothing is shown before it is known. */
export function DesktopWordsProvider({
  desktop,
  children,
}: {
  readonly desktop: DesktopControls;
  readonly children: ReactNode;
}) {
  const [locale, setLocale] = useState<Locale | null>(null);
  useEffect(
    () =>
      desktop.onLocale((next) =>
        // Told with each state; only another locale is news.
        setLocale((before) =>
          before?.tag === next.tag && before.language === next.language ? before : next,
        ),
      ),
    [desktop],
  );
  if (locale === null) return null;
  const choose = (language: Language): void => {
    // A choice that cannot be kept still holds until the window is closed.
    desktop
      .setSettings({ language })
      .catch(() => setLocale(localeOf(language, navigator.languages)));
  };
  return (
    <LocaleWords locale={locale} choose={choose}>
      {children}
    </LocaleWords>
  );
}

function LocaleWords({
  locale: { language, tag },
  choose,
  children,
}: {
  readonly locale: Locale;
  readonly choose: (language: Language) => void;
  readonly children: ReactNode;
}) {
  const translation = useMemo(() => {
    const translator = createTranslator(language, tag);
    return { ...translator, formats: createFormats(translator) };
  }, [language, tag]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext value={{ ...translation, choose }}>{children}</WordsContext>;
}

/** The words and formats of the page's language. */
export function useWords(): PageWords {
  return use(WordsContext);
}
