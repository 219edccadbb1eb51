import { z } from 'zod';
import { ledgerEntrySchema, ledgerStateSchema } from './agent-status.ts';
import { isoTimeSchema, sha256Schema } from './identifiers.ts';
import { holdReasonSchema } from './spool-calls.ts';

/** A machine by its AE title, its address or both; null matches any. */
export const deviceFilterSchema = z.strictObject({
  aeTitle: z.string().max(64).nullable().default(null),
  address: z.string().max(64).nullable().default(null),
});

/** Which entries of the ledger, newest first; every null leaves open. */
export const transferQuerySchema = z.strictObject({
  limit: z.number().int().min(1).max(1000).default(100),
  /** Goes on after the page before: its `nextBefore`. */
  before: z.number().int().min(1).nullable().default(null),
  device: deviceFilterSchema.nullable().default(null),
  states: z
    .array(ledgerStateSchema)
    .min(1)
    .max(ledgerStateSchema.options.length)
    .nullable()
    .default(null),
  /** Finished at that time or later. */
  since: isoTimeSchema.nullable().default(null),
  /** Finished before that time. */
  until: isoTimeSchema.nullable().default(null),
  sopInstanceUid: z.string().max(64).nullable().default(null),
  /** Of one association. */
  associationId: z.number().int().min(1).nullable().default(null),
});
export type TransferQuery = z.output<typeof transferQuerySchema>;

export const transferPageSchema = z.object({
  entries: z.array(ledgerEntrySchema),
  /** The id to go on with; null when nothing older fits. */
  nextBefore: z.number().int().nullable().default(null),
});
export type TransferPage = z.output<typeof transferPageSchema>;

/** What the cloud confirmed. Digest and length are its own: with a mismatch they differ from the entry's. */
export const receiptDetailsSchema = z.object({
  receiptId: z.string(),
  storedAt: isoTimeSchema,
  /** Null where an older version of Tern did not keep it. */
  sha256: sha256Schema.nullable(),
  bytes: z.number().int().nullable(),
});
export type ReceiptDetails = z.output<typeof receiptDetailsSchema>;

/** Where an object of the spool is on its way; `sent` waits for its receipt, `done` and `discarded` are being erased. */
export const spooledSchema = z.object({
  state: z.enum(['queued', 'sent', 'held', 'done', 'discarded']),
  /** Tries that did not go through. */
  attempts: z.number().int(),
  /** Why it is held; null: it is not. */
  reason: holdReasonSchema.nullable(),
});

export const transferDetailsSchema = z.object({
  entry: ledgerEntrySchema,
  receipt: receiptDetailsSchema.nullable(),
  /** Null: it does not lie on this PC. */
  spool: spooledSchema.nullable().default(null),
  /** How many other versions, with other bytes, came under the same UID. */
  otherVersions: z.number().int().default(0),
});
export type TransferDetails = z.output<typeof transferDetailsSchema>;

/** Which entries to read whole, in the order in which they were made: that order never changes. */
export const ledgerQuerySchema = z.strictObject({
  limit: z.number().int().min(1).max(1000).default(500),
  /** Goes on after the page before: its `nextAfter`. */
  after: z.number().int().min(0).default(0),
  /** Finished at that time or later. */
  since: isoTimeSchema.nullable().default(null),
  sopInstanceUid: z.string().max(64).nullable().default(null),
});
export type LedgerQuery = z.output<typeof ledgerQuerySchema>;

export const ledgerPageSchema = z.object({
  transfers: z.array(transferDetailsSchema),
  /** The id to go on with; null: these were the last. */
  nextAfter: z.number().int().nullable(),
});
export type LedgerPage = z.output<typeof ledgerPageSchema>;
