import type { PageProps } from '../../state/page-props.ts';
import { useNow } from '../../state/now.tsx';
import { hrefOf } from '../../state/route.ts';
import { areAllLit, setupLights } from '../../state/setup-lights.ts';
import { useWords } from '../../state/words.tsx';
import { PageHeading } from '../page-heading.tsx';
import { FourLights } from './four-lights.tsx';
import { MachineAddress } from './machine-address.tsx';
import { SampleButton } from './sample-button.tsx';
import { SetupTrouble } from './setup-trouble.tsx';

/** After so long without an echo, what is usually the matter is said. */
const SLOW_MS = 60_000;

/** What to type into the machine, and the four lights that follow its first image. */
export function ConnectStep({
  bridge,
  status,
  isStale,
  startedAt,
  onDone,
}: Pick<PageProps, 'bridge' | 'status' | 'isStale'> & {
  readonly startedAt: string;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { listener, pairing, deviceNames } = status;
  const lights = setupLights(status, startedAt);
  const isDone = areAllLit(lights);
  const isWaitingForEcho = lights[0]?.kind === 'waiting';
  const isSlow = useNow() - Date.parse(startedAt) > SLOW_MS;
  return (
    <>
      <PageHeading title={t('values.heading')} lead={t('values.lead')} />
      {listener.kind === 'listening' && (
        <MachineAddress listener={listener} pairing={pairing} isMain={!isDone} />
      )}
      <SetupTrouble bridge={bridge} status={status} startedAt={startedAt} />
      <FourLights lights={lights} names={deviceNames} />
      <div role="status" className="no-print">
        {isWaitingForEcho && isSlow && listener.kind === 'listening' && (
          <p className="slow-hint">{t('assistant.slow', { port: String(listener.port) })}</p>
        )}
        {isDone && <p className="all-lit">{t('assistant.allLit')}</p>}
      </div>
      <div className="setup-foot no-print">
        <SampleButton bridge={bridge} isDisabled={isStale} />
        {isDone ? (
          <button type="button" className="primary" onClick={onDone}>
            {t('assistant.continue')}
          </button>
        ) : (
          <a href={hrefOf('home')}>{t('assistant.later')}</a>
        )}
      </div>
    </>
  );
}
