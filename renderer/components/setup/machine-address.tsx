import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { useWords } from '../../state/words.tsx';
import { CopyTextButton } from '../copy-text-button.tsx';
import { MachineValueList, type Listening } from '../machine-value-list.tsx';

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
      <MachineValueList listener={listener} size="big" />
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
