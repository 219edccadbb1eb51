import type { AgentStatus, ListenerState } from '../../../electron/contract/agent-status.ts';
import { useWords } from '../../state/words.tsx';
import { CopyButton } from '../copy-button.tsx';
import { CopyTextButton } from '../copy-text-button.tsx';

type Listening = Extract<ListenerState, { readonly kind: 'listening' }>;

/** What is typed into a machine, to be read from across the room, copied or printed. */
export function MachineAddress({
  listener,
  pairing,
  isMain,
}: {
  readonly listener: Listening;
  readonly pairing: AgentStatus['pairing'];
  /** Copying is the main thing to do now. */
  readonly isMain: boolean;
}) {
  const { t } = useWords();
  const { aeTitle, addresses } = listener;
  const port = String(listener.port);
  const hasSeveral = addresses.length > 1;
  const text = t('assistant.copyText', {
    aeTitle,
    addresses: addresses.join(t('assistant.addressOr')),
    port,
  });
  return (
    <>
      <dl className="big-values">
        <BigValue name={t('values.aeTitle')} values={[aeTitle]} />
        <BigValue name={t(hasSeveral ? 'values.addresses' : 'values.address')} values={addresses} />
        <BigValue name={t('values.port')} values={[port]} />
      </dl>
      {hasSeveral && <p className="hint which-address">{t('assistant.whichAddress')}</p>}
      {pairing.kind === 'paired' && (
        <p className="print-only">{['Tern', pairing.clinic, pairing.label].join(' · ')}</p>
      )}
      <div className="buttons">
        <CopyTextButton label={t('assistant.copyAll')} text={text} isPrimary={isMain} />
        <button type="button" onClick={() => window.print()}>
          {t('assistant.print')}
        </button>
      </div>
    </>
  );
}

function BigValue({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  const { t } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      {values.length === 0 && <dd className="missing">{t('values.noAddress')}</dd>}
      {values.map((value) => (
        <dd key={value}>
          <code>{value}</code>
          <CopyButton value={value} name={values.length > 1 ? value : name} />
        </dd>
      ))}
    </div>
  );
}
