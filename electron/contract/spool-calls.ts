import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';
import { deviceRefSchema } from './problems.ts';

/** What lies sealed on this PC and is not yet with the cloud for sure. */
export const spoolStatusSchema = z.object({
  /** Waiting to be sent, or on its way. */
  queued: z.number().int(),
  queuedBytes: z.number().int(),
  /** The cloud took it, its receipt is not here. */
  awaitingReceipt: z.number().int(),
  /** Waiting for a person. */
  held: z.number().int(),
  /** When the oldest of those queued was stored. */
  oldestQueuedAt: isoTimeSchema.nullable(),
  /** How fast they go now; null: none goes, or it cannot be told yet. */
  bytesPerSecond: z.number().nullable(),
});
export type SpoolStatus = z.infer<typeof spoolStatusSchema>;

/** Why an object waits for a person. */
export const holdReasonSchema = z.enum([
  /** The far side refused it for good (PS3.4 Table B.2-1: A9xx, Cxxx, 0122 and the like). */
  'refused',
  /** It takes neither the SOP class nor the transfer syntax. */
  'not-taken',
  /** It holds other bytes under the same UID than those that were sent. */
  'mismatch',
  /** The sealed file does not open: altered or damaged. */
  'damaged',
  /** The key with which it was sealed is not in the keychain of this PC. */
  'key-missing',
  /** The row is there and the file is not. */
  'file-missing',
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** Of one object that lies on this PC: random, it tells nothing. */
const heldIdSchema = z.string().min(1).max(64);

/** An image that waits for a person. */
export const heldImageSchema = z.object({
  id: heldIdSchema,
  sopInstanceUid: z.string().max(64),
  sopClassUid: z.string().max(64),
  device: deviceRefSchema,
  isSample: z.boolean(),
  bytes: z.number().int(),
  /** When success was answered to the machine. */
  storedAt: isoTimeSchema,
  heldAt: isoTimeSchema,
  reason: holdReasonSchema,
  /** The far side's C-STORE status (PS3.7 C), where that is the reason. */
  status: z.number().int().nullable(),
});
export type HeldImage = z.infer<typeof heldImageSchema>;

/** As the image's C-STORE request named it. */
const instanceUidSchema = z.string().min(1).max(64);

/** The calls about images that wait for a person, spread into CONTROL_CALLS. */
export const SPOOL_CALLS = {
  /** Latest first. `total`: how many there are. */
  listHeld: {
    args: z.strictObject({ limit: z.number().int().min(1).max(1000).default(500) }),
    result: z.object({ images: z.array(heldImageSchema), total: z.number().int() }),
  },
  /** Sends what is held again: all of that UID; null: everything. */
  retryHeld: {
    args: z.strictObject({ sopInstanceUid: instanceUidSchema.nullable() }),
    result: z.object({ images: z.number().int() }),
  },
  /** Erases for good. Whoever calls has asked the person twice. */
  discardHeld: {
    args: z.strictObject({
      which: z.discriminatedUnion('kind', [
        /** That one: another object that is held under its UID stays. */
        z.strictObject({ kind: z.literal('one'), id: heldIdSchema }),
        /** All that is held under that UID. */
        z.strictObject({ kind: z.literal('of-uid'), sopInstanceUid: instanceUidSchema }),
      ]),
      /** Stands in the log. */
      by: z.enum(['terminal', 'dashboard']),
    }),
    result: z.object({ images: z.number().int() }),
  },
} as const;

/** Which held images a person gives up. */
export type DiscardChoice = z.infer<(typeof SPOOL_CALLS)['discardHeld']['args']>['which'];
