import type { DeviceRef } from '../../contract/problems.ts';
import type { HoldReason } from '../../contract/spool-calls.ts';

/** What the C-STORE request says of an object, before its first byte is taken. */
export type SpoolFacts = {
  readonly device: DeviceRef;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** In which the bytes arrive; they leave in the same. */
  readonly transferSyntaxUid: string;
  /** Priority (0000,0700) was HIGH (PS3.7 E.1), or the device is set so: it goes before the others. */
  readonly isUrgent: boolean;
  /** Association of the ledger, where it has one. */
  readonly associationId: number | null;
  readonly isSample: boolean;
};

/** A whole object on this PC. Its name on the disk is `id`: random, it tells nothing. */
export type StoredFacts = SpoolFacts & {
  readonly id: string;
  /** Length of the dataset. */
  readonly bytes: number;
  /** Of the dataset as received, in hex. */
  readonly sha256: string;
  readonly startedAt: string;
  /** When success was answered. */
  readonly storedAt: string;
};

/** Where an object is on its way. Each change goes through `nextState()` alone. */
export type SpoolState =
  /** Waits for its turn; after a failed attempt not before `notBefore` (ISO time). */
  | { readonly kind: 'queued'; readonly attempts: number; readonly notBefore: string | null }
  /** The far side answered success: its receipt is missing. */
  | {
      readonly kind: 'sent';
      readonly attempts: number;
      readonly status: number;
      readonly at: string;
    }
  | {
      readonly kind: 'held';
      readonly reason: HoldReason;
      readonly status: number | null;
      readonly at: string;
    }
  /** Matching receipt, or success of an archive that gives none: the bytes here may go. */
  | { readonly kind: 'done'; readonly at: string }
  /** A person gave it up, twice asked. */
  | { readonly kind: 'discarded'; readonly at: string };

/** One object of the spool with its place in the ledger. */
export type SpoolEntry = StoredFacts & { readonly ledgerId: number; readonly state: SpoolState };
