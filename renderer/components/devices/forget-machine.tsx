import { useState } from 'react';
import type { AllowList, KnownDevice } from '../../../electron/contract/devices.ts';
import { useWords } from '../../state/words.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Takes a machine off the list, after saying what that means. */
export function ForgetMachine({
  device: { id },
  name,
  allowList,
  tools: { bridge, isStale, reload, say },
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly allowList: AllowList;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const forget = async (): Promise<void> => {
    const { isStillAllowed } = await bridge.calls.forgetDevice({ id });
    // The dialogue goes with the row; what is said takes the focus afterwards.
    await reload();
    say(t(isStillAllowed ? 'forget.doneMaySend' : 'forget.done', { name }));
  };
  return (
    <>
      <button
        type="button"
        className="quiet danger"
        aria-label={`${t('forget.button')} ${name}`}
        disabled={isStale}
        onClick={() => setAsking(true)}
      >
        {t('forget.button')}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t('forget.title', { name })}
          text={t(`forget.${allowList}`)}
          confirm={t('forget.confirm')}
          cancel={t('forget.cancel')}
          isDanger
          onConfirm={forget}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
