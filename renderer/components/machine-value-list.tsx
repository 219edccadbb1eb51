import type { ListenerState } from '../../electron/contract/agent-status.ts';
import { useWords } from '../state/words.tsx';
import { CopyButton } from './copy-button.tsx';

export type Listening = Extract<ListenerState, { readonly kind: 'listening' }>;

/** AE title, addresses and port, each to be copied; `big`: to be read from across the room. */
export function MachineValueList({
  listener: { aeTitle, calledAeTitles, addresses, port },
  size,
}: {
  readonly listener: Listening;
  readonly size: 'normal' | 'big';
}) {
  const { t } = useWords();
  const address = t(addresses.length > 1 ? 'values.addresses' : 'values.address');
  return (
    <dl className={size === 'big' ? 'big-values' : 'values'}>
      <Value name={t('values.aeTitle')} values={[aeTitle]} />
      {calledAeTitles !== null && calledAeTitles.length > 0 && (
        <Value name={t('values.furtherTitles')} values={calledAeTitles} />
      )}
      <Value name={address} values={addresses} />
      <Value name={t('values.port')} values={[String(port)]} />
    </dl>
  );
}

function Value({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
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
