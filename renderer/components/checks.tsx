import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { ControlResult } from '../../electron/contract/control.ts';
import { doctorWords } from '../../electron/contract/doctor-words.ts';
import type { DoctorStep } from '../../electron/contract/doctor.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';
import { ResultIcon } from './icons.tsx';
import { Timed } from './timed.tsx';

type CheckResult = { readonly at: string; readonly linkSince: string } & (
  | ({ readonly kind: 'echo' } & ControlResult<'echo'>)
  | ({ readonly kind: 'doctor' } & ControlResult<'doctor'>)
);

/** Tells one state of the link from the next. */
function linkMark(link: AgentStatus['link']): string {
  return link.kind === 'unpaired' ? link.kind : `${link.kind} ${link.since}`;
}

/** Two tests that a person can start: one echo through the link, and each step of the path. */
export function Checks({
  bridge,
  link,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly link: AgentStatus['link'];
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const check = useCall(async (kind: CheckResult['kind']): Promise<CheckResult> => {
    const linkSince = linkMark(link);
    if (kind === 'echo') {
      const answer = await bridge.calls.echo({});
      return { kind, at: new Date().toISOString(), linkSince, ...answer };
    }
    const answer = await bridge.calls.doctor({});
    return { kind, at: new Date().toISOString(), linkSince, ...answer };
  });
  const isRunning = check.state.kind === 'running';
  return (
    <section className="card" aria-labelledby="checks-heading">
      <h2 id="checks-heading">{t('checks.heading')}</h2>
      <div className="buttons">
        <button
          type="button"
          disabled={isStale || isRunning}
          onClick={() => void check.run('echo')}
        >
          {t('checks.echo')}
        </button>
        <button
          type="button"
          disabled={isStale || isRunning}
          onClick={() => void check.run('doctor')}
        >
          {t('checks.doctor')}
        </button>
      </div>
      <div className="check-results" aria-live="polite">
        {isRunning && <p className="running">{t('checks.running')}</p>}
        {check.state.kind === 'done' && (
          <Result
            result={check.state.result}
            isOld={check.state.result.linkSince !== linkMark(link)}
          />
        )}
      </div>
      {check.state.kind === 'failed' && (
        <CallFailure error={check.state.error} words={controlErrorWords} />
      )}
    </section>
  );
}

/** What came out and when; without the colours of a state once the link has moved on. */
function Result({ result, isOld }: { readonly result: CheckResult; readonly isOld: boolean }) {
  const { t } = useWords();
  return (
    <div className={isOld ? 'outdated' : undefined}>
      {result.kind === 'echo' ? <EchoResult {...result} /> : <Steps steps={result.steps} />}
      <p className="hint">
        <Timed phrase="checks.checked" at={result.at} /> {isOld && t('checks.outdated')}
      </p>
    </div>
  );
}

function EchoResult({ latencyMs, suite }: ControlResult<'echo'>) {
  const { t, formats } = useWords();
  return (
    <div className="echo-result">
      <ResultIcon result="ok" />
      <p>
        {t('checks.echoOk', { latency: formats.latency(latencyMs) })}
        <small>{t('checks.suite', { suite })}</small>
      </p>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly DoctorStep[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <ol className="steps">
      {steps.map((found) => (
        <li key={found.step} data-step={found.step} data-result={found.result}>
          <ResultIcon result={found.result} />
          <div>
            <strong>{t(`checks.step.${found.step}`)}</strong>
            <p>{doctorWords(found, words)}</p>
          </div>
          <span className="result-word">{t(`checks.result.${found.result}`)}</span>
        </li>
      ))}
    </ol>
  );
}
