import { join } from 'node:path';
import type { ConnectTls } from '../../electron/agent/connect-machine.ts';
import { CommitmentService } from '../../electron/agent/commitment/commitment-service.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import {
  parseCommitmentResult,
  writeCommitmentRequest,
  type ObjectReference,
} from '../../electron/agent/dicom/services/commitment-dataset.ts';
import { Requestor } from '../../electron/agent/dicom/services/requestor.ts';
import {
  IMPLICIT_VR_LITTLE_ENDIAN,
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import type { ProposedContext } from '../../electron/agent/dicom/ul/pdu.ts';
import { Ledger } from '../../electron/agent/ledger/ledger.ts';
import { ProblemLog } from '../../electron/agent/status/problem-log.ts';
import { agentConfigSchema } from '../../electron/contract/agent-config.ts';
import type { LedgerState } from '../../electron/contract/agent-status.ts';
import type { CommitmentConfig } from '../../electron/contract/commitments.ts';
import { systemClock, type Clock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';
import { RelayBench } from './relay-bench.ts';
import { reportResponse, type ReceivedReport } from './report-receiver.ts';
import { makeTempFolder } from './temp-folder.ts';
import { connectTo, CT_IMAGE, deviceRequest } from './test-device.ts';

export const COMMITMENT_CONTEXT: ProposedContext = {
  id: 5,
  abstractSyntax: STORAGE_COMMITMENT_SOP_CLASS,
  transferSyntaxes: [IMPLICIT_VR_LITTLE_ENDIAN],
};
export const ctImage = (sopInstanceUid: string): ObjectReference => ({
  sopClassUid: CT_IMAGE,
  sopInstanceUid,
});

/** N-ACTION-RQ (PS3.7 10.3.4.1) as a device sends it. */
export const ACTION_RQ: CommandSet = {
  RequestedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
  CommandField: COMMAND_FIELD.nActionRq,
  CommandDataSetType: HAS_DATASET,
  RequestedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
  ActionTypeID: 1,
};
export const actionDataset = (transactionUid: string, ...uids: string[]): Buffer =>
  writeCommitmentRequest(
    { transactionUid, references: uids.map(ctImage) },
    IMPLICIT_VR_LITTLE_ENDIAN,
  );

/** The real listener, relay, ledger and commitment; the machine and the far end are played. */
export class CommitmentBench implements AsyncDisposable {
  readonly relay: RelayBench;
  readonly ledger: Ledger;
  readonly service: CommitmentService;
  readonly problems: ProblemLog;
  readonly logLines: string[] = [];
  commitment: Partial<CommitmentConfig> = {};
  connectTls: ConnectTls = () => Promise.reject(new Error('nobody encrypts here'));
  readonly #stack: AsyncDisposableStack;

  private constructor(
    stack: AsyncDisposableStack,
    relay: RelayBench,
    ledger: Ledger,
    clock: Clock,
  ) {
    this.#stack = stack;
    this.relay = relay;
    this.ledger = ledger;
    this.problems = new ProblemLog(clock, () => undefined);
    this.service = stack.use(
      new CommitmentService({
        table: ledger.commitments,
        connectTls: (host, tlsPort) => this.connectTls(host, tlsPort),
        announced: (uids) => void ledger.associations.announced(uids),
        clock,
        logger: createLogger({
          clock,
          sinks: [{ write: (line) => void this.logLines.push(line) }],
        }),
        problems: this.problems,
        config: () => agentConfigSchema.parse({ commitment: this.commitment }),
      }),
    );
    relay.ownServices.push(this.service);
  }

  /** `clock`: that of the commitment alone. */
  static async start(clock: Clock = systemClock): Promise<CommitmentBench> {
    const stack = new AsyncDisposableStack();
    const folder = stack.use(await makeTempFolder());
    const ledger = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
    const relay = stack.use(await RelayBench.start());
    return new CommitmentBench(stack, relay, ledger, clock);
  }

  /** An object of the CT, as the ledger notes it. */
  stored(sopInstanceUid: string, state: LedgerState): void {
    const at = new Date().toISOString();
    this.ledger.add({
      ...ctImage(sopInstanceUid),
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      sha256: 'ab'.repeat(32),
      bytes: 10,
      device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' },
      isSample: false,
      calledAeTitle: 'CLOUD',
      associationId: null,
      startedAt: at,
      finishedAt: at,
      state,
      status: 0,
    });
  }

  /** A device with storage and commitment contexts; it takes reports on its association. */
  device(contexts: readonly ProposedContext[] = [COMMITMENT_CONTEXT]): Promise<CommittingDevice> {
    return CommittingDevice.open(this.relay.port, contexts);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

/** A machine that asks for commitment. */
export class CommittingDevice implements AsyncDisposable {
  readonly reports: ReceivedReport[] = [];
  /** Status for the reports on this association; null: they are not answered. */
  reportStatus: number | null = 0;
  readonly requestor: Requestor;

  private constructor(requestor: Requestor) {
    this.requestor = requestor;
  }

  static async open(port: number, contexts: readonly ProposedContext[]): Promise<CommittingDevice> {
    let device: CommittingDevice | null = null;
    const requestor: Requestor = await Requestor.open({
      socket: await connectTo(port),
      clock: systemClock,
      timeouts: TEST_TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      request: deviceRequest({ contexts }),
      incoming: ({ contextId, command, dataset }) => {
        const result = parseCommitmentResult(dataset ?? Buffer.alloc(0), IMPLICIT_VR_LITTLE_ENDIAN);
        if (typeof result === 'string') throw new Error(`a report that is ${result}`);
        device?.reports.push({ command, result });
        if (device?.reportStatus === null) return;
        const response = reportResponse(command, device?.reportStatus ?? 0);
        sendMessage(requestor.association, contextId, response);
      },
    });
    device = new CommittingDevice(requestor);
    return device;
  }

  /** Returns the status of the N-ACTION-RSP. */
  async ask(transactionUid: string, ...uids: string[]): Promise<number> {
    return this.send(ACTION_RQ, actionDataset(transactionUid, ...uids));
  }

  async send(command: CommandSet, dataset: Buffer | null): Promise<number> {
    const answer = await this.requestor.requestOne(COMMITMENT_CONTEXT.id, command, dataset);
    return answer.command.Status ?? -1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.requestor[Symbol.asyncDispose]();
  }
}
