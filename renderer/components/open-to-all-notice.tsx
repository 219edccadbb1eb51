import { useWords } from '../state/words.tsx';
import { ResultIcon } from './icons.tsx';

/** Says that no list of allowed machines is set. */
export function OpenToAllNotice() {
  const { t } = useWords();
  return (
    <section className="notice" aria-label={t('openToAll.text')}>
      <ResultIcon result="warning" />
      <details>
        <summary>
          {t('openToAll.text')} <span className="link-like">{t('openToAll.more')}</span>
        </summary>
        <p>{t('openToAll.how')}</p>
      </details>
    </section>
  );
}
