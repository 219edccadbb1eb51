export type Mutant = { readonly what: string; readonly source: string };

type Rule = {
  readonly find: RegExp;
  readonly change: (found: RegExpExecArray) => readonly string[];
};

/** Every string that stands for a state, an event or a reason is swapped with each of these. */
const SWAPS = ["'queued'", "'sent'", "'held'", "'done'", "'discarded'", "'receipt'", "'retry'"];

const RULES: readonly Rule[] = [
  { find: /===/g, change: () => ['!=='] },
  { find: /&&/g, change: () => ['||'] },
  { find: / \+ 1/g, change: () => ['', ' - 1'] },
  { find: /\battempts: 0\b/g, change: () => ['attempts: 1'] },
  { find: /\bnull\b/g, change: () => ["'2026-01-01T00:00:00.000Z'"] },
  { find: /'[a-z-]+'/g, change: ([text]) => SWAPS.filter((swap) => swap !== text) },
  // A condition that no longer decides.
  { find: /return [^;?]+\?/g, change: () => ['return true ?', 'return false ?'] },
  { find: /return state;/g, change: () => ['return FIRST_STATE;', 'return null;'] },
  { find: /return FIRST_STATE;/g, change: () => ['return state;'] },
  // A branch that is gone: what it caught falls to the next one.
  { find: /case '[a-z-]+':/g, change: () => [''] },
  { find: /\bstate\.attempts\b/g, change: () => ['0'] },
  { find: /\bevent\.at\b/g, change: () => ['state.at'] },
];

/** Each way in which one place of the source could be wrong. */
export function mutantsOf(source: string): readonly Mutant[] {
  return RULES.flatMap(({ find, change }) =>
    [...source.matchAll(find)].flatMap((found) => {
      const line = source.slice(0, found.index).split('\n').length;
      return change(found).map((text) => ({
        what: `line ${line}: ${found[0]} -> ${text || 'nothing'}`,
        source: source.slice(0, found.index) + text + source.slice(found.index + found[0].length),
      }));
    }),
  );
}
