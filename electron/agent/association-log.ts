import type { AssociationEnd } from '../contract/associations.ts';
import type { DeviceRef } from '../contract/problems.ts';
import type { AssociationTable } from './ledger/association-table.ts';
import { CONTEXT_RESULT } from './dicom/ul/pdu.ts';
import type { ObjectOutcome } from './relay/object-tracker.ts';
import type { RelayEnd } from './relay/relay-observer.ts';
import type { ContextOutcome, RelayedAssociation } from './relay/relay-events.ts';

type Running = { readonly proposed: number; readonly accepted: number; rowId: number | null };

/** What the device was told counts, wherever the object is now. */
const ANSWERED_AS = {
  accepted: 'accepted',
  kept: 'accepted',
  refused: 'refused',
  'not-kept': 'refused',
  incomplete: 'incomplete',
} as const satisfies Record<ObjectOutcome['result'], string>;

/** Counts what each association carries; one that carries no object leaves no record. */
export class AssociationLog {
  readonly #table: AssociationTable;
  readonly #isSample: (device: DeviceRef) => boolean;
  readonly #running = new Map<string, Running>();

  constructor(table: AssociationTable, isSample: (device: DeviceRef) => boolean) {
    this.#table = table;
    this.#isSample = isSample;
  }

  opened({ id }: RelayedAssociation, contexts: readonly ContextOutcome[]): void {
    const accepted = contexts.filter(({ result }) => result === CONTEXT_RESULT.acceptance).length;
    this.#running.set(id, { proposed: contexts.length, accepted, rowId: null });
  }

  /** The id of its record in the ledger. */
  objectFinished(association: RelayedAssociation, outcome: ObjectOutcome): number | null {
    const running = this.#running.get(association.id);
    if (running === undefined) return null;
    const { device, calledAeTitle, startedAt } = association;
    running.rowId ??= this.#table.begun({
      device,
      calledAeTitle,
      startedAt,
      isSample: this.#isSample(device),
      contextsProposed: running.proposed,
      contextsAccepted: running.accepted,
    });
    const { sopInstanceUid, result, bytes, sha256 } = outcome;
    this.#table.counted(running.rowId, {
      sopInstanceUid,
      result: ANSWERED_AS[result],
      bytes,
      isWhole: sha256 !== null,
    });
    return running.rowId;
  }

  ended({ id }: RelayedAssociation, end: RelayEnd, at: Date): void {
    const rowId = this.#running.get(id)?.rowId ?? null;
    this.#running.delete(id);
    if (rowId !== null) this.#table.ended(rowId, endOf(end), at);
  }
}

function endOf(end: RelayEnd): AssociationEnd {
  switch (end.kind) {
    case 'released':
    case 'stopped':
      return end.kind;
    case 'device-ended':
      return 'broke-off';
    case 'cloud-ended':
    case 'cloud-rejected':
    case 'link-down':
      return 'link-lost';
    case 'turned-away':
      return 'stopped';
  }
}
