import type { Socket } from 'node:net';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { LedgerEntry, PairingState } from '../../contract/agent-status.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OwnService } from '../relay/own-service.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import type { ConnectTls } from '../connect-machine.ts';
import { ArchiveAsker } from './archive-asker.ts';
import { CommitmentService } from './commitment-service.ts';

/** Storage commitment in both roles. */
export interface StorageCommitment extends AsyncDisposable {
  /** For machines. */
  readonly service: OwnService;
  /** Takes up what is open: at the start, and when the settings changed. */
  resume(): void;
  /** The ledger settled something. */
  settled(): void;
  /** An association is over, or the link came up: a foreign archive may have something to commit to. */
  askArchive(): void;
}

/** Puts both roles together: SCP towards machines, SCU towards a foreign archive. */
export function createCommitment(parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: ProblemLog;
  readonly config: () => AgentConfig;
  readonly pairing: () => PairingState['kind'];
  readonly connectTls: ConnectTls;
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  /** A foreign archive committed to keep it. */
  readonly archiveCommitted: (entry: LedgerEntry) => void;
  readonly changed: () => void;
}): StorageCommitment {
  const { ledger, clock, logger, problems, config, pairing, dial, changed } = parts;
  const service = new CommitmentService({
    table: ledger.commitments,
    clock,
    logger,
    problems,
    config,
    connectTls: parts.connectTls,
    announced: (uids) => {
      ledger.associations.announced(uids);
    },
  });
  const archive = new ArchiveAsker({
    ledger,
    clock,
    logger,
    dial,
    isWanted: () => pairing() === 'foreign' && config().commitment.askArchive,
    aeTitle: () => config().dicom.aeTitle,
    committed: (entry) => {
      ledger.lastSteps.record('receipt', entry.device, clock.now(), entry.isSample);
      parts.archiveCommitted(entry);
    },
    refused: ({ device, sopClassUid }, failureReason) => {
      const reason = `0x${failureReason.toString(16).padStart(4, '0')}`;
      problems.occurred('commitment-refused', device, { reason, sopClassUid });
    },
    settled: () => {
      service.wake();
      changed();
    },
  });
  return {
    service,
    resume: () => {
      service.resume();
      archive.wake();
    },
    settled: () => service.wake(),
    askArchive: () => archive.wake(),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([archive[Symbol.asyncDispose](), service[Symbol.asyncDispose]()]);
    },
  };
}
