import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';

/** Why something was refused. Only `not-allowed` and `called-ae` wait for a person at this PC. */
export const knockReasonSchema = z.enum([
  'not-allowed',
  'called-ae',
  'limit',
  'paused',
  'link-down',
  'cloud-rejected',
  /** An association was opened, and none of its presentation contexts was accepted. */
  'nothing-accepted',
  /** One presentation context of an association that is served otherwise: a note. */
  'offer-refused',
  /** An object was answered with a failure status. */
  'object-refused',
  'tls-hello',
  /** At the encrypted port: no encryption; no certificate that is accepted; no way to encrypt that both know. */
  'tls-missing',
  'certificate-refused',
  'tls-failed',
  'http-request',
  'not-dicom',
  /** It spoke DICOM, and broke its rules. */
  'broke-rules',
]);
export type KnockReason = z.infer<typeof knockReasonSchema>;

/** Who refused. */
export const refuserSchema = z.enum(['this-pc', 'far-end']);
export type Refuser = z.infer<typeof refuserSchema>;

/** The one thing that would let it through. */
export const remedySchema = z.discriminatedUnion('kind', [
  /** Put the machine on the list of this PC. */
  z.object({ kind: z.literal('allow-device') }),
  /** Allow the called AE title: on this PC and, where `deviceId` is not null, for that machine. */
  z.object({
    kind: z.literal('allow-called-ae'),
    aeTitle: z.string(),
    deviceId: z.number().int().nullable(),
  }),
  /** Trust the machine's certificate; only its file can do that. */
  z.object({ kind: z.literal('trust-certificate') }),
  /** The setting `dicom.maxAssociations`. */
  z.object({ kind: z.literal('raise-limit') }),
  /** Tern is paused now. */
  z.object({ kind: z.literal('resume') }),
  z.object({
    kind: z.literal('cloud-must-allow'),
    what: z.enum(['device', 'called-ae', 'sop-class', 'transfer-syntax', 'object', 'association']),
  }),
  z.object({
    kind: z.literal('change-device'),
    what: z.enum(['no-tls', 'use-tls', 'newer-tls', 'called-ae', 'offer', 'object']),
  }),
  /** No setting helps, and often none is needed. */
  z.object({
    kind: z.literal('nothing'),
    why: z.enum([
      'allowed-now',
      'link-down',
      'paused-over',
      'cloud-busy',
      'not-dicom',
      'broke-rules',
    ]),
  }),
]);
export type Remedy = z.infer<typeof remedySchema>;

/** Something that was refused: one entry for each machine, reason, and what it was about. */
export const knockSchema = z.object({
  id: z.number().int(),
  /** Empty where the machine gave none. */
  aeTitle: z.string(),
  address: z.string(),
  /** The last one it asked for; empty where it did not come so far. */
  calledAeTitle: z.string(),
  reason: knockReasonSchema,
  refusedBy: refuserSchema,
  /** What it wanted to send or ask; null where the whole association was refused. */
  sopClassUid: z.string().nullable(),
  /** As the machine proposed them; of an object: the one it came in. */
  transferSyntaxUids: z.array(z.string()),
  /** Result/source/reason of a rejection, the result of a context, or the status of an object (`0xC000`). */
  code: z.string().nullable(),
  firstAt: isoTimeSchema,
  lastAt: isoTimeSchema,
  count: z.number().int().min(1),
  remedy: remedySchema,
});
export type Knock = z.infer<typeof knockSchema>;

/** A note beside a machine that is served, not something that needs a look. */
export const isNote = ({ reason }: Pick<Knock, 'reason'>): boolean => reason === 'offer-refused';

/** True where one click on this PC lets it through. */
export const waitsForPerson = ({ remedy }: Pick<Knock, 'remedy'>): boolean =>
  remedy.kind === 'allow-device' || remedy.kind === 'allow-called-ae';
