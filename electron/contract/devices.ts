import { z } from 'zod';
import { ackPolicySchema, calledAeTitlesSchema } from './agent-config.ts';
import { aeTitleSchema, isoTimeSchema, portSchema } from './identifiers.ts';
import { knockSchema } from './knocks.ts';

/** Hours: from one to a year. */
export const expectedHoursSchema = z.number().int().min(1).max(8760);

/** What a person calls a machine. */
export const deviceNameSchema = z.object({
  aeTitle: z.string(),
  address: z.string(),
  name: z.string(),
});
export type DeviceName = z.infer<typeof deviceNameSchema>;

/** Objects of one SOP class in one transfer syntax that the far end took. */
export const deviceSendsSchema = z.object({
  sopClassUid: z.string(),
  transferSyntaxUid: z.string(),
  objects: z.number().int(),
  lastAt: isoTimeSchema,
});
export type DeviceSends = z.infer<typeof deviceSendsSchema>;

/** What a person says of a machine: one short line. */
const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}+$/u, 'a name is one line of text');

/** A machine that has been served; one entry for each AE title and address, unless a person merged them. */
export const knownDeviceSchema = z.object({
  id: z.number().int(),
  /** As the machine sends it. */
  aeTitle: z.string(),
  address: z.string(),
  /** Given by a person. */
  name: z.string().nullable(),
  /** Where it stands, as a person put it. */
  room: z.string().nullable(),
  /** What holds for this machine alone; null: what holds for all. */
  ackPolicy: ackPolicySchema.nullable(),
  /** The only AE titles that it may call; null: any that this PC takes. */
  calledAeTitles: z.array(z.string()).nullable(),
  /** What it sends, the most frequent first; bounded. */
  sends: z.array(deviceSendsSchema),
  /** AE titles that it has called, the last first; bounded. */
  calls: z.array(z.object({ aeTitle: z.string(), lastAt: isoTimeSchema })),
  /** Its AE title came from other addresses too, and a person said that it is one machine. */
  isRoaming: z.boolean(),
  /** A known machine with the same title and software that fell silent before this one came: perhaps the same. */
  maybeSameAs: z.number().int().nullable(),
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
  /** Changes what a person says of a machine; what is left out stays as it is. */
  setDevice: {
    args: deviceIdArgs.extend({
      name: labelSchema.nullable().optional(),
      room: labelSchema.nullable().optional(),
      ackPolicy: ackPolicySchema.nullable().optional(),
      calledAeTitles: calledAeTitlesSchema.optional(),
      /** At least one image every so many hours; silence beyond that is the problem `device-silent`. */
      expectEveryHours: expectedHoursSchema.nullable().optional(),
    }),
    result: z.object({}),
  },
  /** One machine under two entries (another address, another title): `into` stays, with the sums of both. */
  mergeDevices: {
    args: deviceIdArgs.extend({ into: z.number().int().min(1) }),
    result: z.object({}),
  },
  /** Adds a called AE title to the list of this PC and, where given, to that of a machine; where any may be called, nothing changes. */
  allowCalledAe: {
    args: z.strictObject({
      aeTitle: aeTitleSchema,
      deviceId: z.number().int().min(1).nullable().default(null),
    }),
    result: z.object({ calledAeTitles: calledAeTitlesSchema }),
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
