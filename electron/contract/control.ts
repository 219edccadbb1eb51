import { z } from 'zod';
import { agentConfigSchema, cloudConfigSchema } from './agent-config.ts';
import { agentStatusSchema } from './agent-status.ts';
import { ASSOCIATION_CALLS } from './associations.ts';
import { COMMITMENT_CALLS } from './commitments.ts';
import { controlErrorCodeSchema, fieldErrorSchema } from './control-errors.ts';
import { CERTIFICATE_CALLS } from './certificates.ts';
import { DESTINATION_CALLS } from './destinations.ts';
import { DEVICE_CALLS } from './devices.ts';
import { SPOOL_CALLS } from './spool-calls.ts';
import { doctorStepSchema } from './doctor.ts';
import { isoTimeSchema, uidSchema } from './identifiers.ts';
import { UPDATE_CALLS } from './updates.ts';
import {
  ledgerPageSchema,
  ledgerQuerySchema,
  transferDetailsSchema,
  transferPageSchema,
  transferQuerySchema,
} from './transfers.ts';

export const supportFileSchema = z.object({
  /** A plain file name. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}\.(json|txt)$/),
  text: z.string(),
});
export type SupportFile = z.infer<typeof supportFileSchema>;

/**
 * The control API: every call once. Server checks, typed clients and the test fake derive from this object.
 * A new call is one line here and one handler in the agent.
 */
export const CONTROL_CALLS = {
  getStatus: { args: z.strictObject({}), result: agentStatusSchema },
  pair: {
    args: z.strictObject({
      code: z.string().min(1).max(64),
      cloudUrl: z.url({ protocol: /^https$/ }),
      /** PEM of a private CA to trust for this cloud, beside the system's. */
      caPem: z
        .string()
        .max(64 * 1024)
        .nullable(),
    }),
    result: z.object({ uplinkId: z.string(), clinic: z.string(), keyFingerprint: z.string() }),
  },
  unpair: { args: z.strictObject({}), result: z.object({ cloudWasTold: z.boolean() }) },
  /** C-ECHO through the link. */
  echo: {
    args: z.strictObject({}),
    result: z.object({ latencyMs: z.number(), suite: z.string() }),
  },
  /** From now on new associations are refused for the moment; running ones end normally. Pausing twice is once. */
  pause: { args: z.strictObject({}), result: z.object({ since: isoTimeSchema }) },
  resume: { args: z.strictObject({}), result: z.object({}) },
  /** The built-in sample device sends a study of nobody through this PC's own listener; its entries are in the ledger. */
  sendSample: {
    args: z.strictObject({ images: z.number().int().min(1).max(20).default(3) }),
    result: z.object({ sopInstanceUids: z.array(uidSchema) }),
  },
  /** One page of the ledger. */
  listTransfers: { args: transferQuerySchema, result: transferPageSchema },
  /** One entry with its receipt; null when there is none of that id (any more). */
  getTransfer: {
    args: z.strictObject({ id: z.number().int().min(1) }),
    result: z.object({ transfer: transferDetailsSchema.nullable() }),
  },
  /** Whole entries, oldest first: to show one image, or to export. */
  listLedger: { args: ledgerQuerySchema, result: ledgerPageSchema },
  ...ASSOCIATION_CALLS,
  ...DEVICE_CALLS,
  ...COMMITMENT_CALLS,
  ...CERTIFICATE_CALLS,
  ...DESTINATION_CALLS,
  ...UPDATE_CALLS,
  ...SPOOL_CALLS,
  getConfig: { args: z.strictObject({}), result: agentConfigSchema },
  /** What the cloud has set; it wins over `getConfig` wherever it is not null. null: the cloud has set nothing. */
  getCloudConfig: {
    args: z.strictObject({}),
    result: z.object({ config: cloudConfigSchema.nullable() }),
  },
  /**
   * Sets one value by its dotted path (`dicom.port`); the whole configuration is validated before it is kept. What is
   * wrong comes back as `config-invalid` with `fields`.
   */
  setConfig: {
    args: z.strictObject({ path: z.string().min(1).max(128), value: z.unknown() }),
    result: z.object({ config: agentConfigSchema, needsRestart: z.boolean() }),
  },
  /** The PC woke up, or its network or clock changed: the cloud is asked and the listener looked at now. */
  systemChanged: {
    args: z.strictObject({ what: z.enum(['network', 'resumed', 'clock']) }),
    result: z.object({}),
  },
  doctor: { args: z.strictObject({}), result: z.object({ steps: z.array(doctorStepSchema) }) },
  /** What support needs to see, as files with their exact text; holds no key and nothing of an image. */
  supportBundle: {
    args: z.strictObject({}),
    result: z.object({ files: z.array(supportFileSchema) }),
  },
  dismissProblem: { args: z.strictObject({ id: z.string() }), result: z.object({}) },
} as const;

export type ControlCallName = keyof typeof CONTROL_CALLS;
export type ControlArgs<K extends ControlCallName> = z.input<(typeof CONTROL_CALLS)[K]['args']>;
export type ControlParsedArgs<K extends ControlCallName> = z.output<
  (typeof CONTROL_CALLS)[K]['args']
>;
export type ControlResult<K extends ControlCallName> = z.output<
  (typeof CONTROL_CALLS)[K]['result']
>;

/** What the agent implements. */
export type ControlHandlers = {
  readonly [K in ControlCallName]: (args: ControlParsedArgs<K>) => Promise<ControlResult<K>>;
};
/** What a front end calls. */
export type ControlClient = {
  readonly [K in ControlCallName]: (args: ControlArgs<K>) => Promise<ControlResult<K>>;
};

export const controlCallNameSchema = z.enum(
  Object.keys(CONTROL_CALLS) as [ControlCallName, ...ControlCallName[]],
);

export const MAX_CONTROL_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Messages of the control channel: one JSON object a line on the socket, one message each on Node IPC. */
export const controlRequestSchema = z.strictObject({
  id: z.number().int(),
  call: controlCallNameSchema,
  args: z.unknown(),
});
export type ControlRequest = z.infer<typeof controlRequestSchema>;

export const serializedErrorSchema = z.object({
  code: controlErrorCodeSchema,
  message: z.string(),
  /** Where it concerns settings or arguments: each that is wrong. */
  fields: z.array(fieldErrorSchema).optional(),
});
export type SerializedError = z.infer<typeof serializedErrorSchema>;

export const controlMessageSchema = z.union([
  z.object({ id: z.number().int(), result: z.unknown() }),
  z.object({ id: z.number().int(), error: serializedErrorSchema }),
  z.object({ event: z.literal('status'), status: agentStatusSchema }),
]);
export type ControlMessage = z.infer<typeof controlMessageSchema>;

/**
 * The loopback web form: `POST /api/<call>` with the arguments as JSON body, answered with the result (200) or with a
 * SerializedError (any other status), `GET /api/events` as server-sent events named `status`. Both carry
 * `Authorization: Bearer <token>`; the token stands in the fragment of the address.
 */
export const WEB_API_PREFIX = '/api/';
export const WEB_EVENTS_PATH = '/api/events';
