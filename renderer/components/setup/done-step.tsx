import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { deviceInSentence } from '../../../electron/contract/device-words.ts';
import { goTo } from '../../state/route.ts';
import type { SetupRun } from '../../state/setup-run.ts';
import { useWords } from '../../state/words.tsx';
import { PageHeading } from '../page-heading.tsx';

/** What happens from now on. */
export function DoneStep({
  status: { lastSteps, deviceNames },
  run,
  onAnother,
}: {
  readonly status: AgentStatus;
  readonly run: SetupRun;
  readonly onAnother: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const step = lastSteps.delivered;
  const lead =
    step === null || step.isSample
      ? t('assistant.doneSample')
      : t('assistant.doneLead', {
          machine: deviceInSentence(step.device, words, 'subject', deviceNames),
        });
  return (
    <>
      <PageHeading title={t('assistant.doneTitle')} lead={lead} />
      <h2>{t('assistant.doneNow')}</h2>
      <ul className="from-now-on">
        <li>{t('assistant.doneRuns')}</li>
        <li>{t('assistant.doneSends')}</li>
        <li>{t('assistant.doneTells')}</li>
      </ul>
      <div className="setup-foot">
        <button type="button" onClick={onAnother}>
          {t('assistant.another')}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            run.end();
            goTo('home');
          }}
        >
          {t('assistant.overview')}
        </button>
      </div>
    </>
  );
}
