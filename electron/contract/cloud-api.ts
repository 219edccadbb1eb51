import { z } from 'zod';
import { cloudConfigSchema } from './agent-config.ts';
import { headlineToneSchema } from './headline-tone.ts';
import { hostSchema, isoTimeSchema, portSchema, sha256Schema, uidSchema } from './identifiers.ts';
import { orderResultsSchema, ordersSchema } from './orders.ts';
import { MAX_PSK_IDENTITY_BYTES } from './psk-link.ts';

/** The service channel: HTTPS between uplink and receiving service. Bodies are JSON and parsed on both sides. */
export const pairRequestSchema = z.strictObject({
  code: z.string().min(1).max(32),
  /** Name of the PC, for the list of uplinks in the cloud. */
  label: z.string().min(1).max(64),
  version: z.string().max(32),
  platform: z.string().max(32),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;

export const pairResponseSchema = z.object({
  uplinkId: z.string().min(1).max(64),
  clinic: z.string(),
  label: z.string(),
  pskIdentity: z.string().min(1).max(MAX_PSK_IDENTITY_BYTES),
  /** 256 bits in hex. Goes from here straight into the keychain. */
  pskHex: z.string().regex(/^[0-9a-f]{64}$/),
  heartbeatToken: z.string().min(32).max(256),
  /** Data channel; null host means the host of the service channel. */
  pskHost: hostSchema.nullable(),
  pskPorts: z.array(portSchema).min(1).max(8),
  config: cloudConfigSchema,
});
export type PairResponse = z.infer<typeof pairResponseSchema>;

/** Read leniently, so that agents of other versions are heard: what is not known is left out. */
export const heartbeatRequestSchema = z.object({
  sentAt: isoTimeSchema,
  version: z.string().max(32),
  nodeVersion: z.string().max(32),
  platform: z.string().max(32),
  configRevision: z.number().int().min(0),
  activeAssociations: z.number().int().min(0),
  queueDepth: z.number().int().min(0),
  oldestQueuedAgeMs: z.number().min(0).nullable(),
  lastStoreAt: isoTimeSchema.nullable(),
  freeDiskBytes: z.number().min(0).nullable(),
  /** The tone of the agent's own sentence when it asked; null: an agent that says none, or one not known here. */
  state: headlineToneSchema.nullable().catch(null),
  pausedSince: isoTimeSchema.nullable().catch(null),
  /** What became of the cloud's orders since the last heartbeat that was answered; repeating one does no harm. */
  orderResults: orderResultsSchema,
});
export type HeartbeatRequest = z.infer<typeof heartbeatRequestSchema>;

export const heartbeatResponseSchema = z.object({
  serverTime: isoTimeSchema,
  /** Present when the uplink's revision is not the current one. */
  config: cloudConfigSchema.nullable(),
  /** Orders without a final result. A cloud that knows none leaves the key out. */
  orders: ordersSchema,
});
export type HeartbeatResponse = z.infer<typeof heartbeatResponseSchema>;

export const MAX_RECEIPTS_PER_REQUEST = 500;
export const receiptsRequestSchema = z.strictObject({
  objects: z
    .array(z.strictObject({ sopInstanceUid: uidSchema, sha256: sha256Schema }))
    .min(1)
    .max(MAX_RECEIPTS_PER_REQUEST),
});
export type ReceiptsRequest = z.infer<typeof receiptsRequestSchema>;

export const receiptSchema = z.object({
  receiptId: z.string(),
  sopInstanceUid: uidSchema,
  sha256: sha256Schema,
  bytes: z.number().int(),
  storedAt: isoTimeSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * For each object asked for, in any order: the receipt of what the cloud holds under that UID. Where several objects
 * share the UID, the one with the digest asked for. Objects the cloud does not hold are missing from the list.
 */
export const receiptsResponseSchema = z.object({ receipts: z.array(receiptSchema) });
export type ReceiptsResponse = z.infer<typeof receiptsResponseSchema>;

export const timeResponseSchema = z.object({ serverTime: isoTimeSchema });

/** What an error answer of the cloud says; `code` is for programs, `message` for people. */
export const cloudErrorCodeSchema = z.enum([
  'bad-request',
  'code-wrong',
  'code-expired',
  'code-used',
  'too-many-attempts',
  'token-unknown',
  'uplink-removed',
  'not-found',
  'internal',
]);
export type CloudErrorCode = z.infer<typeof cloudErrorCodeSchema>;
export const cloudErrorSchema = z.object({ error: cloudErrorCodeSchema, message: z.string() });
export type CloudError = z.infer<typeof cloudErrorSchema>;

/** Paths of the service channel. Heartbeat, receipts and unpair carry `Authorization: Bearer <heartbeatToken>`. */
export const CLOUD_PATHS = {
  time: '/v1/time',
  pair: '/v1/pair',
  unpair: '/v1/unpair',
  heartbeat: '/v1/heartbeat',
  receipts: '/v1/receipts',
} as const;
