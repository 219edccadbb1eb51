/** The forms that a counted sentence takes, named as Intl.PluralRules names them. */
export type Forms<Category extends string> = Readonly<Record<Category, string>>;

/** What a translation of one part of the English catalogue has to hold: the same keys, and all forms of the language. */
export type TranslationOf<Part, Category extends string> = {
  readonly [Key in keyof Part]: Part[Key] extends string ? string : Forms<Category>;
};

/** Plural categories of English and German. */
export type OneOther = 'one' | 'other';
/** Plural categories of Spanish and French: a round number of millions has a form of its own. */
export type OneManyOther = 'one' | 'many' | 'other';

/** Forms for Spanish and French; `ofMillions` where "1 000 000 de …" differs from the plural. */
export function forms(one: string, other: string, ofMillions = other): Forms<OneManyOther> {
  return { one, other, many: ofMillions };
}
