import type { DeviceRef } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';
import {
  COMMAND_FIELD,
  hasDataset,
  isResponse,
  NO_DATASET,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import type { ContextPeer, ContextSession } from '../relay/context-server.ts';
import type { SpoolEntry } from '../spool/spool-entry.ts';
import type { SpoolStore } from '../spool/spool-store.ts';
import { isHighPriority, Reception, type ReceptionEnd } from './reception.ts';

const MAX_UID_CHARACTERS = 64;
/** Error Comment (0000,0902), LO: at most 64 characters. For the machine's log. */
const CANNOT_KEEP = 'This PC cannot keep the image now. Please send it again later.';

export type IntakeSessionOptions = {
  readonly store: SpoolStore;
  readonly clock: Clock;
  readonly peer: ContextPeer;
  readonly isSample: (device: DeviceRef) => boolean;
  /** Whether all that this device sends goes before the others'. */
  readonly isUrgent: (device: DeviceRef) => boolean;
  /** What lies in the spool under that UID and is not over. */
  readonly openOf: (sopInstanceUid: string) => readonly SpoolEntry[];
};

/** Structured reports and key object selections (PS3.4 B.5): small, and somebody waits for them. */
const REPORT_ROOT = '1.2.840.10008.5.1.4.1.1.88.';
const isReport = (sopClassUid: string | undefined): boolean =>
  sopClassUid?.startsWith(REPORT_ROOT) === true;

/** C-STORE and C-ECHO as SCP within one association: success once the object is safe on this PC (PS3.4 B.2). */
export class IntakeSession implements ContextSession {
  readonly #options: IntakeSessionOptions;
  readonly #device: DeviceRef;
  #receiving: { readonly reception: Reception; readonly answer: (status: number) => void } | null =
    null;
  #working = 0;
  #holds = 0;

  constructor(options: IntakeSessionOptions) {
    this.#options = options;
    const { request, address } = options.peer;
    this.#device = { aeTitle: request.callingAeTitle, address };
  }

  get isBusy(): boolean {
    return this.#working > 0;
  }

  command(contextId: number, command: CommandSet): void {
    this.#receiving = null;
    // Nothing was asked of the device, nothing can be cancelled, and C-CANCEL has no response.
    if (isResponse(command) || command.CommandField === COMMAND_FIELD.cCancelRq) return;
    const messageId = command.MessageID;
    if (messageId === undefined) return this.#options.peer.abort();
    const answer = (status: number): void => this.#answer(contextId, command, messageId, status);
    if (command.CommandField === COMMAND_FIELD.cEchoRq) return this.#echo(answer);
    if (command.CommandField !== COMMAND_FIELD.cStoreRq)
      return answer(STATUS.unrecognizedOperation);
    const uid = command.AffectedSOPInstanceUID ?? '';
    if (!hasDataset(command) || uid === '' || uid.length > MAX_UID_CHARACTERS)
      return answer(STATUS.cannotUnderstand);
    this.#receiving = { reception: this.#receive(contextId, command, uid), answer };
  }

  datasetPiece(data: Buffer): void {
    this.#receiving?.reception.write(data);
  }

  datasetEnd(): void {
    const receiving = this.#receiving;
    this.#receiving = null;
    if (!receiving) return;
    const { reception, answer } = receiving;
    this.#working++;
    void reception.finish().then((end) => {
      const status = end.kind === 'kept' ? STATUS.success : STATUS.outOfResources;
      this.#report(reception, end, status);
      answer(status);
      this.#working--;
    });
  }

  ended(): void {
    const reception = this.#receiving?.reception;
    this.#receiving = null;
    void reception?.abandon().then((end) => this.#report(reception, end, null));
  }

  #receive(contextId: number, command: CommandSet, sopInstanceUid: string): Reception {
    const { store, clock, peer, isSample, isUrgent, openOf } = this.#options;
    const device = this.#device;
    const context = peer.contexts.get(contextId);
    return new Reception({
      ...{ store, clock, openOf },
      holdBack: (isHeldBack) => this.#holdBack(isHeldBack),
      facts: {
        device,
        callingAeTitle: peer.request.callingAeTitle,
        calledAeTitle: peer.request.calledAeTitle,
        sopClassUid: context?.abstractSyntax ?? '',
        sopInstanceUid,
        transferSyntaxUid: context?.transferSyntax ?? '',
        isUrgent: isHighPriority(command) || isReport(context?.abstractSyntax) || isUrgent(device),
        associationId: null,
        isSample: isSample(device),
      },
    });
  }

  /** Several objects may ask for it at a time. */
  #holdBack(isHeldBack: boolean): void {
    const wasHeld = this.#holds > 0;
    this.#holds += isHeldBack ? 1 : -1;
    if (wasHeld !== this.#holds > 0) this.#options.peer.holdBack(isHeldBack);
  }

  #echo(answer: (status: number) => void): void {
    answer(STATUS.success);
    this.#options.peer.echoed();
  }

  #answer(contextId: number, request: CommandSet, messageId: number, status: number): void {
    const { AffectedSOPClassUID, AffectedSOPInstanceUID, CommandField } = request;
    this.#working++;
    void this.#options.peer
      .send(contextId, {
        ...(AffectedSOPClassUID !== undefined && { AffectedSOPClassUID }),
        CommandField: CommandField | COMMAND_FIELD.response,
        MessageIDBeingRespondedTo: messageId,
        CommandDataSetType: NO_DATASET,
        Status: status,
        ...(status === STATUS.outOfResources && { ErrorComment: CANNOT_KEEP }),
        ...(AffectedSOPInstanceUID !== undefined && { AffectedSOPInstanceUID }),
      })
      // A device that is gone sends again what it got no answer for.
      .catch(() => undefined)
      .finally(() => this.#working--);
  }

  #report({ facts, startedAt }: Reception, end: ReceptionEnd, status: number | null): void {
    const { clock, peer } = this.#options;
    const { sopInstanceUid, sopClassUid, transferSyntaxUid } = facts;
    const outcome = { sopInstanceUid, sopClassUid, transferSyntaxUid, startedAt, status };
    const finishedAt = clock.now();
    if (end.kind === 'kept') {
      const { sha256, bytes, ledgerId } = end.entry;
      peer.objectFinished({ ...outcome, finishedAt, sha256, bytes, result: 'kept', ledgerId });
      return;
    }
    peer.objectFinished({
      ...outcome,
      finishedAt,
      sha256: null,
      bytes: end.bytes,
      result: status === null ? 'incomplete' : 'not-kept',
      ledgerId: null,
    });
  }
}
