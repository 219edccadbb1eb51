import { useState } from 'react';
import type { AllowList, KnownDevice } from '../../../electron/contract/devices.ts';
import { ALLOW_LIST_PATH, listEntryOf } from '../../state/machine-state.ts';
import { useWords } from '../../state/words.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { ResultIcon } from '../icons.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Which machines may send, with the way to the other rule. */
export function AccessRule({
  devices,
  allowList,
  tools: { bridge, isStale, reload },
}: {
  readonly devices: readonly KnownDevice[];
  readonly allowList: AllowList;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const change = async (): Promise<void> => {
    const value = allowList === 'open' ? devices.map(listEntryOf) : null;
    await bridge.calls.setConfig({ path: ALLOW_LIST_PATH, value });
    await reload();
  };
  const texts =
    devices.length === 0 ? t('access.close.none') : t('access.close', { count: devices.length });
  return (
    <div className="access" data-rule={allowList}>
      <ResultIcon result={allowList === 'open' ? 'warning' : 'ok'} />
      <div>
        <p className="access-title">{t(`access.${allowList}.title`)}</p>
        <p>{t(`access.${allowList}.text`)}</p>
      </div>
      {allowList !== 'cloud' && (
        <button type="button" disabled={isStale} onClick={() => setAsking(true)}>
          {t(`access.${allowList}.change`)}
        </button>
      )}
      {isAsking && allowList !== 'cloud' && (
        <ConfirmDialog
          title={t(`access.${allowList}.ask`)}
          text={allowList === 'open' ? texts : t('access.openUp')}
          confirm={t(`access.${allowList}.confirm`)}
          cancel={t('access.cancel')}
          isDanger={allowList === 'local'}
          onConfirm={change}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
