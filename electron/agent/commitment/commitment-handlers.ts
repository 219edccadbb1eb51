import type { COMMITMENT_CALLS } from '../../contract/commitments.ts';
import type { ControlHandlers } from '../../contract/control.ts';
import type { ConfigStore } from '../config/config-store.ts';
import type { CommitmentTable } from '../ledger/commitment-table.ts';

export type CommitmentHandlers = Pick<ControlHandlers, keyof typeof COMMITMENT_CALLS>;

/** What the calls about storage commitment do. */
export function createCommitmentHandlers(parts: {
  readonly table: CommitmentTable;
  readonly configStore: ConfigStore;
}): CommitmentHandlers {
  const { table, configStore } = parts;
  let lastChange: Promise<unknown> = Promise.resolve();
  return {
    listCommitments: ({ limit }) => Promise.resolve({ commitments: [...table.list(limit)] }),
    setCommitmentAddress: ({ aeTitle, to }) => {
      // One change of the list after the other, each from what the one before left.
      const change = lastChange.then(async () => {
        const others = configStore
          .get()
          .commitment.devices.filter((device) => device.aeTitle !== aeTitle);
        const devices = to === null ? others : [...others, { aeTitle, ...to }];
        await configStore.set('commitment.devices', devices);
        return { devices };
      });
      lastChange = change.catch(() => undefined);
      return change;
    },
  };
}
