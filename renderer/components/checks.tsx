import type { Bridge } from '../../electron/contract/bridge.ts';
import type { DoctorStep } from '../../electron/contract/control.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { formatLatency } from '../format.ts';
import { useCall } from '../state/use-call.ts';
import { WORDS } from '../words.ts';
import { CallFailure } from './call-failure.tsx';
import { ResultIcon } from './icons.tsx';

/** Two tests that a person can start: one echo through the link, and each step of the path. */
export function Checks({
  bridge,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const words = WORDS.checks;
  const echo = useCall(() => bridge.calls.echo({}));
  const doctor = useCall(() => bridge.calls.doctor({}));
  const isRunning = echo.state.kind === 'running' || doctor.state.kind === 'running';
  return (
    <section className="card" aria-labelledby="checks-heading">
      <h2 id="checks-heading">{words.heading}</h2>
      <div className="buttons">
        <button type="button" disabled={isStale || isRunning} onClick={() => void echo.run()}>
          {words.echo}
        </button>
        <button type="button" disabled={isStale || isRunning} onClick={() => void doctor.run()}>
          {words.doctor}
        </button>
      </div>
      <div className="check-results" aria-live="polite">
        {isRunning && <p className="running">{words.running}</p>}
        {echo.state.kind === 'done' && <EchoResult {...echo.state.result} />}
        {doctor.state.kind === 'done' && <Steps steps={doctor.state.result.steps} />}
      </div>
      {echo.state.kind === 'failed' && (
        <CallFailure error={echo.state.error} words={controlErrorWords} />
      )}
      {doctor.state.kind === 'failed' && (
        <CallFailure error={doctor.state.error} words={controlErrorWords} />
      )}
    </section>
  );
}

function EchoResult({ latencyMs, suite }: { readonly latencyMs: number; readonly suite: string }) {
  return (
    <div className="echo-result">
      <ResultIcon result="ok" />
      <p>
        {WORDS.checks.echoOk} {formatLatency(latencyMs)}.
        <small>
          {WORDS.checks.suite} {suite}
        </small>
      </p>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly DoctorStep[] }) {
  return (
    <ol className="steps">
      {steps.map(({ step, result, text }) => (
        <li key={step} data-step={step} data-result={result}>
          <ResultIcon result={result} />
          <div>
            <strong>{WORDS.checks.steps[step]}</strong>
            <p>{text}</p>
          </div>
          <span className="result-word">{WORDS.checks.results[result]}</span>
        </li>
      ))}
    </ol>
  );
}
