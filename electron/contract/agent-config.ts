import { z } from 'zod';
import { commitmentConfigSchema } from './commitments.ts';
import { destinationListSchema } from './destinations.ts';
import { limitHoursSchema } from './hours.ts';
import { aeTitleSchema, hostSchema, listenPortSchema, portSchema } from './identifiers.ts';
import { updateChannelSchema, updateConfigSchema } from './updates.ts';

/**
 * When a device gets "success". `relay`: once the cloud holds the image ("safe in the cloud"). `spool`: once this PC holds
 * it, sealed ("safe on this PC"). `cloud-first`: as relay while the cloud is to be had, else as spool.
 */
export const ackPolicySchema = z.enum(['relay', 'spool', 'cloud-first']);
export type AckPolicy = z.infer<typeof ackPolicySchema>;

/** One address or AE title that may talk to the listener. */
export const allowedDeviceSchema = z.strictObject({
  aeTitle: aeTitleSchema.nullable().default(null),
  /** IPv4 or IPv6 address, or a CIDR range; null means any. */
  address: z.string().min(1).max(64).nullable().default(null),
  /**
   * Subject of the certificate with which it comes to the encrypted port: a whole subject in RFC 4514 form, or, without
   * `=` in it, its common name. Such an entry lets nobody in who comes without encryption. Left out: any, or none.
   */
  certificateSubject: z.string().trim().min(1).max(1024).nullish(),
});
export type AllowedDevice = z.infer<typeof allowedDeviceSchema>;

/** AE titles that may be called; null: any. */
export const calledAeTitlesSchema = z.array(aeTitleSchema).max(64).nullable();

export const MIN_PDU_BYTES = 16 * 1024;
export const MAX_PDU_BYTES = 1024 * 1024;

/** Less than that, and one image could take longer than machines wait. */
export const MIN_BYTES_PER_SECOND = 16 * 1024;
export const maxBytesPerSecondSchema = z.number().int().min(MIN_BYTES_PER_SECOND);

/** A proxy that passes connections on by HTTP CONNECT (RFC 9110 9.3.6), without a password. */
export const proxySchema = z.strictObject({ host: hostSchema, port: portSchema });
export type Proxy = z.infer<typeof proxySchema>;

export const MAX_CA_PEM_CHARACTERS = 64 * 1024;

