import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';
import { deviceRefSchema } from './problems.ts';
import { deviceFilterSchema } from './transfers.ts';

/**
 * How an association ended: the device released it, or broke off; the link to the far end was lost; this PC ended it;
 * or Tern itself ended before it did (`unknown`).
 */
export const associationEndSchema = z.enum([
  'released',
  'broke-off',
  'link-lost',
  'stopped',
  'unknown',
]);
export type AssociationEnd = z.infer<typeof associationEndSchema>;

/** How the counts of an association come out. */
export const associationStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running') }),
  /** All that is known of it is confirmed by the far end. */
  z.object({ kind: z.literal('complete') }),
  /** `expected`: at least so many there were to be. */
  z.object({
    kind: z.literal('incomplete'),
    cause: associationEndSchema,
    expected: z.number().int(),
  }),
  /** The far end answered for each, and took some of them not. */
  z.object({ kind: z.literal('refused-some'), refused: z.number().int() }),
]);
export type AssociationState = z.infer<typeof associationStateSchema>;

/** An association that carried objects, with what became of them. */
export const associationSchema = z.object({
  id: z.number().int(),
  device: deviceRefSchema,
  calledAeTitle: z.string(),
  isSample: z.boolean(),
  startedAt: isoTimeSchema,
  endedAt: isoTimeSchema.nullable(),
  end: associationEndSchema.nullable(),
  contextsProposed: z.number().int(),
  contextsAccepted: z.number().int(),
  /** Objects that the device began to send. */
  begun: z.number().int(),
  /** Those whose last byte came. */
  sentWhole: z.number().int(),
  /** Those that the far end answered with success or a warning, and with a failure. */
  confirmed: z.number().int(),
  refused: z.number().int(),
  bytes: z.number().int(),
  /** Those whose receipt came and matches. */
  receipts: z.number().int(),
  /** Objects that the device later named as sent, and that never came. */
  missing: z.number().int(),
  /** Of what broke off here: came in another association. */
  arrivedLater: z.number().int(),
  state: associationStateSchema,
});
export type Association = z.infer<typeof associationSchema>;

/** Which associations, newest first. */
export const associationQuerySchema = z.strictObject({
  limit: z.number().int().min(1).max(1000).default(100),
  /** Goes on after the page before: its `nextBefore`. */
  before: z.number().int().min(1).nullable().default(null),
  device: deviceFilterSchema.nullable().default(null),
  /** Only those that are over and of which something is not confirmed. */
  onlyIncomplete: z.boolean().default(false),
});
export type AssociationQuery = z.output<typeof associationQuerySchema>;

/** The calls about associations, spread into CONTROL_CALLS. */
export const ASSOCIATION_CALLS = {
  listAssociations: {
    args: associationQuerySchema,
    result: z.object({
      associations: z.array(associationSchema),
      /** The id to go on with; null when nothing older fits. */
      nextBefore: z.number().int().nullable(),
    }),
  },
} as const;

/** What the counts say. */
export function associationState(
  counts: Pick<Association, 'end' | 'begun' | 'confirmed' | 'refused' | 'missing'>,
): AssociationState {
  const { end, begun, confirmed, refused, missing } = counts;
  if (end === null) return { kind: 'running' };
  const expected = begun + missing;
  if (expected > confirmed + refused) return { kind: 'incomplete', cause: end, expected };
  return refused > 0 ? { kind: 'refused-some', refused } : { kind: 'complete' };
}
