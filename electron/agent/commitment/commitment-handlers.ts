import type { COMMITMENT_CALLS } from '../../contract/commitments.ts';
import type { ControlHandlers } from '../../contract/control.ts';
import { inTurn } from '../../foundation/in-turn.ts';
import type { ConfigStore } from '../config/config-store.ts';
import type { CommitmentTable } from '../ledger/commitment-table.ts';

export type CommitmentHandlers = Pick<ControlHandlers, keyof typeof COMMITMENT_CALLS>;

/** What the calls about storage commitment do. */
export function createCommitmentHandlers(parts: {
  readonly table: CommitmentTable;
  readonly configStore: ConfigStore;
}): CommitmentHandlers {
  const { table, configStore } = parts;
  /** Each from what the one before left. */
  const change = inTurn();
  return {
    listCommitments: ({ limit }) => Promise.resolve({ commitments: [...table.list(limit)] }),
    setCommitmentAddress: ({ aeTitle, to }) =>
      change(async () => {
        const list = configStore.get().commitment.devices;
        const others = list.filter((device) => device.aeTitle !== aeTitle);
        const before = list.find((device) => device.aeTitle === aeTitle);
        const tls = to?.tls ?? before?.tls ?? false;
        const devices = to === null ? others : [...others, { aeTitle, ...to, tls }];
        await configStore.set('commitment.devices', devices);
        return { devices };
      }),
  };
}
