import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { linkMark } from '../../state/link-mark.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ResultIcon } from '../icons.tsx';
import { Timed } from '../timed.tsx';

/** One echo through the link, whenever a person wants it. */
export function EchoTest({
  bridge,
  link,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly link: AgentStatus['link'];
  readonly isStale: boolean;
}) {
  const { t, formats } = useWords();
  const { state, run } = useCall(async () => {
    const linkSince = linkMark(link);
    const answer = await bridge.calls.echo({});
    return { ...answer, linkSince, at: new Date().toISOString() };
  });
  const isRunning = state.kind === 'running';
  const isOld = state.kind === 'done' && state.result.linkSince !== linkMark(link);
  return (
    <section className="card" aria-labelledby="echo-heading">
      <h2 id="echo-heading">{t('help.echo')}</h2>
      <p className="lead">{t('help.echoLead')}</p>
      <button type="button" disabled={isStale || isRunning} onClick={() => void run()}>
        {t('checks.echo')}
      </button>
      <div className="check-results" aria-live="polite">
        {isRunning && <p className="running">{t('checks.running')}</p>}
        {state.kind === 'done' && (
          <div className={isOld ? 'outdated' : undefined}>
            <div className="echo-result">
              <ResultIcon result="ok" />
              <p>
                {t('checks.echoOk', { latency: formats.latency(state.result.latencyMs) })}
                <small>{t('checks.suite', { suite: state.result.suite })}</small>
              </p>
            </div>
            <p className="hint">
              <Timed phrase="checks.checked" at={state.result.at} /> {isOld && t('checks.outdated')}
            </p>
          </div>
        )}
      </div>
      {state.kind === 'failed' && <CallFailure error={state.error} words={controlErrorWords} />}
    </section>
  );
}
