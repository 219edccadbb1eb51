import type { ReactNode } from 'react';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import { knockWords, remedyCommand } from '../../../electron/contract/knock-words.ts';
import { isNote, waitsForPerson, type Knock } from '../../../electron/contract/knocks.ts';
import { listEntryOf } from '../../state/machine-state.ts';
import { hrefOf } from '../../state/route.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ResultIcon } from '../icons.tsx';
import { Timed } from '../timed.tsx';
import { PauseButton } from '../pause-button.tsx';
import { AllowButton } from './allow-button.tsx';
import { AllowCalledButton } from './allow-called-button.tsx';
import type { MachineTools } from './machine-tools.ts';

/** What was refused, that which waits for a person first; nothing where there is nothing. Notes stand with their machine. */
export function KnockList({
  knocks,
  tools,
}: {
  readonly knocks: readonly Knock[];
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const shown = knocks.filter((knock) => !isNote(knock));
  if (shown.length === 0) return null;
  const waiting = shown.filter(waitsForPerson);
  const sorted = [...waiting, ...shown.filter((knock) => !waitsForPerson(knock))];
  return (
    <section className="card" aria-labelledby="knocks-heading">
      <h2 id="knocks-heading">
        {t('knocks.heading')}
        {waiting.length > 0 && <span className="count">{waiting.length}</span>}
      </h2>
      <ul className="problems">
        {sorted.map((knock) => (
          <KnockItem key={knock.id} knock={knock} tools={tools} />
        ))}
      </ul>
    </section>
  );
}

function KnockItem({ knock, tools }: { readonly knock: Knock; readonly tools: MachineTools }) {
  const words = useWords();
  const { t } = words;
  const { title, text, advice } = knockWords(knock, words, tools.status.deviceNames);
  return (
    <li className="problem knock" data-knock={knock.reason} data-remedy={knock.remedy.kind}>
      <ResultIcon result={waitsForPerson(knock) ? 'warning' : 'waiting'} />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        <p className="advice">{advice}</p>
        <p className="when">
          <Timed phrase="knocks.last" at={knock.lastAt} />
          {knock.count > 1 && (
            <>
              {` · ${t('problems.times', { count: knock.count })} · `}
              <Timed phrase="knocks.first" at={knock.firstAt} />
            </>
          )}
          {knock.calledAeTitle !== '' && ` · ${t('knocks.asked', { title: knock.calledAeTitle })}`}
          {` · ${t(`knocks.by.${knock.refusedBy}`)}`}
          {knock.code !== null && ` · ${knock.code}`}
        </p>
        <Remedy knock={knock} tools={tools} />
      </div>
    </li>
  );
}

/** What this PC can do about it, as a button; else only the way off the list. */
function Remedy({ knock, tools }: { readonly knock: Knock; readonly tools: MachineTools }) {
  const { t } = useWords();
  const { remedy } = knock;
  switch (remedy.kind) {
    case 'allow-device':
      return <Choices knock={knock} tools={tools} />;
    case 'allow-called-ae':
      return (
        <>
          <div className="knock-allow">
            <AllowCalledButton
              tools={tools}
              remedy={remedy}
              name={deviceName(knock, tools.status.deviceNames)}
            />
            <p>
              {t(
                remedy.deviceId === null
                  ? 'knocks.allowCalledMeans'
                  : 'knocks.allowCalledDeviceMeans',
                { title: remedy.aeTitle },
              )}
            </p>
          </div>
          <More knock={knock} tools={tools} />
        </>
      );
    case 'trust-certificate':
      return <More knock={knock} tools={tools} />;
    case 'resume':
    case 'raise-limit':
    case 'cloud-must-allow':
    case 'change-device':
    case 'nothing':
      return (
        <div className="problem-foot">
          {remedy.kind === 'resume' && (
            <PauseButton bridge={tools.bridge} paused={tools.status.paused} />
          )}
          {remedy.kind === 'raise-limit' && (
            <a href={hrefOf('settings')}>{t('settings.dicom.maxAssociations')}</a>
          )}
          <ForgetKnock knock={knock} tools={tools} />
        </div>
      );
  }
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
      <More knock={knock} tools={tools}>
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
      </More>
    </>
  );
}

/** Other ways, the command for whoever prefers it, and off the list. */
function More({
  knock,
  tools,
  children,
}: {
  readonly knock: Knock;
  readonly tools: MachineTools;
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const command = remedyCommand(knock);
  return (
    <details className="knock-more">
      <summary>{t('knocks.more')}</summary>
      {children}
      {command !== null && (
        <p className="knock-command">
          {t('knocks.command')}: <code>{command}</code>
        </p>
      )}
      <div className="knock-allow">
        <ForgetKnock knock={knock} tools={tools} />
        <p>{t('knocks.forgetMeans')}</p>
      </div>
    </details>
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
