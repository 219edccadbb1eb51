import { z } from 'zod';
import { ackPolicySchema } from './agent-config.ts';
import { retrieveSchema } from './destinations.ts';
import { deviceNameSchema } from './devices.ts';
import { isoTimeSchema, sha256Schema } from './identifiers.ts';
import { linkStateSchema } from './link-state.ts';
import { deviceRefSchema, problemSchema } from './problems.ts';
import { updateStatusSchema } from './updates.ts';
import { spoolStatusSchema } from './spool-calls.ts';

export const pairingStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unpaired') }),
  z.object({ kind: z.literal('exchanging') }),
  z.object({ kind: z.literal('storing') }),
  z.object({
    kind: z.literal('paired'),
    uplinkId: z.string(),
    clinic: z.string(),
    label: z.string(),
    cloudUrl: z.string(),
    /** First 16 hex digits of SHA-256 over the key, grouped: enough to compare, useless to connect. */
    keyFingerprint: z.string(),
    pairedAt: isoTimeSchema,
  }),
  /** A foreign far end given at start; there is no service channel. */
  z.object({ kind: z.literal('foreign'), host: z.string(), port: z.number().int() }),
]);
export type PairingState = z.infer<typeof pairingStateSchema>;

export const listenerStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('listening'),
    host: z.string(),
    port: z.number().int(),
    aeTitle: z.string(),
    /** Further titles that may be called; null: any. */
    calledAeTitles: z.array(z.string()).nullable(),
    /** This PC's own addresses on the local network: what to type into the machine. */
    addresses: z.array(z.string()),
    isOpenToAll: z.boolean(),
  }),
  z.object({
    kind: z.literal('failed'),
    code: z.string(),
    port: z.number().int(),
    program: z.string().nullable(),
  }),
]);
export type ListenerState = z.infer<typeof listenerStateSchema>;

/** One device association that is being relayed now. */
export const transferSchema = z.object({
  associationId: z.string(),
  device: deviceRefSchema,
  calledAeTitle: z.string(),
  startedAt: isoTimeSchema,
  objectsDone: z.number().int(),
  bytes: z.number().int(),
  bytesPerSecond: z.number(),
});
export type Transfer = z.infer<typeof transferSchema>;

/** One answered (latency in ms) or missed (null) heartbeat. */
export const heartbeatSampleSchema = z.object({
  at: isoTimeSchema,
  latencyMs: z.number().nullable(),
});
export type HeartbeatSample = z.infer<typeof heartbeatSampleSchema>;

/** The heartbeats of a quarter of an hour. */
export const heartbeatQuarterSchema = z.object({
  from: isoTimeSchema,
  answered: z.number().int(),
  missed: z.number().int(),
  /** The median; null where none was answered. */
  typicalLatencyMs: z.number().nullable(),
});
export type HeartbeatQuarter = z.infer<typeof heartbeatQuarterSchema>;

/** When a step last went well, and for which machine. */
export const lastStepSchema = z.object({
  device: deviceRefSchema,
  at: isoTimeSchema,
  /** It was the built-in sample device. */
  isSample: z.boolean(),
});
export type LastStep = z.infer<typeof lastStepSchema>;

/** The four lights of the set-up: how far a machine got last; null: never. Kept across restarts. */
export const lastStepsSchema = z.object({
  /** A machine's C-ECHO was answered with success through the whole path. */
  echo: lastStepSchema.nullable(),
  /** An image arrived whole from a machine. */
  image: lastStepSchema.nullable(),
  /** The far end took it. */
  delivered: lastStepSchema.nullable(),
  /** Its receipt came and matches; a foreign archive gives none. */
  receipt: lastStepSchema.nullable(),
});
export type LastSteps = z.infer<typeof lastStepsSchema>;

export const agentStatusSchema = z.object({
  /** Grows by one with each published status. */
  revision: z.number().int(),
  at: isoTimeSchema,
  agent: z.object({
    version: z.string(),
    startedAt: isoTimeSchema,
    nodeVersion: z.string(),
    platform: z.string(),
  }),
  pairing: pairingStateSchema,
  link: linkStateSchema,
  heartbeat: z.object({
    intervalMs: z.number().int(),
    lastAnsweredAt: isoTimeSchema.nullable(),
    lastLatencyMs: z.number().nullable(),
    /** Of the last hour, oldest first. */
    history: z.array(heartbeatSampleSchema),
    /** Each quarter of an hour of the last 24 hours, oldest first, those without a heartbeat included. Kept across restarts. */
    day: z.array(heartbeatQuarterSchema),
  }),
  listener: listenerStateSchema,
  /** The port for DICOM over TLS; null: switched off. */
  tlsListener: listenerStateSchema.nullable().default(null),
  ackPolicy: ackPolicySchema,
  /** Set while a person has paused receiving: new associations are asked to come back later. Survives restarts. */
  paused: z.object({ since: isoTimeSchema }).nullable().default(null),
  /** Started by the system without a person: as its user logs in, or with the computer. */
  service: z.enum(['user', 'system']).nullable().default(null),
  transfers: z.array(transferSchema),
  /** What is being fetched from the cloud for machines of the clinic now. */
  retrieves: z.array(retrieveSchema).default([]),
  /** What is safe on this PC and waits for the cloud; null: this agent keeps nothing. */
  spool: spoolStatusSchema.nullable().default(null),
  /** Without the sample device. */
  today: z.object({
    /** Objects with a matching receipt (or, with a foreign archive, a success status). */
    delivered: z.number().int(),
    bytes: z.number().int(),
    /** Accepted by the cloud, receipt not fetched yet. */
    awaitingReceipt: z.number().int(),
    failed: z.number().int(),
    devices: z.number().int(),
  }),
  lastDeliveredAt: isoTimeSchema.nullable(),
  lastSteps: lastStepsSchema,
  /** Machines that a person has named. */
  deviceNames: z.array(deviceNameSchema),
  problems: z.array(problemSchema),
  /** As the desktop app told it; null: this agent runs without one. */
  update: updateStatusSchema.nullable().default(null),
});
export type AgentStatus = z.infer<typeof agentStatusSchema>;

/**
 * What became of an object. `queued` lies sealed on this PC and waits to be sent, `accepted` waits for its receipt, `held`
 * lies on this PC and waits for a person, `discarded` was given up by one.
 */
export const ledgerStateSchema = z.enum([
  'queued',
  'accepted',
  'delivered',
  'held',
  'discarded',
  'refused',
  'incomplete',
  'mismatch',
]);
export type LedgerState = z.infer<typeof ledgerStateSchema>;

/** One row of the ledger: what became of one object. No patient data. */
export const ledgerEntrySchema = z.object({
  id: z.number().int(),
  /** As the device sent them; empty where it sent none. */
  sopInstanceUid: z.string().max(64),
  sopClassUid: z.string().max(64),
  transferSyntaxUid: z.string().max(64),
  /** Of the dataset as received; null if it never arrived whole. */
  sha256: sha256Schema.nullable(),
  bytes: z.number().int(),
  device: deviceRefSchema,
  /** From the built-in sample device: an image of nobody. */
  isSample: z.boolean(),
  calledAeTitle: z.string(),
  /** The association that carried it; null in a ledger from before these were kept. */
  associationId: z.number().int().nullable(),
  startedAt: isoTimeSchema,
  finishedAt: isoTimeSchema,
  state: ledgerStateSchema,
  /** The far side's C-STORE status (PS3.7 C); null if none came. */
  status: z.number().int().nullable(),
  receiptId: z.string().nullable(),
  receiptAt: isoTimeSchema.nullable(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
