import { useEffect } from 'react';
import { useWords } from '../state/words.tsx';
import { LanguageChoice } from '../components/language-choice.tsx';
import { Logo } from '../components/icons.tsx';

/** What stands here without the agent's token: how to get in. */
export function LockedPage() {
  const { t } = useWords();
  const title = t('locked.title');
  useEffect(() => {
    document.title = `${title} – Tern`;
  }, [title]);
  return (
    <main className="locked card">
      <Logo />
      <h1>{title}</h1>
      <p className="lead">{t('locked.text')}</p>
      <ol>
        <li>{t('locked.look')}</li>
        <li>
          {t('locked.copy')}
          <code>http://127.0.0.1:49152/#token=…</code>
        </li>
        <li>{t('locked.paste')}</li>
      </ol>
      <p className="hint">{t('locked.again')}</p>
      <LanguageChoice />
    </main>
  );
}
