import { z } from 'zod';
import { aeTitleSchema, hostSchema, isoTimeSchema, portSchema } from './identifiers.ts';
import { deviceRefSchema } from './problems.ts';

/** A machine of the clinic that images from the cloud can be handed to: a workstation, a local archive. */
export const destinationSchema = z.strictObject({
  aeTitle: aeTitleSchema,
  host: hostSchema,
  port: portSchema,
  /** DICOM over TLS (PS3.15 B.1). */
  tls: z.boolean().default(false),
});
export type Destination = z.infer<typeof destinationSchema>;

export const MAX_DESTINATIONS = 100;

/** Unique by AE title: C-MOVE names a destination by nothing else. */
export const destinationListSchema = z
  .array(destinationSchema)
  .max(MAX_DESTINATIONS)
  .superRefine((destinations, context) => {
    const titles = destinations.map(({ aeTitle }) => aeTitle);
    for (const [index, title] of titles.entries())
      if (titles.indexOf(title) < index)
        context.addIssue({
          code: 'custom',
          path: [index, 'aeTitle'],
          message: 'another destination has this AE title',
          params: { problem: 'duplicate' },
        });
  });

/** Who asked for a retrieve: a machine by C-MOVE, or the cloud by an order. */
export const retrieveSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('device'), device: deviceRefSchema }),
  z.object({ kind: z.literal('order'), orderId: z.string() }),
]);
export type RetrieveSource = z.infer<typeof retrieveSourceSchema>;

/** Images on their way from the cloud to a destination. */
export const retrieveSchema = z.object({
  id: z.string(),
  source: retrieveSourceSchema,
  /** AE title. */
  destination: z.string(),
  startedAt: isoTimeSchema,
  /** Counts of objects; all 0 until it is known what there is. */
  remaining: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  warning: z.number().int(),
});
export type Retrieve = z.infer<typeof retrieveSchema>;

const titleArgs = z.strictObject({ aeTitle: aeTitleSchema });

/** The calls about destinations, spread into CONTROL_CALLS. A title that is not in the list is `bad-arguments`. */
export const DESTINATION_CALLS = {
  listDestinations: {
    args: z.strictObject({}),
    result: z.object({ destinations: z.array(destinationSchema) }),
  },
  /** A title that is there already is `bad-arguments`. */
  addDestination: { args: destinationSchema, result: z.object({}) },
  removeDestination: { args: titleArgs, result: z.object({}) },
  /** C-ECHO to it. Fails with `device-unreachable`, `device-rejected` or `device-not-answering`. */
  echoDestination: { args: titleArgs, result: z.object({ latencyMs: z.number() }) },
} as const;
