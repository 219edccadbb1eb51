import type { DashboardPage } from '../../electron/contract/pages.ts';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

/** The pages there are to go to, with the number of things that need a look. */
export function Navigation({
  pages,
  current,
  problemCount,
}: {
  readonly pages: readonly DashboardPage[];
  readonly current: DashboardPage;
  readonly problemCount: number;
}) {
  const { t } = useWords();
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      {pages.map((page) => (
        <a key={page} href={hrefOf(page)} {...(page === current && { 'aria-current': 'page' })}>
          {t(`nav.${page}`)}
          {page === 'errors' && problemCount > 0 && (
            <>
              {' '}
              <span className="count">{problemCount}</span>
            </>
          )}
        </a>
      ))}
    </nav>
  );
}
