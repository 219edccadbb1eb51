import { LANGUAGE_NAMES, LANGUAGES } from '../../electron/contract/languages.ts';
import { useWords } from '../state/words.tsx';

/** Changes the language of the page at once and for good on this PC. Each language is named in its own words. */
export function LanguageChoice() {
  const { t, language, choose } = useWords();
  return (
    <label className="language-choice">
      {t('app.language')}
      <select
        value={language}
        onChange={({ currentTarget: { value } }) => {
          const chosen = LANGUAGES.find((one) => one === value);
          if (chosen) choose(chosen);
        }}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
