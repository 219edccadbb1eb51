import { useId } from 'react';
import { ackPolicySchema, type AckPolicy } from '../../../electron/contract/agent-config.ts';
import { ackPolicyWords } from '../../../electron/contract/ack-policy-words.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import type { MachineTools } from './machine-tools.ts';

const AS_ALL = 'as-all';

/** When this machine alone is told "success". Holds from its next connection. */
export function MachinePolicy({
  device: { id, ackPolicy },
  tools: { bridge, status, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly tools: MachineTools;
}) {
  const words = useWords();
  const { t } = words;
  const selectId = useId();
  const call = useCall(async (policy: AckPolicy | null) => {
    await bridge.calls.setDevice({ id, ackPolicy: policy });
    await reload();
  });
  const nameOf = (policy: AckPolicy): string => ackPolicyWords(policy, status.pairing, words);
  return (
    <div className="machine-expect">
      <label htmlFor={selectId}>{t('machines.policy')}</label>
      <select
        id={selectId}
        value={ackPolicy ?? AS_ALL}
        disabled={isStale || call.state.kind === 'running'}
        onChange={({ currentTarget: { value } }) =>
          void call.run(ackPolicySchema.options.find((one) => one === value) ?? null)
        }
      >
        <option value={AS_ALL}>
          {t('machines.policy.asAll', { policy: nameOf(status.ackPolicy) })}
        </option>
        {ackPolicySchema.options.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </div>
  );
}
