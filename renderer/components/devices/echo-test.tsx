import { useState } from 'react';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { portSchema } from '../../../electron/contract/identifiers.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Field } from '../field.tsx';
import { ResultIcon } from '../icons.tsx';
import { Timed } from '../timed.tsx';
import type { MachineTools } from './machine-tools.ts';

/** The registered port for DICOM (PS3.8 9.1.1). */
const DICOM_PORT = 104;

/** A C-ECHO in both directions; each says in words how it went. */
export function EchoTest({
  device,
  name,
  tools,
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  /** The last hello when the test was opened; whatever comes later belongs to it. */
  const [before, setBefore] = useState<string | null>(device.lastEchoAt);
  const [isOpen, setOpen] = useState(false);
  const toggled = (opened: boolean): void => {
    setOpen(opened);
    if (opened) setBefore(device.lastEchoAt);
  };
  return (
    <details className="machine-fold" onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary>
        {t('hello.test')}
        <span className="visually-hidden">: {name}</span>
      </summary>
      {isOpen && (
        <div className="hello">
          <ToMachine device={device} name={name} tools={tools} />
          <FromMachine lastEchoAt={device.lastEchoAt} before={before} />
        </div>
      )}
    </details>
  );
}

function ToMachine({
  device: { id, address, echoPort },
  name,
  tools: { bridge, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly tools: MachineTools;
}) {
  const { t, formats } = useWords();
  const [typed, setTyped] = useState(String(echoPort ?? DICOM_PORT));
  const [isWrong, setWrong] = useState(false);
  const call = useCall(async (port: number) => {
    const answer = await bridge.calls.echoDevice({ id, port, aeTitle: null });
    await reload();
    return answer;
  });
  const test = (): void => {
    const port = portSchema.safeParse(typed === '' ? null : Number(typed));
    setWrong(!port.success);
    if (port.success) void call.run(port.data);
  };
  const isRunning = call.state.kind === 'running';
  return (
    <div>
      <h4>{t('hello.to')}</h4>
      <p>{t('hello.to.text', { address })}</p>
      <form
        className="hello-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) test();
        }}
      >
        <Field
          label={t('hello.port')}
          message={t(isWrong ? 'hello.portWrong' : 'hello.portHint')}
          kind={isWrong ? 'error' : 'hint'}
        >
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={isStale}>
          {t('hello.send')}
        </button>
      </form>
      <div aria-live="polite">
        {isRunning && <p className="running">{t('hello.running')}</p>}
        {call.state.kind === 'done' && (
          <p className="hello-result">
            <ResultIcon result="ok" />
            {t('hello.answered', { name, latency: formats.latency(call.state.result.latencyMs) })}
          </p>
        )}
      </div>
      {call.state.kind === 'failed' && (
        <>
          <CallFailure error={call.state.error} words={controlErrorWords} />
          <p className="hint">{t('hello.onlySends')}</p>
        </>
      )}
    </div>
  );
}

function FromMachine({
  lastEchoAt,
  before,
}: {
  readonly lastEchoAt: string | null;
  readonly before: string | null;
}) {
  const { t } = useWords();
  const hasArrived = lastEchoAt !== null && lastEchoAt !== before;
  return (
    <div>
      <h4>{t('hello.from')}</h4>
      <p>{t('hello.from.text')}</p>
      <p className="hello-result" role="status" data-arrived={hasArrived}>
        <ResultIcon result={hasArrived ? 'ok' : 'waiting'} />
        {t(hasArrived ? 'hello.arrived' : 'hello.waiting')}
      </p>
      <p className="hint">
        {lastEchoAt === null ? t('hello.never') : <Timed phrase="hello.last" at={lastEchoAt} />}
      </p>
    </div>
  );
}
