import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { deviceInSentence, deviceName } from '../../../electron/contract/device-words.ts';
import type { AllowList, Knock } from '../../../electron/contract/devices.ts';
import { listEntryOf } from '../../state/machine-state.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ResultIcon } from '../icons.tsx';
import { Timed } from '../timed.tsx';
import { AllowButton } from './allow-button.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Who was turned away, those that wait for a person first; nothing where there is nobody. */
export function KnockList({
  knocks,
  allowList,
  tools,
}: {
  readonly knocks: readonly Knock[];
  readonly allowList: AllowList;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  if (knocks.length === 0) return null;
  const isWaiting = ({ reason }: Knock): boolean => reason === 'not-allowed';
  const waiting = knocks.filter(isWaiting);
  const sorted = [...waiting, ...knocks.filter((knock) => !isWaiting(knock))];
  return (
    <section className="card" aria-labelledby="knocks-heading">
      <h2 id="knocks-heading">
        {t('knocks.heading')}
        {waiting.length > 0 && <span className="count">{waiting.length}</span>}
      </h2>
      <ul className="problems">
        {sorted.map((knock) => (
          <KnockItem key={knock.id} knock={knock} allowList={allowList} tools={tools} />
        ))}
      </ul>
    </section>
  );
}

function KnockItem({
  knock,
  allowList,
  tools,
}: {
  readonly knock: Knock;
  readonly allowList: AllowList;
  readonly tools: MachineTools;
}) {
  const words = useWords();
  const { t } = words;
  const names = tools.status.deviceNames;
  const { reason } = knock;
  const isWaiting = reason === 'not-allowed';
  return (
    <li className="problem knock" data-knock={reason}>
      <ResultIcon result={isWaiting ? 'warning' : 'waiting'} />
      <div>
        <h3>{t('knocks.title', { device: deviceInSentence(knock, words, 'subject', names) })}</h3>
        <p>{t(`knocks.${reason}.text`)}</p>
        <p className="advice">{adviceFor(knock, allowList, words)}</p>
        <p className="when">
          <Timed phrase="knocks.last" at={knock.lastAt} />
          {knock.count > 1 && (
            <>
              {` · ${t('problems.times', { count: knock.count })} · `}
              <Timed phrase="knocks.first" at={knock.firstAt} />
            </>
          )}
          {` · ${t('knocks.asked', { title: knock.calledAeTitle })}`}
        </p>
        {isWaiting && allowList === 'local' ? (
          <Choices knock={knock} tools={tools} />
        ) : (
          <div className="problem-foot">
            <ForgetKnock knock={knock} tools={tools} />
          </div>
        )}
      </div>
    </li>
  );
}

/** What a person can do about it. */
function adviceFor(
  { reason }: Knock,
  allowList: AllowList,
  { t }: ReturnType<typeof useWords>,
): string {
  if (reason !== 'not-allowed') return t(`knocks.${reason}.advice`);
  return t(`knocks.not-allowed.${allowList}`);
}

/** The machine at its address with one click; wider, or not at all, under "More". */
function Choices({ knock, tools }: { readonly knock: Knock; readonly tools: MachineTools }) {
  const { t } = useWords();
  const name = deviceName(knock, tools.status.deviceNames);
  const entry = listEntryOf(knock);
  const { address } = knock;
  const title = entry.aeTitle;
  return (
    <>
      <div className="knock-allow">
        <AllowButton tools={tools} entry={entry} name={name} label={t('knocks.allow')} isMain />
        <p>
          {title === null
            ? t('knocks.allowAddressMeans', { address })
            : t('knocks.allowMeans', { address, title })}
        </p>
      </div>
      <details className="knock-more">
        <summary>{t('knocks.more')}</summary>
        {title !== null && (
          <div className="knock-allow">
            <AllowButton
              tools={tools}
              entry={{ aeTitle: title, address: null }}
              name={name}
              label={t('knocks.anywhere')}
            />
            <p>{t('knocks.anywhereMeans', { title })}</p>
          </div>
        )}
        <div className="knock-allow">
          <ForgetKnock knock={knock} tools={tools} />
          <p>{t('knocks.forgetMeans')}</p>
        </div>
      </details>
    </>
  );
}

function ForgetKnock({ knock, tools }: { readonly knock: Knock; readonly tools: MachineTools }) {
  const { t } = useWords();
  const { bridge, isStale, reload, say, status } = tools;
  const name = deviceName(knock, status.deviceNames);
  const call = useCall(async () => {
    await bridge.calls.forgetKnock({ id: knock.id });
    say(t('knocks.forgotten', { name }));
    await reload();
  });
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`${t('knocks.forget')}: ${name}`}
        disabled={isStale || call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {t('knocks.forget')}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </>
  );
}
