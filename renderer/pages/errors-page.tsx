import { PageHeading } from '../components/page-heading.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** Everything that needs a person. */
export function ErrorsPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  const { problems, deviceNames } = status;
  return (
    <>
      <PageHeading title={t('errors.title')} />
      {problems.length === 0 ? (
        <p className="card empty">{t('errors.nothing')}</p>
      ) : (
        <ProblemList problems={problems} names={deviceNames} bridge={bridge} isStale={isStale} />
      )}
    </>
  );
}
