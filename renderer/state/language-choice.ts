import {
  LANGUAGES,
  localeOf,
  pickLocale,
  type Language,
  type Locale,
} from '../../electron/contract/languages.ts';

const STORAGE_KEY = 'tern-language';

/** The parts of a window that say which language its reader wants. */
export type LanguagePlace = {
  readonly navigator: { readonly languages: readonly string[] };
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/** The language chosen before on this PC, else the first one the browser asks for; with the reader's own region. */
export function readLocale(place: LanguagePlace): Locale {
  const chosen = LANGUAGES.find((language) => language === storedText(place));
  // Who asks for none of our languages gets English, with the day before the month.
  const preferred = [...place.navigator.languages, 'en-GB'];
  return chosen === undefined ? pickLocale(preferred) : localeOf(chosen, preferred);
}

/** Keeps the choice for the next time and returns its locale. */
export function chooseLanguage(place: LanguagePlace, language: Language): Locale {
  try {
    place.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
  return localeOf(language, [...place.navigator.languages, 'en-GB']);
}

function storedText(place: LanguagePlace): string | null {
  try {
    return place.localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
