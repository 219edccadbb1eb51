import { deviceName } from '../../../electron/contract/device-words.ts';
import type { DeviceName } from '../../../electron/contract/devices.ts';
import { sopClassWords } from '../../../electron/contract/sop-class-words.ts';
import type { HeldGroup } from '../../state/held-groups.ts';
import { statusCode } from '../../state/status-code.ts';
import { useWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';
import { TimeAgo } from '../time-ago.tsx';

/** Images that are held for one reason: what they are, why, what to do, and the buttons. */
export function HeldRow({
  group: { latest, images, bytes },
  names,
  isDisabled,
  onRetry,
  onDiscard,
}: {
  readonly group: HeldGroup;
  readonly names: readonly DeviceName[];
  readonly isDisabled: boolean;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}) {
  const words = useWords();
  const { t, formats } = words;
  const { reason, status } = latest;
  const answer = reason === 'refused' || reason === 'not-taken' ? status : null;
  const kind = sopClassWords(latest.sopClassUid, images.length, words);
  const what = `${formats.number(images.length)} ${kind}`;
  const name = deviceName(latest.device, names);
  const which = { what: `${what}, ${name}` };
  return (
    <li data-reason={reason}>
      <ResultIcon result="failed" />
      <div className="held-words">
        <p className="what">
          {what}
          {latest.isSample && <span className="sample">{t('transfers.sample')}</span>}
          <small>
            {name} · {formats.bytes(bytes)} · <TimeAgo at={latest.heldAt} />
          </small>
        </p>
        <p>
          {t(`held.reason.${reason}.text`)} <strong>{t(`held.reason.${reason}.advice`)}</strong>
        </p>
        {answer !== null && (
          <p className="hint">{t('held.answer', { code: statusCode(answer) })}</p>
        )}
      </div>
      <div className="buttons">
        <button
          type="button"
          aria-label={t('held.retryWhich', which)}
          disabled={isDisabled}
          onClick={onRetry}
        >
          {t('held.retry')}
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={t('held.discardWhich', which)}
          disabled={isDisabled}
          onClick={onDiscard}
        >
          {t('held.discard')}
        </button>
      </div>
    </li>
  );
}
