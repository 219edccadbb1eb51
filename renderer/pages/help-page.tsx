import { About } from '../components/help/about.tsx';
import { EchoTest } from '../components/help/echo-test.tsx';
import { PathCheck } from '../components/help/path-check.tsx';
import { SupportReport } from '../components/help/support-report.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** Checks of the way from machine to cloud, and what support needs. */
export function HelpPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  const isUnpaired = status.link.kind === 'unpaired';
  return (
    <>
      <PageHeading title={t('help.title')} lead={t('help.lead')} />
      <PathCheck bridge={bridge} link={status.link} isStale={isStale} />
      {!isUnpaired && <EchoTest bridge={bridge} link={status.link} isStale={isStale} />}
      <SupportReport bridge={bridge} isStale={isStale} />
      <About agent={status.agent} service={status.service} />
    </>
  );
}
