import { ResultIcon } from '../components/icons.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { AllProblems } from '../components/problem-list.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** Everything that needs a person. */
export function ErrorsPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('errors.title')} />
      {status.problems.length === 0 ? (
        <div className="card nothing-wrong">
          <ResultIcon result="ok" />
          <div>
            <p>{t('errors.nothing')}</p>
            <p className="hint">{t('errors.nothingText')}</p>
          </div>
        </div>
      ) : (
        <AllProblems status={status} bridge={bridge} isStale={isStale} />
      )}
    </>
  );
}
