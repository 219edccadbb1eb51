import { z } from 'zod';
import {
  ackPolicySchema,
  allowedDeviceSchema,
  cloudConfigSchema,
  maxBytesPerSecondSchema,
} from '../../electron/contract/agent-config.ts';
import { limitHoursSchema } from '../../electron/contract/hours.ts';
import { updateChannelSchema } from '../../electron/contract/updates.ts';
import { headlineToneSchema } from '../../electron/contract/headline-tone.ts';
import {
  aeTitleSchema,
  isoTimeSchema,
  sha256Schema,
  uidSchema,
} from '../../electron/contract/identifiers.ts';
import { orderReasonSchema } from '../registry/orders.ts';
import { worklistEntrySchema } from '../worklist/worklist-entry.ts';

/** The admin calls under /v1/admin, with the admin token. The CLI prints the same shapes with --json. */
export const ADMIN_PATHS = {
  clinics: '/v1/admin/clinics',
  clinicEnd: '/v1/admin/clinics/end',
  codes: '/v1/admin/codes',
  uplinks: '/v1/admin/uplinks',
  uplinkRevoke: '/v1/admin/uplinks/:id/revoke',
  uplinkConfig: '/v1/admin/uplinks/:id/config',
  worklist: '/v1/admin/worklist',
  objects: '/v1/admin/objects',
  orders: '/v1/admin/orders',
} as const;

export const clinicNameSchema = z
  .string()
  .trim()
  .min(1, 'a clinic needs a name')
  .max(64, 'a name has at most 64 characters')
  .regex(/^\P{Cc}+$/u, 'a name holds no line breaks');
export const labelSchema = clinicNameSchema;
/** Lifetime of a pairing code; fractions are for tests of expiry. */
export const codeMinutesSchema = z.number().gt(0).max(1440);

export const clinicRequestSchema = z.strictObject({ name: clinicNameSchema });
export const codeRequestSchema = z.strictObject({
  clinic: clinicNameSchema,
  minutes: codeMinutesSchema.optional(),
});
export const uplinkRequestSchema = z.strictObject({
  clinic: clinicNameSchema,
  label: labelSchema.optional(),
});
export const uplinkIdSchema = z.object({ id: z.string().min(1).max(64) });
/** Settings that are left out stay as they are; null leaves the choice to the uplink. */
export const configRequestSchema = z.strictObject({
  heartbeatIntervalMs: cloudConfigSchema.shape.heartbeatIntervalMs.optional(),
  allowedDevices: z.array(allowedDeviceSchema).max(1000).nullable().optional(),
  ackPolicy: ackPolicySchema.nullable().optional(),
  maxBytesPerSecond: maxBytesPerSecondSchema.nullable().optional(),
  limitHours: limitHoursSchema.nullable().optional(),
  updateChannel: updateChannelSchema.nullable().optional(),
  updateHours: limitHoursSchema.nullable().optional(),
  quietHours: limitHoursSchema.nullable().optional(),
});
export const worklistRequestSchema = z.union([
  z.array(worklistEntrySchema).min(1).max(1000),
  worklistEntrySchema.transform((entry) => [entry]),
]);

export const pushRequestSchema = z.strictObject({
  uplinkId: z.string().min(1).max(64),
  studyInstanceUid: uidSchema,
  seriesInstanceUid: uidSchema.nullable().default(null),
  destinationAeTitle: aeTitleSchema,
});

export const clinicViewSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['active', 'ended']),
  createdAt: isoTimeSchema,
  endedAt: isoTimeSchema.nullable(),
});
export const codeViewSchema = z.strictObject({ code: z.string(), expiresAt: isoTimeSchema });
export const uplinkViewSchema = z.strictObject({
  id: z.string(),
  clinic: z.string(),
  label: z.string(),
  state: z.enum(['active', 'revoked']),
  pskIdentity: z.string(),
  lastHeartbeatAt: isoTimeSchema.nullable(),
  version: z.string().nullable(),
  platform: z.string().nullable(),
  configRevision: z.number().int().nullable(),
  /** What the agent said of itself with its last heartbeat. */
  agentState: headlineToneSchema.nullable(),
  pausedSince: isoTimeSchema.nullable(),
});
export const newUplinkViewSchema = z.strictObject({
  id: z.string(),
  clinic: z.string(),
  label: z.string(),
  pskIdentity: z.string(),
  pskHex: z.string(),
});
export const objectViewSchema = z.strictObject({
  sopInstanceUid: z.string(),
  sopClassUid: z.string(),
  transferSyntaxUid: z.string(),
  sha256: sha256Schema,
  bytes: z.number().int(),
  calledAeTitle: z.string(),
  callingAeTitle: z.string(),
  uplinkId: z.string(),
  storedAt: isoTimeSchema,
  /** Another object of the clinic has the same UID and other bytes. */
  hasConflict: z.boolean(),
});
export const worklistViewSchema = z.strictObject({
  id: z.string(),
  clinic: z.string(),
  createdAt: isoTimeSchema,
  /** Values by DICOM keyword. */
  values: z.record(z.string(), z.array(z.string())),
  scheduledProcedureStep: z.record(z.string(), z.array(z.string())),
});
export const orderViewSchema = z.strictObject({
  id: z.string(),
  kind: z.literal('push'),
  uplinkId: z.string(),
  studyInstanceUid: z.string(),
  seriesInstanceUid: z.string().nullable(),
  destinationAeTitle: z.string(),
  createdAt: isoTimeSchema,
  expiresAt: isoTimeSchema,
  state: z.enum(['waiting', 'taken', 'done', 'failed']),
  /** When the uplink spoke of it last. */
  reportedAt: isoTimeSchema.nullable(),
  completed: z.number().int(),
  failed: z.number().int(),
  warning: z.number().int(),
  reason: orderReasonSchema.nullable(),
});
