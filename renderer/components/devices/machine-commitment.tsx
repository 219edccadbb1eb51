import { commitmentWords } from '../../../electron/contract/commitment-words.ts';
import type { Commitment } from '../../../electron/contract/commitments.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { aeTitleSchema } from '../../../electron/contract/identifiers.ts';
import { useCommitments } from '../../state/use-commitments.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ResultIcon } from '../icons.tsx';
import { TimeAgo } from '../time-ago.tsx';
import { CommitmentAddressForm } from './commitment-address-form.tsx';
import type { MachineTools } from './machine-tools.ts';

const MAX_SHOWN = 5;

/** Storage commitment of one machine: where it is told, and what became of what it asked lately. */
export function MachineCommitment({
  device,
  name,
  tools,
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const { view, reload } = useCommitments(tools.bridge, device, tools);
  // An address is kept by the AE title, so there has to be one that a list can hold.
  const hasTitle = aeTitleSchema.safeParse(device.aeTitle).data === device.aeTitle;
  return (
    <div className="machine-part">
      <h4>{t('commitments.heading')}</h4>
      <p className="hint">{t('commitments.lead')}</p>
      {view.kind === 'failed' && <CallFailure error={view.error} words={controlErrorWords} />}
      {view.kind === 'read' && (
        <>
          {hasTitle && (
            <CommitmentAddressForm
              device={device}
              name={name}
              config={view.config}
              bridge={tools.bridge}
              isStale={tools.isStale}
              onSaved={reload}
            />
          )}
          <Requests requests={view.requests.slice(0, MAX_SHOWN)} />
        </>
      )}
    </div>
  );
}

function Requests({ requests }: { readonly requests: readonly Commitment[] }) {
  const words = useWords();
  const { t } = words;
  if (requests.length === 0) return <p className="hint">{t('commitments.noneOfIt')}</p>;
  return (
    <>
      <h5>{t('commitments.latest')}</h5>
      <ul className="machine-commitments">
        {requests.map((request) => (
          <li key={request.id} data-state={request.state}>
            <ResultIcon result={resultOf(request)} />
            <span>
              <strong>{t('count.images', { count: request.references })}</strong> ·{' '}
              {commitmentWords(request, words)}
            </span>
            <small>
              <TimeAgo at={request.askedAt} />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

function resultOf({
  state,
  failed,
  attempts,
}: Commitment): 'ok' | 'warning' | 'waiting' | 'failed' {
  switch (state) {
    case 'waiting':
      return 'waiting';
    case 'reporting':
      return attempts > 0 ? 'warning' : 'waiting';
    case 'delivered':
      return failed === 0 ? 'ok' : 'warning';
    case 'undelivered':
      return 'failed';
  }
}
