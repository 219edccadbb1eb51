import { ownRequest } from '../dicom/services/own-request.ts';
import type { ReportFault } from '../../contract/commitments.ts';
import type { Clock } from '../../foundation/clock.ts';
import { connectMachineBy, type ConnectTls, type MachinePlace } from '../connect-machine.ts';
import { TlsConnectError } from '../dicom-tls/connect-tls.ts';
import type { CommitmentResult } from '../dicom/services/commitment-dataset.ts';
import {
  AssociationAbortedError,
  AssociationRejectedError,
  Requestor,
} from '../dicom/services/requestor.ts';
import { STORAGE_COMMITMENT_SOP_CLASS } from '../dicom/services/sop-classes.ts';
import type { AAssociateRq } from '../dicom/ul/pdu.ts';
import { roleSelectionItem, roleSelectionsOf } from '../dicom/ul/role-selection.ts';
import { COMMITMENT_CONTEXT } from './commitment-context.ts';
import { outcomeOf, reportMessage, type ReportOutcome } from './report-message.ts';

const PDU_BYTES = 16 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 30_000;

/** Where a machine takes its reports, and who calls it. */
export type ReportTarget = MachinePlace & {
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
};

/** No report could be sent on the association, or no more. */
export class ReportCallError extends Error {
  readonly fault: ReportFault;
  constructor(fault: ReportFault, cause?: unknown) {
    super(`the machine took no report (${fault})`, { cause });
    this.name = 'ReportCallError';
    this.fault = fault;
  }
}

/** As the commitment's SCP, though requestor: SCU role no, SCP role yes (PS3.4 J.3.3, PS3.7 D.3.3.4). */
export function reportRequest({ calledAeTitle, callingAeTitle }: ReportTarget): AAssociateRq {
  return ownRequest({
    calledAeTitle,
    callingAeTitle,
    contexts: [COMMITMENT_CONTEXT],
    maxPduBytes: PDU_BYTES,
    items: [
      roleSelectionItem({ sopClassUid: STORAGE_COMMITMENT_SOP_CLASS, isScu: false, isScp: true }),
    ],
  });
}

/** An association to a machine for its reports. */
export class ReportCall implements AsyncDisposable {
  readonly #requestor: Requestor;
  readonly #transferSyntaxUid: string;
  readonly #signal: AbortSignal;
  readonly #aborted: () => void;

  private constructor(requestor: Requestor, transferSyntaxUid: string, signal: AbortSignal) {
    this.#requestor = requestor;
    this.#transferSyntaxUid = transferSyntaxUid;
    this.#signal = signal;
    this.#aborted = () => requestor.association.destroy();
    signal.addEventListener('abort', this.#aborted, { once: true });
  }

  /** Throws {@link ReportCallError}. */
  static async open(
    target: ReportTarget,
    { clock, connectTls }: { readonly clock: Clock; readonly connectTls: ConnectTls },
    signal: AbortSignal,
  ): Promise<ReportCall> {
    const connect = connectMachineBy({ clock, connectTls, timeoutMs: CONNECT_TIMEOUT_MS });
    const socket = await connect(target, signal).catch((error: unknown) => {
      const isSecured = error instanceof TlsConnectError && error.code !== 'tls-unreachable';
      throw new ReportCallError(isSecured ? 'not-secure' : 'unreachable', error);
    });
    const destroy = (): void => void socket.destroy();
    signal.addEventListener('abort', destroy, { once: true });
    const requestor = await Requestor.open({
      socket,
      clock,
      maxPduBytes: PDU_BYTES,
      timeouts: {
        artimTimeoutMs: CONNECT_TIMEOUT_MS,
        associationTimeoutMs: ANSWER_TIMEOUT_MS,
        pduTimeoutMs: ANSWER_TIMEOUT_MS,
        idleTimeoutMs: ANSWER_TIMEOUT_MS,
      },
      request: reportRequest(target),
    })
      .catch((error: unknown) => {
        throw new ReportCallError(faultOf(error), error);
      })
      .finally(() => signal.removeEventListener('abort', destroy));
    const context = requestor.contexts.get(COMMITMENT_CONTEXT.id);
    if (context === undefined || isScpRoleRefused(requestor)) {
      await requestor.release();
      throw new ReportCallError('not-accepted');
    }
    return new ReportCall(requestor, context.transferSyntax, signal);
  }

  /** Throws {@link ReportCallError} where the association is over. */
  async report(result: CommitmentResult): Promise<ReportOutcome> {
    const { command, dataset } = reportMessage(result, this.#transferSyntaxUid);
    const response = await this.#requestor
      .requestOne(COMMITMENT_CONTEXT.id, command, dataset)
      .catch((error: unknown) => {
        throw new ReportCallError(faultOf(error), error);
      });
    return outcomeOf(response.command);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#signal.removeEventListener('abort', this.#aborted);
    if (this.#requestor.association.canSendData) await this.#requestor.release();
    else await this.#requestor[Symbol.asyncDispose]();
  }
}

function faultOf(error: unknown): ReportFault {
  if (error instanceof AssociationRejectedError) return 'rejected';
  const isSilence = error instanceof AssociationAbortedError && error.abortCause.kind === 'timeout';
  return isSilence ? 'no-answer' : 'broke-off';
}

/** An answer without role selection is taken for a yes: many machines accept the context and leave the item out. */
function isScpRoleRefused({ answer }: Requestor): boolean {
  const roles = roleSelectionsOf(answer.userItems).find(
    ({ sopClassUid }) => sopClassUid === STORAGE_COMMITMENT_SOP_CLASS,
  );
  return roles?.isScp === false;
}
