import type { ReactNode } from 'react';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { linkCarriesImages, type LinkState } from '../../../electron/contract/link-state.ts';
import { faultWords, linkWords } from '../../../electron/contract/link-words.ts';
import { listenerWords } from '../../../electron/contract/listener-words.ts';
import { describeProblem } from '../../../electron/contract/problem-words.ts';
import { hrefOf } from '../../state/route.ts';
import { setupProblems } from '../../state/setup-lights.ts';
import { useWords, type PageWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';
import { PauseButton } from '../pause-button.tsx';

/** What keeps the lights from coming on, told here instead of waiting in silence. */
export function SetupTrouble({
  bridge,
  status,
  startedAt,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly startedAt: string;
}) {
  const words = useWords();
  const { t } = words;
  const { listener, link, paused, deviceNames } = status;
  return (
    <div role="status" className="troubles no-print">
      {listener.kind === 'starting' && <Trouble kind="listener" title={t('assistant.starting')} />}
      {listener.kind === 'failed' && (
        <Trouble kind="listener" {...listenerWords(listener, words)} />
      )}
      {paused !== null && (
        <Trouble kind="paused" title={t('assistant.paused')}>
          <PauseButton bridge={bridge} paused={paused} />
        </Trouble>
      )}
      {!linkCarriesImages(link) && <Trouble kind="link" {...linkTrouble(link, words)} />}
      {setupProblems(status, startedAt).map((problem) => {
        const isTurnedAway = problem.code === 'device-not-allowed';
        return (
          <Trouble
            key={problem.id}
            kind={problem.code}
            {...describeProblem(problem, words, deviceNames)}
          >
            <a href={hrefOf(isTurnedAway ? 'devices' : 'errors')}>
              {t(isTurnedAway ? 'assistant.toDevices' : 'assistant.toErrors')}
            </a>
          </Trouble>
        );
      })}
    </div>
  );
}

function linkTrouble(
  link: LinkState,
  words: PageWords,
): { readonly title: string; readonly text?: string; readonly advice?: string } {
  if (link.kind === 'offline') return faultWords(link.fault, words);
  return { title: linkWords(link, words).text };
}

function Trouble({
  kind,
  title,
  text,
  advice,
  children,
}: {
  readonly kind: string;
  readonly title: string;
  readonly text?: string;
  readonly advice?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="trouble" data-trouble={kind}>
      <ResultIcon result="warning" />
      <div>
        <strong>{title}</strong>
        {text !== undefined && <p>{text}</p>}
        {advice !== undefined && <p className="advice">{advice}</p>}
        {children}
      </div>
    </div>
  );
}
