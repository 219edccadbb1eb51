import { createHash } from 'node:crypto';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';
import { messageOf } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import { MAX_REFERENCES, type CommitmentRequest } from '../dicom/services/commitment-dataset.ts';
import { STORAGE_COMMITMENT_SOP_CLASS } from '../dicom/services/sop-classes.ts';
import type { CommitmentTable, StoredCommitment } from '../ledger/commitment-table.ts';
import type { OwnService, OwnServicePeer, OwnServiceSession } from '../relay/own-service.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import { CommitmentSession } from './commitment-session.ts';
import { CommitmentWaits } from './commitment-waits.ts';
import { ReportCourier } from './report-courier.ts';
import type { ReportOutcome } from './report-message.ts';
import type { ConnectTls } from '../connect-machine.ts';
import type { ReportTarget } from './report-call.ts';

/** Of all machines together; a machine that asks beyond that is told to come again. */
const MAX_OPEN_REFERENCES = 50 * MAX_REFERENCES;

export type CommitmentOptions = {
  readonly table: CommitmentTable;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: Pick<ProblemLog, 'occurred' | 'settled'>;
  /** The settings that hold. */
  readonly config: () => AgentConfig;
  readonly connectTls: ConnectTls;
  /** A machine names these as sent: what never came is missing. */
  readonly announced: (sopInstanceUids: readonly string[]) => void;
  readonly random?: () => number;
};

/**
 * Storage commitment, push model, as SCP (PS3.4 J): machines ask whether images are safe, and are told from the ledger.
 * What was asked is on disk before it is answered, and the report is tried until the machine takes it.
 */
export class CommitmentService implements OwnService, AsyncDisposable {
  readonly abstractSyntaxes: ReadonlySet<string> = new Set([STORAGE_COMMITMENT_SOP_CLASS]);
  readonly #options: CommitmentOptions;
  readonly #waits: CommitmentWaits;
  readonly #courier: ReportCourier;
  /** The association that each open request came on. */
  readonly #sessions = new Map<number, CommitmentSession>();

  constructor(options: CommitmentOptions) {
    this.#options = options;
    const { table, clock, config, random } = options;
    this.#waits = new CommitmentWaits({
      table,
      clock,
      waitMs: () => config().commitment.waitSeconds * 1000,
      decided: (commitment) => this.#decided(commitment),
      broken: (error) => this.#broken(error),
    });
    this.#courier = new ReportCourier({
      table,
      clock,
      connectTls: options.connectTls,
      reportOnOpen: ({ id }, result) => this.#sessions.get(id)?.report(result) ?? null,
      targetOf: (commitment) => targetOf(commitment, config()),
      giveUpAfterDays: () => config().commitment.giveUpAfterDays,
      tried: (commitment, outcome) => this.#tried(commitment, outcome),
      gaveUp: (commitment) => this.#gaveUp(commitment),
      broken: (error) => this.#broken(error),
      ...(random && { random }),
    });
  }

  /** Takes up what is open: at the start, and when the settings changed. */
  resume(): void {
    this.#waits.wake();
    this.#courier.wake();
  }

  /** The ledger settled something: a receipt came, an archive committed. */
  wake(): void {
    this.#waits.wake();
  }

  open(peer: OwnServicePeer): OwnServiceSession {
    const requests = {
      requested: (session: CommitmentSession, request: CommitmentRequest) =>
        this.#requested(session, request),
      answered: (session: CommitmentSession) => this.#answered(session),
      ended: (session: CommitmentSession) => this.#ended(session),
    };
    return new CommitmentSession(peer, requests, this.#options.clock);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waits[Symbol.dispose]();
    await this.#courier[Symbol.asyncDispose]();
  }

  #requested(session: CommitmentSession, request: CommitmentRequest): number {
    const { table, clock, logger } = this.#options;
    const { callingAeTitle: aeTitle, calledAeTitle } = session.peer.request;
    const { address } = session.peer;
    if (table.openReferences() + request.references.length > MAX_OPEN_REFERENCES)
      return STATUS.resourceLimitation;
    const kept = attempt(() =>
      table.put({ aeTitle, address, calledAeTitle }, request, clock.now()),
    );
    if (kept instanceof Error) {
      this.#broken(kept);
      return STATUS.processingFailure;
    }
    if (kept === 'in-use') return STATUS.duplicateInvocation;
    logger.info('commitment.asked', { ...fieldsOf(kept), objects: kept.references });
    this.#sessions.set(kept.id, session);
    const uids = request.references.map(({ sopInstanceUid }) => sopInstanceUid);
    // The request is kept: a count that cannot be written must not cost the machine its answer.
    const counted = attempt(() => this.#options.announced(uids));
    if (counted instanceof Error) this.#broken(counted);
    return STATUS.success;
  }

  #answered(session: CommitmentSession): void {
    for (const [id, one] of this.#sessions) {
      const commitment = one === session ? this.#options.table.get(id) : null;
      if (commitment?.state === 'waiting') this.#waits.add(commitment);
      else if (commitment?.state === 'reporting') this.#courier.add(commitment);
    }
  }

  /** The database could not be read or written: what is open is tried again later. */
  #broken(error: unknown): void {
    const details = { error: messageOf(error).slice(0, 200) };
    this.#options.problems.occurred('ledger-failed', null, details);
  }

  #ended(session: CommitmentSession): void {
    for (const [id, one] of this.#sessions) if (one === session) this.#sessions.delete(id);
  }

  #decided(commitment: StoredCommitment): void {
    const { failed: count, references: objects } = commitment;
    this.#options.logger.info('commitment.decided', { ...fieldsOf(commitment), objects, count });
    this.#courier.add(commitment);
  }

  #tried(commitment: StoredCommitment, outcome: ReportOutcome): void {
    const { logger, problems } = this.#options;
    if (outcome === 'delivered') {
      this.#sessions.delete(commitment.id);
      logger.info('commitment.delivered', fieldsOf(commitment));
      return problems.settled('commitment-undelivered', deviceOf(commitment));
    }
    const attemptNumber = commitment.attempts + 1;
    const fields = { ...fieldsOf(commitment), reason: outcome, attempt: attemptNumber };
    logger.warn('commitment.not-delivered', fields);
  }

  #gaveUp(commitment: StoredCommitment): void {
    const { fault, attempts } = commitment;
    this.#options.logger.warn('commitment.given-up', fieldsOf(commitment));
    const details = { reason: fault ?? 'unknown', attempts };
    this.#options.problems.occurred('commitment-undelivered', deviceOf(commitment), details);
  }
}

/** The configured address of the machine, else the one that it called from. */
export function targetOf(
  { device, calledAeTitle }: StoredCommitment,
  { commitment, dicom }: AgentConfig,
): ReportTarget {
  const configured = commitment.devices.find(({ aeTitle }) => aeTitle === device.aeTitle);
  return {
    host: configured?.host ?? device.address,
    port: configured?.port ?? commitment.defaultPort,
    tls: configured?.tls ?? false,
    calledAeTitle: device.aeTitle,
    callingAeTitle: calledAeTitle === '' ? dicom.aeTitle : calledAeTitle,
  };
}

function attempt<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (error) {
    return new Error(messageOf(error), { cause: error });
  }
}

const deviceOf = ({ device }: StoredCommitment): DeviceRef => device;

function fieldsOf({ device, transactionUid }: StoredCommitment): {
  readonly aeTitle: string;
  readonly address: string;
  readonly transactionHash: string;
} {
  const transactionHash = createHash('sha256').update(transactionUid).digest('hex').slice(0, 12);
  return { ...device, transactionHash };
}
