import { useState } from 'react';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { heldGroups, type HeldGroup } from '../../state/held-groups.ts';
import { useCall } from '../../state/use-call.ts';
import { useHeld } from '../../state/use-held.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Said } from '../said.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { HeldRow } from './held-row.tsx';

/** Images that wait for a person's decision, why, and the two things that can be decided; nothing where there are none. */
export function Held({
  bridge,
  status,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const [reading, setReading] = useState(0);
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  const [asked, setAsked] = useState<HeldGroup | null>(null);
  const view = useHeld(bridge, status, { isStale, reading });
  const decided = (text: string): void => {
    setSaid({ text });
    setReading((count) => count + 1);
  };
  const retry = useCall(async (uids: readonly string[] | null) => {
    let count = 0;
    for (const sopInstanceUid of uids ?? [null])
      count += (await bridge.calls.retryHeld({ sopInstanceUid })).images;
    decided(t('held.retried', { count }));
  });
  if (view.kind === 'none' && said === null) return null;
  const isDisabled = isStale || retry.state.kind === 'running';
  const groups = view.kind === 'listed' ? heldGroups(view.images) : [];
  return (
    <section className="card" aria-labelledby="held-heading">
      <h2 id="held-heading">{t('held.heading')}</h2>
      {view.kind === 'listed' && <p className="lead">{t('held.lead')}</p>}
      {view.kind === 'failed' && <CallFailure error={view.error} words={controlErrorWords} />}
      {retry.state.kind === 'failed' && (
        <CallFailure error={retry.state.error} words={controlErrorWords} />
      )}
      <ul className="rows held">
        {groups.map((group) => (
          <HeldRow
            key={group.key}
            group={group}
            names={status.deviceNames}
            isDisabled={isDisabled}
            onRetry={() => void retry.run(group.sopInstanceUids)}
            onDiscard={() => setAsked(group)}
          />
        ))}
      </ul>
      {view.kind === 'listed' && view.total > view.images.length && (
        <p className="hint">{t('held.more', { count: view.total - view.images.length })}</p>
      )}
      {groups.length > 1 && (
        <div className="buttons">
          <button type="button" disabled={isDisabled} onClick={() => void retry.run(null)}>
            {t('held.retryAll')}
          </button>
        </div>
      )}
      <Said said={said} />
      {asked !== null && (
        <DiscardDialog
          bridge={bridge}
          group={asked}
          onClose={() => setAsked(null)}
          onDiscarded={(count) => decided(t('held.discarded', { count }))}
        />
      )}
    </section>
  );
}
