import { useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { Destination } from '../../../electron/contract/destinations.ts';
import { useDestinations } from '../../state/use-destinations.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Said } from '../said.tsx';
import { DestinationForm } from './destination-form.tsx';
import { DestinationRow } from './destination-row.tsx';

/** The machines here that images from the cloud may be handed to. */
export function DestinationsCard({
  bridge,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const { view, reload } = useDestinations(bridge, isStale);
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  const removed = async ({ aeTitle }: Destination): Promise<void> => {
    await reload();
    setSaid({ text: t('terminal.destination.removed', { aeTitle }) });
  };
  const added = async ({ aeTitle }: Destination): Promise<void> => {
    await reload();
    setSaid({ text: t('terminal.destination.added', { aeTitle }) });
  };
  return (
    <section className="card destinations" aria-labelledby="destinations-heading">
      <h2 id="destinations-heading">{t('destinations.heading')}</h2>
      <p className="lead">{t('destinations.lead')}</p>
      <Said said={said} />
      {view.kind === 'failed' && <CallFailure error={view.error} words={controlErrorWords} />}
      {view.kind === 'read' && (
        <>
          {view.destinations.length === 0 && <p className="empty">{t('destinations.none')}</p>}
          <ul className="rows">
            {view.destinations.map((destination) => (
              <DestinationRow
                key={destination.aeTitle}
                destination={destination}
                bridge={bridge}
                isStale={isStale}
                onRemoved={removed}
              />
            ))}
          </ul>
          <Adding
            destinations={view.destinations}
            bridge={bridge}
            isStale={isStale}
            onAdded={added}
          />
        </>
      )}
    </section>
  );
}

function Adding({
  destinations,
  bridge,
  isStale,
  onAdded,
}: {
  readonly destinations: readonly Destination[];
  readonly bridge: Bridge;
  readonly isStale: boolean;
  readonly onAdded: (destination: Destination) => Promise<void>;
}) {
  const { t } = useWords();
  const [step, setStep] = useState<'closed' | 'open' | 'left'>('closed');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Back to where it was begun; after an addition what was said has the focus.
    if (step === 'left') button.current?.focus();
  }, [step]);
  if (step === 'open')
    return (
      <DestinationForm
        others={destinations}
        bridge={bridge}
        isStale={isStale}
        onAdded={async (destination) => {
          setStep('closed');
          await onAdded(destination);
        }}
        onCancel={() => setStep('left')}
      />
    );
  return (
    <div className="buttons">
      <button ref={button} type="button" disabled={isStale} onClick={() => setStep('open')}>
        {t('destinations.add')}
      </button>
    </div>
  );
}
