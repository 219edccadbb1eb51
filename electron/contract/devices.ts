import { z } from 'zod';
import { aeTitleSchema, isoTimeSchema, portSchema } from './identifiers.ts';

/** Hours: from one to a year. */
export const expectedHoursSchema = z.number().int().min(1).max(8760);

/** What a person calls a machine. */
export const deviceNameSchema = z.object({
  aeTitle: z.string(),
  address: z.string(),
  name: z.string(),
});
export type DeviceName = z.infer<typeof deviceNameSchema>;

/** A machine that has been served; one entry for each AE title and address. */
export const knownDeviceSchema = z.object({
  id: z.number().int(),
  /** As the machine sends it. */
  aeTitle: z.string(),
  address: z.string(),
  /** Given by a person. */
  name: z.string().nullable(),
  /** What the machine says of its software (PS3.7 D.3.3.2). */
  implementationClassUid: z.string().nullable(),
  implementationVersion: z.string().nullable(),
  firstSeenAt: isoTimeSchema,
  lastSeenAt: isoTimeSchema,
  /** Objects that the far end took, and their bytes. */
  objects: z.number().int(),
  bytes: z.number().int(),
  isAllowed: z.boolean(),
  /** It sent a C-ECHO, and the far end answered it with success. */
  lastEchoAt: isoTimeSchema.nullable(),
  /** The far end took an object of it. */
  lastStoredAt: isoTimeSchema.nullable(),
  /** At least one image every so many hours is expected of it; null: nothing is. */
  expectEveryHours: expectedHoursSchema.nullable(),
  /** Where it last answered a C-ECHO of ours. */
  echoPort: portSchema.nullable(),
  /** The built-in sample device: no machine of the clinic. */
  isSample: z.boolean(),
});
export type KnownDevice = z.infer<typeof knownDeviceSchema>;

/** Who says which machines may send: nobody (all may), the settings of this PC, or the cloud. */
export const allowListSchema = z.enum(['open', 'local', 'cloud']);
export type AllowList = z.infer<typeof allowListSchema>;

/** Why a machine was turned away. Only `not-allowed` waits for a person. */
export const knockReasonSchema = z.enum([
  'not-allowed',
  'limit',
  'paused',
  'link-down',
  'cloud-rejected',
]);
export type KnockReason = z.infer<typeof knockReasonSchema>;

/** A machine that was turned away and has not been served since. */
export const knockSchema = z.object({
  id: z.number().int(),
  aeTitle: z.string(),
  address: z.string(),
  /** The last one it asked for. */
  calledAeTitle: z.string(),
  reason: knockReasonSchema,
  firstAt: isoTimeSchema,
  lastAt: isoTimeSchema,
  count: z.number().int().min(1),
});
export type Knock = z.infer<typeof knockSchema>;

const deviceIdArgs = z.strictObject({ id: z.number().int().min(1) });

/** The calls about machines, spread into CONTROL_CALLS. An id that is not (any more) there is `bad-arguments`. */
export const DEVICE_CALLS = {
  listDevices: {
    /** The sample device is left out unless asked for. */
    args: z.strictObject({ withSample: z.boolean().default(false) }),
    result: z.object({ devices: z.array(knownDeviceSchema), allowList: allowListSchema }),
  },
  /** Latest first. */
  listKnocks: { args: z.strictObject({}), result: z.object({ knocks: z.array(knockSchema) }) },
  nameDevice: {
    args: deviceIdArgs.extend({
      name: z
        .string()
        .trim()
        .min(1)
        .max(64)
        .regex(/^\P{Cc}+$/u, 'a name is one line of text')
        .nullable(),
    }),
    result: z.object({}),
  },
  /** Puts a machine on the list; a null part matches any. Where all may send, nothing changes. */
  allowDevice: {
    args: z.strictObject({
      aeTitle: aeTitleSchema.nullable(),
      address: z
        .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'give an IP address or a range')
        .nullable(),
      /** As in the settings (`dicom.allowedDevices`). */
      certificateSubject: z.string().trim().min(1).max(1024).nullish(),
    }),
    result: z.object({ allowList: allowListSchema }),
  },
  /** Forgets a machine and takes entries of the list that are for it alone away. */
  forgetDevice: {
    args: deviceIdArgs,
    /** True where all may send, or where a wider entry of the list lets it in. */
    result: z.object({ isStillAllowed: z.boolean() }),
  },
  /** At least one image every so many hours; silence beyond that is the problem `device-silent`. Null expects nothing. */
  expectTraffic: {
    args: deviceIdArgs.extend({ everyHours: expectedHoursSchema.nullable() }),
    result: z.object({}),
  },
  /**
   * C-ECHO to the machine itself, at its address and that port; `aeTitle` null calls it by its own title. A port that
   * answered is kept. Fails with `device-unreachable`, `device-rejected` or `device-not-answering`.
   */
  echoDevice: {
    args: deviceIdArgs.extend({ port: portSchema, aeTitle: aeTitleSchema.nullable() }),
    result: z.object({ latencyMs: z.number() }),
  },
  forgetKnock: { args: deviceIdArgs, result: z.object({}) },
} as const;