/** The uplink's settings file. Unknown keys are refused by name. Times in milliseconds, sizes in bytes. */
export const agentConfigSchema = z.strictObject({
  version: z.literal(1).default(1),
  dicom: z
    .strictObject({
      host: hostSchema.default('0.0.0.0'),
      port: listenPortSchema.default(11112),
      /** Shown to people as the title to type into the machine; other called titles pass through as they are. */
      aeTitle: aeTitleSchema.default('TERN'),
      /** Further AE titles of this PC. null: any title may be called. A list: only these and `aeTitle`. */
      calledAeTitles: calledAeTitlesSchema.default(null),
      maxPduBytes: z
        .number()
        .int()
        .min(MIN_PDU_BYTES)
        .max(MAX_PDU_BYTES)
        .default(128 * 1024),
      maxAssociations: z.number().int().min(1).max(1000).default(64),
      artimTimeoutMs: z.number().int().min(100).default(30_000),
      /** A PDU that has begun has to be complete by then; time spent waiting for the cloud does not count. */
      pduTimeoutMs: z.number().int().min(100).default(60_000),
      idleTimeoutMs: z.number().int().min(100).default(600_000),
      /** null: every device on the network may send; the dashboard says so. */
      allowedDevices: z.array(allowedDeviceSchema).max(1000).nullable().default(null),
    })
    .prefault({}),
  /** The second port, for DICOM over TLS (PS3.15 B.12), at the same addresses as the first. */
  dicomTls: z
    .strictObject({
      enabled: z.boolean().default(false),
      port: listenPortSchema.default(2762),
      /** `required`: only machines whose certificate is trusted get in. `not-asked`: only this PC shows one. */
      clientCertificates: z.enum(['required', 'not-asked']).default('required'),
      minVersion: z.enum(['TLSv1.2', 'TLSv1.3']).default('TLSv1.2'),
    })
    .prefault({}),
  link: z
    .strictObject({
      /** Ports of the data channel, in the order of trying; null: those that the cloud named at pairing. */
      ports: z.array(portSchema).min(1).max(8).nullable().default(null),
      connectTimeoutMs: z.number().int().min(100).default(10_000),
      associationTimeoutMs: z.number().int().min(100).default(30_000),
      heartbeatIntervalMs: z.number().int().min(200).max(3_600_000).default(30_000),
      backoffMinMs: z.number().int().min(10).default(1_000),
      backoffMaxMs: z.number().int().min(10).default(60_000),
      /** What all machines together may send to the cloud; null: no limit. */
      maxBytesPerSecond: maxBytesPerSecondSchema.nullable().default(null),
      /** When the limit holds; null: always. */
      limitHours: limitHoursSchema.nullable().default(null),
      /** Both channels go through it; null: straight to the cloud. */
      proxy: proxySchema.nullable().default(null),
      /** PEM of CAs to trust for the service channel beside the system's and the one given at pairing. */
      caPem: z.string().max(MAX_CA_PEM_CHARACTERS).nullable().default(null),
    })
    .prefault({}),
  ackPolicy: ackPolicySchema.default('relay'),
  /** What is safe on this PC, on its way to the cloud. */
  spool: z
    .strictObject({
      /** Associations with the cloud at most. */
      associations: z.number().int().min(1).max(32).default(4),
      /** Local times between which nothing is sent; null: there are none. */
      quietHours: limitHoursSchema.nullable().default(null),
      /** Urgent images go in quiet hours, too, and past the upload limit. */
      urgentIgnoresLimits: z.boolean().default(true),
      /** Machines whose images all go before the others'; reports and requests of high priority do so anyway. */
      urgentAeTitles: z.array(aeTitleSchema).max(64).default([]),
      /** What is left free on the volume; null: 5 % of it, at least 5 GB. */
      reserveBytes: z.number().int().min(0).nullable().default(null),
      /** What may lie on this PC at most; null: as much as the reserve leaves. */
      quotaBytes: z.number().int().min(0).nullable().default(null),
    })
    .prefault({}),
  /** Where images from the cloud may be handed to: the move destinations. */
  destinations: destinationListSchema.default([]),
  web: z
    .strictObject({
      /** Loopback port of the dashboard; null switches it off, 0 asks for a free one. */
      port: listenPortSchema.nullable().default(0),
    })
    .prefault({}),
  commitment: commitmentConfigSchema.prefault({}),
  updates: updateConfigSchema.prefault({}),
  ledger: z.strictObject({ keepDays: z.number().int().min(1).default(730) }).prefault({}),
});
export type AgentConfig = z.infer<typeof agentConfigSchema>;

/**
 * What the cloud may set. Never an address, a port or a path: a hijacked account must not redirect images. Read leniently:
 * a newer cloud may send what this version does not know.
 */
export const cloudConfigSchema = z.object({
  revision: z.number().int().min(0),
  heartbeatIntervalMs: z.number().int().min(200).max(3_600_000).nullable(),
  allowedDevices: z.array(allowedDeviceSchema).max(1000).nullable(),
  ackPolicy: ackPolicySchema.nullable(),
  // A cloud from before these were there does not send them.
  maxBytesPerSecond: maxBytesPerSecondSchema.nullable().default(null),
  limitHours: limitHoursSchema.nullable().default(null),
  updateChannel: updateChannelSchema.nullable().default(null),
  updateHours: limitHoursSchema.nullable().default(null),
  quietHours: limitHoursSchema.nullable().default(null),
});
export type CloudConfig = z.infer<typeof cloudConfigSchema>;
