/** The languages there is a catalogue for, by their ISO 639-1 codes. */
export const LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, for choosing it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
};

/** A language and the reader's own kind of it as a BCP 47 tag (`de-AT`), for dates and numbers. */
export type Locale = { readonly language: Language; readonly tag: string };

/** The first of the preferred BCP 47 tags that there is a catalogue for; English when there is none. */
export function pickLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = languageOf(tag);
    if (language !== null) return { language, tag };
  }
  return { language: 'en', tag: 'en' };
}

/** The locale of a chosen language: the reader's own kind of it where the preferred tags name one. */
export function localeOf(language: Language, preferred: readonly string[]): Locale {
  return { language, tag: preferred.find((tag) => languageOf(tag) === language) ?? language };
}

function languageOf(tag: string): Language | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return LANGUAGES.find((language) => language === canonical?.split('-')[0]) ?? null;
  } catch {
    // Not a tag at all: the setting of a system may be anything ("C", "POSIX").
    return null;
  }
}
