import { z } from 'zod';
import { aeTitleSchema, hostSchema, isoTimeSchema, portSchema } from './identifiers.ts';

/** Where a machine takes what it is told about its storage commitment; found by its AE title. */
export const commitmentAddressSchema = z.strictObject({
  aeTitle: aeTitleSchema,
  host: hostSchema,
  port: portSchema,
  /** DICOM over TLS; the machine's certificate has to be trusted. */
  tls: z.boolean().default(false),
});
export type CommitmentAddress = z.infer<typeof commitmentAddressSchema>;

export const MAX_COMMITMENT_ADDRESSES = 1000;

/** Storage commitment (PS3.4 J): machines ask whether their images are safe before they delete them. */
export const commitmentConfigSchema = z.strictObject({
  /** How long an image without its receipt is waited for, before the machine is told that it is not safe. */
  waitSeconds: z.number().int().min(0).max(86_400).default(600),
  /** How long the answer to a machine that cannot be reached is tried again. */
  giveUpAfterDays: z.number().int().min(1).max(365).default(7),
  /** For machines without an address of their own below: at the address they called from. 104 is DICOM's own port (PS3.8 9.1.1). */
  defaultPort: portSchema.default(104),
  devices: z.array(commitmentAddressSchema).max(MAX_COMMITMENT_ADDRESSES).default([]),
  /** With a foreign archive: whether it is asked for its commitment, and only that counts as delivery. */
  askArchive: z.boolean().default(false),
});
export type CommitmentConfig = z.infer<typeof commitmentConfigSchema>;

/** `waiting` for receipts, `reporting` the result to the machine, `delivered` to it, or `undelivered` and given up. */
export const commitmentStateSchema = z.enum(['waiting', 'reporting', 'delivered', 'undelivered']);
export type CommitmentState = z.infer<typeof commitmentStateSchema>;

/** Why a machine did not take its answer. */
export const reportFaultSchema = z.enum([
  /** Nothing listens there, or no way leads there. */
  'unreachable',
  /** No encrypted connection: its certificate is not trusted, or it speaks none. */
  'not-secure',
  /** A-ASSOCIATE-RJ. */
  'rejected',
  /** It takes no such messages: context or role refused. */
  'not-accepted',
  'broke-off',
  'no-answer',
  /** It answered with a failure status. */
  'refused',
]);
export type ReportFault = z.infer<typeof reportFaultSchema>;

/** One request of a machine. */
export const commitmentSchema = z.object({
  id: z.number().int(),
  device: z.object({ aeTitle: z.string(), address: z.string() }),
  askedAt: isoTimeSchema,
  /** Objects that it asked about. */
  references: z.number().int(),
  state: commitmentStateSchema,
  /** Of them, those that could not be confirmed; null while waiting. */
  failed: z.number().int().nullable(),
  /** When the result was known; null while waiting. */
  decidedAt: isoTimeSchema.nullable(),
  /** Tries to tell the machine that failed, and why the last one did. */
  attempts: z.number().int(),
  fault: reportFaultSchema.nullable(),
});
export type Commitment = z.infer<typeof commitmentSchema>;

/** The calls about storage commitment, spread into CONTROL_CALLS. */
export const COMMITMENT_CALLS = {
  /** Latest first. */
  listCommitments: {
    args: z.strictObject({ limit: z.number().int().min(1).max(1000).default(100) }),
    result: z.object({ commitments: z.array(commitmentSchema) }),
  },
  /** Where a machine takes its answers from now on; null: at the address it calls from, at the default port. */
  setCommitmentAddress: {
    args: z.strictObject({
      aeTitle: aeTitleSchema,
      /** `tls` left out: as it was for that machine, else in clear. */
      to: z
        .strictObject({ host: hostSchema, port: portSchema, tls: z.boolean().optional() })
        .nullable(),
    }),
    result: z.object({ devices: z.array(commitmentAddressSchema) }),
  },
} as const;
