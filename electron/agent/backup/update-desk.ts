import type { UpdateStatus } from '../../contract/updates.ts';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { ControlHandlers } from '../../contract/control.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import { ControlError } from '../control/control-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { makeBackup } from './make-backup.ts';

/** Whoever prepared an install and did not end the agent by then has given it up. */
const PREPARED_FOR_MS = 60_000;

export type UpdateDeskParts = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly configFile: string;
  readonly ledger: Ledger;
  /** With what the cloud has set. */
  readonly config: () => AgentConfig;
  /** Associations and retrieves that are under way. */
  readonly inFlight: () => number;
  readonly changed: () => void;
};

type UpdateHandlers = Pick<
  ControlHandlers,
  'getUpdateSettings' | 'prepareUpdate' | 'tellUpdateStatus'
>;

/** The agent's part of an update: nothing is cut off, and what it knows can be put back. */
export class UpdateDesk implements Disposable {
  readonly #parts: UpdateDeskParts;
  #prepared: Disposable | null = null;
  #status: UpdateStatus | null = null;

  constructor(parts: UpdateDeskParts) {
    this.#parts = parts;
  }

  /** New associations are asked to come back: this agent is about to end. */
  get isPrepared(): boolean {
    return this.#prepared !== null;
  }

  /** As the desktop app told it. */
  get status(): UpdateStatus | null {
    return this.#status;
  }

  get handlers(): UpdateHandlers {
    return {
      getUpdateSettings: () => Promise.resolve(this.#parts.config().updates),
      prepareUpdate: () => this.#prepare(),
      tellUpdateStatus: ({ update }) => {
        this.#status = update;
        this.#parts.changed();
        return Promise.resolve({});
      },
    };
  }

  [Symbol.dispose](): void {
    this.#prepared?.[Symbol.dispose]();
  }

  async #prepare(): ReturnType<UpdateHandlers['prepareUpdate']> {
    const { inFlight, logger, clock } = this.#parts;
    if (inFlight() > 0) return { kind: 'busy' };
    this.#reopen();
    this.#prepared = clock.after(PREPARED_FOR_MS, () => this.#reopen());
    try {
      const backup = await this.#backup();
      logger.info('backup.made');
      return { kind: 'ready', backup };
    } catch (cause) {
      this.#reopen();
      throw new ControlError(
        'config-unwritable',
        'The copies before an update could not be made. Check the free space on the disk.',
        { cause },
      );
    }
  }

  #backup(): Promise<string> {
    const { dataDir, configFile, ledger, clock } = this.#parts;
    const copyLedger = (file: string): Promise<void> => ledger.copyTo(file);
    return makeBackup({ dataDir, configFile, copyLedger, now: clock.now() });
  }

  #reopen(): void {
    this.#prepared?.[Symbol.dispose]();
    this.#prepared = null;
  }
}
