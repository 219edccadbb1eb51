import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';

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

/** As the image's C-STORE request named it. */
const instanceUidSchema = z.string().min(1).max(64);

/** The calls about images that wait for a person, spread into CONTROL_CALLS. */
export const SPOOL_CALLS = {
  /** Sends what is held again: all of that UID; null: everything. */
  retryHeld: {
    args: z.strictObject({ sopInstanceUid: instanceUidSchema.nullable() }),
    result: z.object({ images: z.number().int() }),
  },
  /** Erases what is held under that UID for good. Whoever calls has asked the person twice. */
  discardHeld: {
    args: z.strictObject({
      sopInstanceUid: instanceUidSchema,
      /** Stands in the log. */
      by: z.enum(['terminal', 'dashboard']),
    }),
    result: z.object({ images: z.number().int() }),
  },
} as const;
