import { z } from 'zod';
import { aeTitleSchema, uidSchema } from './identifiers.ts';

/** Orders in one heartbeat answer; the rest follows with the next ones. */
export const MAX_ORDERS_PER_ANSWER = 32;
/** Results in one heartbeat; the rest follows with the next ones. */
export const MAX_ORDER_RESULTS_PER_REQUEST = 100;

const orderIdSchema = z.string().min(1).max(64);

/** Fetch a study, or one series of it, from the cloud and hand each object to a local AE by C-STORE. */
export const pushOrderSchema = z.object({
  kind: z.literal('push'),
  id: orderIdSchema,
  studyInstanceUid: uidSchema,
  /** Null: the whole study. */
  seriesInstanceUid: uidSchema.nullable(),
  destinationAeTitle: aeTitleSchema,
});
export type PushOrder = z.infer<typeof pushOrderSchema>;

/**
 * What the cloud asks an uplink to do. It comes with every heartbeat answer until its result was reported as `done` or
 * `failed`, so the uplink tells orders that it knows by their id.
 */
export const orderSchema = z.discriminatedUnion('kind', [pushOrderSchema]);
export type Order = z.infer<typeof orderSchema>;

/** Why an order failed, or why some of its objects did. */
export const orderFailureSchema = z.enum([
  'destination-unknown',
  'destination-unreachable',
  'destination-refused',
  'nothing-found',
  'objects-failed',
  'link-lost',
  'not-supported',
  'internal',
]);
export type OrderFailure = z.infer<typeof orderFailureSchema>;

const countSchema = z.number().int().min(0);

/**
 * How far an uplink is with an order. `taken`: it works on it; counts may still grow. `done`: every object was tried,
 * `failed` counts those that the destination did not take. `failed`: nothing was delivered, or not all could be tried.
 */
export const orderResultSchema = z.object({
  orderId: orderIdSchema,
  state: z.enum(['taken', 'done', 'failed']),
  completed: countSchema,
  failed: countSchema,
  warning: countSchema,
  /** Null: nothing failed. A reason that this version does not know reads as `internal`. */
  reason: orderFailureSchema.nullable().catch('internal'),
});
export type OrderResult = z.infer<typeof orderResultSchema>;

/** A list whose unknown or malformed members are left out, so that one of them does not cost the heartbeat. */
function lenientList<T>(member: z.ZodType<T>, max: number) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.slice(0, max).flatMap((value): T[] => {
        const parsed = member.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

/** The orders of a heartbeat answer; kinds that this version does not know are left out. */
export const ordersSchema = lenientList(orderSchema, MAX_ORDERS_PER_ANSWER);
/** The results in a heartbeat; absent from uplinks that know no orders. */
export const orderResultsSchema = lenientList(orderResultSchema, MAX_ORDER_RESULTS_PER_REQUEST);
