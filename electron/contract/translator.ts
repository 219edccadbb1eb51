import { createInstance } from 'i18next';
import { DE } from './catalogue/de/de.ts';
import { EN } from './catalogue/en/en.ts';
import { ES } from './catalogue/es/es.ts';
import { FR } from './catalogue/fr/fr.ts';
import type { Language, Locale } from './languages.ts';

type English = typeof EN;
/** Names one text of the catalogue. */
export type WordKey = keyof English;

type TextOf<Key extends WordKey> = English[Key] extends string
  ? English[Key]
  : English[Key][keyof English[Key]];
type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? (Name extends `${infer Bare}, ${string}` ? Bare : Name) | NamesIn<Rest>
  : never;
type CountOf<Key extends WordKey> = English[Key] extends string ? never : 'count';
type Values<Names extends string> = {
  readonly [Name in Names]: Name extends 'count' ? number : string | number;
};
type ValuesOf<Key extends WordKey> = Key extends WordKey
  ? CountOf<Key> | NamesIn<TextOf<Key>>
  : never;

/** What has to be given for the placeholders of a text; nothing where it has none. */
export type ParametersFor<Key extends WordKey> = [ValuesOf<Key>] extends [never]
  ? readonly []
  : readonly [values: Values<ValuesOf<Key> & string>];

/** Speaks one language. Values are put in as they are, without escaping: React and terminals do not read HTML. */
export type Translator = Locale & {
  readonly t: <Key extends WordKey>(key: Key, ...values: ParametersFor<Key>) => string;
};

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, de: DE, es: ES, fr: FR };

/** A catalogue as i18next wants it: the forms of a counted text as keys of their own (`key_one`, `key_other`). */
export function flatCatalogue(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(CATALOGUES[language]).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[key, typeset(text, language)]]
        : Object.entries(text).map(([form, counted]) => [
            `${key}_${form}`,
            typeset(counted, language),
          ]),
    ),
  );
}

/** French puts a space before double punctuation and inside guillemets; no line may break there. */
function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');
}

/** A translator for a language; `tag` is the reader's own kind of it, for plurals and numbers. */
export function createTranslator(language: Language, tag: string = language): Translator {
  const library = createInstance({
    lng: tag,
    fallbackLng: language,
    resources: { [language]: { translation: flatCatalogue(language) } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  void library.init();
  return {
    language,
    tag,
    t: (key, ...[values]) => library.t(key, { replace: values, ...countIn(values) }),
  };
}

function countIn(values: object | undefined): { readonly count?: number } {
  return values && 'count' in values && typeof values.count === 'number'
    ? { count: values.count }
    : {};
}

/** English, for logs, tests and whoever says nothing else. */
export const ENGLISH = createTranslator('en');
