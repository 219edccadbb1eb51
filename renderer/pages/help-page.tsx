import { Checks } from '../components/checks.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** Checks of the way from machine to cloud, and what support needs. */
export function HelpPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('help.title')} />
      <Checks bridge={bridge} link={status.link} isStale={isStale} />
    </>
  );
}
