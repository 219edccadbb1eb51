import { z } from 'zod';
import { limitHoursSchema } from './hours.ts';
import { isoTimeSchema } from './identifiers.ts';

export const updateChannelSchema = z.enum(['stable', 'beta']);
export type UpdateChannel = z.infer<typeof updateChannelSchema>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Where the files of a feed lie: https, or plain http on this PC alone; no name and password. */
export const feedUrlSchema = z
  .string()
  .max(512)
  .refine(
    (text) =>
      !/^[^/]*\/\/[^/]*@/.test(text) &&
      (z.url({ protocol: /^https$/ }).safeParse(text).success ||
        z.url({ protocol: /^http$/, hostname: LOOPBACK }).safeParse(text).success),
    { message: 'has to be an https address without a password' },
  );

/** What this PC's own settings say of updates. The address is never taken from the cloud. */
export const updateConfigSchema = z.strictObject({
  channel: updateChannelSchema.default('stable'),
  /** When an update may be installed; null: whenever no machine has sent for a while. */
  hours: limitHoursSchema.nullable().default(null),
  /** A copy of the feed inside the clinic; null: the one that the app was built with. */
  mirrorUrl: feedUrlSchema.nullable().default(null),
});
export type UpdateConfig = Readonly<z.infer<typeof updateConfigSchema>>;

/** A semantic version as releases carry it (semver.org, without build metadata). */
export const releaseVersionSchema = z
  .string()
  .max(64)
  .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/);

/** Why there is no answer of the feed that may be used, or no update that may be installed. */
export const updateFaultSchema = z.enum([
  'offline',
  'not-found',
  'not-signed',
  'expired',
  'replayed',
  'unreadable',
  'damaged',
  'disk-full',
  'install-failed',
  'internal',
]);
export type UpdateFault = z.infer<typeof updateFaultSchema>;

/** What an update that is ready waits for. `service`: an agent that this app did not start cannot be replaced by it. */
export const updateHoldSchema = z.enum(['sending', 'settling', 'hours', 'service']);
export type UpdateHold = z.infer<typeof updateHoldSchema>;

export const updateStateSchema = z.discriminatedUnion('kind', [
  /** This copy never updates itself. */
  z.object({ kind: z.literal('off'), why: z.enum(['no-key', 'not-installed']) }),
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.number().int() }),
  z.object({ kind: z.literal('ready'), version: z.string() }),
  z.object({ kind: z.literal('waiting'), version: z.string(), hold: updateHoldSchema }),
  /** There is one, and this kind of installation is renewed by its technician. */
  z.object({ kind: z.literal('by-hand'), version: z.string() }),
  z.object({ kind: z.literal('installing'), version: z.string() }),
  z.object({ kind: z.literal('failed'), fault: updateFaultSchema, since: isoTimeSchema }),
]);
export type UpdateState = Readonly<z.infer<typeof updateStateSchema>>;

/** Why the first start of a new version was no success. */
export const healthFaultSchema = z.enum(['agent-down', 'link-lost']);
export type HealthFault = z.infer<typeof healthFaultSchema>;

/** What became of the latest install that did not go well; told until a later version is in use. */
export const updateMishapSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rolled-back'),
    version: z.string(),
    why: healthFaultSchema,
    at: isoTimeSchema,
  }),
  z.object({ kind: z.literal('no-effect'), version: z.string(), at: isoTimeSchema }),
  z.object({
    kind: z.literal('cannot-roll-back'),
    version: z.string(),
    why: z.enum(['nothing-kept', 'kept-damaged', 'failed']),
    at: isoTimeSchema,
  }),
]);
export type UpdateMishap = Readonly<z.infer<typeof updateMishapSchema>>;

/** How this installation stands with updates. */
export const updateStatusSchema = z.object({
  /** In use now. */
  version: z.string(),
  channel: updateChannelSchema,
  hours: limitHoursSchema.nullable(),
  /** When the feed last gave an answer that counts. */
  checkedAt: isoTimeSchema.nullable(),
  state: updateStateSchema,
  mishap: updateMishapSchema.nullable(),
});
export type UpdateStatus = Readonly<z.infer<typeof updateStatusSchema>>;

export const UPDATE_CALLS = {
  /** The settings that hold; channel and hours may come from the cloud. */
  getUpdateSettings: { args: z.strictObject({}), result: updateConfigSchema },
  /**
   * Before an install: copies of settings and ledger are made, and for a short while no association is taken. `busy`:
   * something is in flight, nothing was done.
   */
  prepareUpdate: {
    args: z.strictObject({}),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('busy') }),
      z.object({ kind: z.literal('ready'), backup: z.string() }),
    ]),
  },
  /** The desktop app tells how it stands with updates, for whoever asks the agent. */
  tellUpdateStatus: { args: z.strictObject({ update: updateStatusSchema }), result: z.object({}) },
} as const;
