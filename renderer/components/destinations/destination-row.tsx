import { useState } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { Destination } from '../../../electron/contract/destinations.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { ResultIcon } from '../icons.tsx';

type RowProps = {
  readonly destination: Destination;
  readonly bridge: Bridge;
  readonly isStale: boolean;
  readonly onRemoved: (destination: Destination) => Promise<void>;
};

/** One machine that images can be handed to, with a test echo and the way off the list. */
export function DestinationRow({ destination, bridge, isStale, onRemoved }: RowProps) {
  const { t, formats } = useWords();
  const { aeTitle, host, port, tls } = destination;
  const [isAsking, setAsking] = useState(false);
  const echo = useCall(() => bridge.calls.echoDestination({ aeTitle }));
  const { state } = echo;
  const facts = [
    t('destinations.where', { host, port: String(port) }),
    t(tls ? 'destinations.encrypted' : 'destinations.notEncrypted'),
  ];
  const remove = async (): Promise<void> => {
    await bridge.calls.removeDestination({ aeTitle });
    await onRemoved(destination);
  };
  return (
    <li className="destination" data-destination={aeTitle}>
      <div className="destination-what">
        <h3>{aeTitle}</h3>
        <p className="facts">{facts.join(' · ')}</p>
      </div>
      <div className="buttons">
        <button
          type="button"
          className="quiet"
          aria-label={`${t('hello.test')}: ${aeTitle}`}
          disabled={isStale || state.kind === 'running'}
          onClick={() => void echo.run()}
        >
          {t('hello.test')}
        </button>
        <button
          type="button"
          className="quiet danger"
          aria-label={`${t('destinations.remove')} ${aeTitle}`}
          disabled={isStale}
          onClick={() => setAsking(true)}
        >
          {t('destinations.remove')}
        </button>
      </div>
      <div className="destination-echo" aria-live="polite">
        {state.kind === 'running' && <p className="running">{t('hello.running')}</p>}
        {state.kind === 'done' && (
          <p className="hello-result">
            <ResultIcon result="ok" />
            {t('hello.answered', {
              name: aeTitle,
              latency: formats.latency(state.result.latencyMs),
            })}
          </p>
        )}
      </div>
      {state.kind === 'failed' && <CallFailure error={state.error} words={controlErrorWords} />}
      {isAsking && (
        <ConfirmDialog
          title={t('destinations.remove.title', { aeTitle })}
          text={t('destinations.remove.text')}
          confirm={t('destinations.remove.confirm')}
          cancel={t('destinations.remove.cancel')}
          isDanger
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
