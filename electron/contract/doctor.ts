import { z } from 'zod';
import { linkFaultSchema } from './link-state.ts';

/** The steps of the path from the machines to the cloud, in its order. */
export const doctorStepNameSchema = z.enum([
  'listener',
  'paired',
  'keychain',
  'network',
  'service',
  'clock',
  'link',
  'echo',
  'disk',
]);
export type DoctorStepName = z.infer<typeof doctorStepNameSchema>;

const nothing = z.object({});
const port = z.number().int();
const latencyMs = z.number();
const finding = <Code extends string, Values extends z.ZodType>(code: Code, values: Values) =>
  z.object({ code: z.literal(code), values });

/** What was found at a step, with the values that its sentence holds. The words stand in doctor-words.ts. */
export const doctorFindingSchema = z.discriminatedUnion('code', [
  finding('listener-starting', nothing),
  finding('listener-failed', z.object({ port, program: z.string().nullable() })),
  finding('listener-paused', nothing),
  finding('listener-open-to-all', z.object({ port })),
  finding('listener-by-list', z.object({ port })),
  finding('paired', z.object({ clinic: z.string(), label: z.string() })),
  finding('paired-foreign', z.object({ host: z.string(), port })),
  finding('not-paired', nothing),
  /** Not looked at, because this PC is not paired. */
  finding('skipped-not-paired', nothing),
  /** Not looked at, because a far end given at start has no such thing. */
  finding('skipped-foreign', nothing),
  finding('key-readable', nothing),
  finding('key-from-file', nothing),
  finding('keychain-unavailable', nothing),
  finding('keychain-denied', nothing),
  finding('keychain-corrupt', nothing),
  finding('network-not-needed', nothing),
  finding('network-there', nothing),
  finding('network-knows-cloud', z.object({ host: z.string() })),
  /** The name of the cloud is the proxy's matter. */
  finding('network-proxy-there', z.object({ host: z.string(), port })),
  finding('service-answers', z.object({ latencyMs })),
  finding('clock-right', nothing),
  finding('clock-wrong', z.object({ aheadMs: z.number() })),
  finding('clock-unknown', nothing),
  finding('link-opens', z.object({ port, suite: z.string(), latencyMs })),
  /** Network, service or link do not work for this reason. */
  finding('fault', z.object({ fault: linkFaultSchema })),
  /** A fault of Tern itself; the log says more. */
  finding('internal', nothing),
  finding('echo-answered', z.object({ latencyMs, suite: z.string() })),
  finding('echo-unanswered', nothing),
  finding('echo-not-sent', nothing),
  finding('disk-free', z.object({ bytes: z.number() })),
  finding('disk-low', z.object({ bytes: z.number() })),
  finding('disk-unknown', nothing),
]);
export type DoctorFinding = z.infer<typeof doctorFindingSchema>;

/** One step of the path, as `tern doctor` and the Help page show it. */
export const doctorStepSchema = z.intersection(
  z.object({
    step: doctorStepNameSchema,
    result: z.enum(['ok', 'failed', 'skipped', 'warning']),
  }),
  doctorFindingSchema,
);
export type DoctorStep = z.infer<typeof doctorStepSchema>;
