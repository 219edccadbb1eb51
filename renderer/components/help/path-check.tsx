import { useEffect, useEffectEvent } from 'react';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { DoctorStep } from '../../../electron/contract/doctor.ts';
import { linkMark } from '../../state/link-mark.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords, type PageWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Timed } from '../timed.tsx';
import { PathLine } from './path-line.tsx';

/** The doctor as a line from the machines to the cloud. It runs when it is opened and whenever it is asked to. */
export function PathCheck({
  bridge,
  link,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly link: AgentStatus['link'];
  readonly isStale: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { state, run } = useCall(async () => {
    const linkSince = linkMark(link);
    const { steps } = await bridge.calls.doctor({});
    return { steps, linkSince, at: new Date().toISOString() };
  });
  const isRunning = state.kind === 'running';
  const isFirst = state.kind === 'idle' && !isStale;
  const start = useEffectEvent(() => void run());
  useEffect(() => {
    if (isFirst) start();
  }, [isFirst]);
  const isOld = state.kind === 'done' && state.result.linkSince !== linkMark(link);
  return (
    <section className="card" aria-labelledby="path-heading" aria-busy={isRunning}>
      <div className="card-heading">
        <h2 id="path-heading">{t('help.path')}</h2>
        <button type="button" disabled={isStale || isRunning} onClick={() => void run()}>
          {t('help.again')}
        </button>
      </div>
      <p className="path-summary" role="status">
        {isRunning && t('help.pathAsks')}
        {state.kind === 'done' && summary(state.result.steps, words)}
      </p>
      {state.kind === 'failed' ? (
        <CallFailure error={state.error} words={controlErrorWords} />
      ) : (
        <div className={isOld ? 'outdated' : undefined}>
          <PathLine steps={state.kind === 'done' ? state.result.steps : null} />
        </div>
      )}
      {state.kind === 'done' && (
        <p className="hint">
          <Timed phrase="checks.checked" at={state.result.at} /> {isOld && t('checks.outdated')}
        </p>
      )}
    </section>
  );
}

function summary(steps: readonly DoctorStep[], { t }: PageWords): string {
  const countOf = (wanted: DoctorStep['result']): number =>
    steps.filter(({ result }) => result === wanted).length;
  if (countOf('failed') > 0) return t('help.someFailed', { count: countOf('failed') });
  if (countOf('warning') > 0) return t('help.someWarned', { count: countOf('warning') });
  // What is not paired yet is not looked at; that is no proof that it works.
  return steps.every(({ result }) => result === 'ok') ? t('help.allFine') : '';
}
