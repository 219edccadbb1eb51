import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deviceRefSchema } from '../../contract/problems.ts';
import type { SpoolFacts } from './spool-entry.ts';
import { SpoolError } from './spool-error.ts';
import { KEY_ID_BYTES } from './spool-master-key.ts';

/**
 * A sealed object (docs/spool-format.md):
 *
 *     header    magic and version (8), key id (16), salt (32), segment size (4), zero (4): clear, AAD of every part
 *     metadata  part 0: JSON, padded with spaces to 4016 bytes, and its tag; header and metadata are one page of 4096
 *     segments  parts 1 to n: the dataset, each of segment size but the last, and its tag
 *     trailer   part n + 1, last flag: SHA-256 (32) and length (8) of the dataset, time of storing in ms (8), and its tag
 */
const MAGIC = Buffer.from('TERNSPL1', 'latin1');
export const SALT_BYTES = 32;
const SALT_AT = MAGIC.length + KEY_ID_BYTES;
const SEGMENT_SIZE_AT = SALT_AT + SALT_BYTES;
export const HEADER_BYTES = 64;
export const TAG_BYTES = 16;
const HEAD_BYTES = 4096;
export const METADATA_BYTES = HEAD_BYTES - HEADER_BYTES - TAG_BYTES;
export const SEALED_METADATA_BYTES = METADATA_BYTES + TAG_BYTES;
/** Where the first segment begins. */
export const BODY_AT = HEAD_BYTES;
const DIGEST_BYTES = 32;
export const TRAILER_BYTES = DIGEST_BYTES + 8 + 8;
export const SEALED_TRAILER_BYTES = TRAILER_BYTES + TAG_BYTES;
/** Smaller ones cost CPU, larger ones little less of it and four times the memory (docs/performance.md). */
export const SEGMENT_BYTES = 256 * 1024;
export const MAX_SEGMENT_BYTES = 1024 * 1024;

export type SealedHeader = {
  readonly bytes: Buffer;
  readonly keyId: string;
  readonly salt: Buffer;
  readonly segmentBytes: number;
};

export function newHeader(keyId: string, segmentBytes: number): SealedHeader {
  const salt = randomBytes(SALT_BYTES);
  const bytes = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(bytes);
  bytes.write(keyId, MAGIC.length, 'hex');
  salt.copy(bytes, SALT_AT);
  bytes.writeUInt32BE(segmentBytes, SEGMENT_SIZE_AT);
  return { bytes, keyId, salt, segmentBytes };
}

/** Throws SpoolError `damaged` where the bytes are no header of this version. */
export function parseHeader(bytes: Buffer): SealedHeader {
  const segmentBytes = bytes.readUInt32BE(SEGMENT_SIZE_AT);
  const isOurs =
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    bytes.readUInt32BE(SEGMENT_SIZE_AT + 4) === 0 &&
    segmentBytes >= 1 &&
    segmentBytes <= MAX_SEGMENT_BYTES;
  if (!isOurs) throw damaged();
  return {
    bytes,
    keyId: bytes.toString('hex', MAGIC.length, SALT_AT),
    salt: bytes.subarray(SALT_AT, SEGMENT_SIZE_AT),
    segmentBytes,
  };
}

/** Its key was destroyed: only the unlinking is missing. */
export function isErasedHeader(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

/** Unique for each part, because each object has a key of its own: 7 zero bytes, part number (4), last flag (1). */
export function nonceOf(part: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(part, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** What lies sealed in front of the dataset, so that the list can be made again from the files alone. */
const metadataSchema = z.strictObject({
  device: deviceRefSchema,
  callingAeTitle: z.string(),
  calledAeTitle: z.string(),
  sopClassUid: z.string(),
  sopInstanceUid: z.string(),
  transferSyntaxUid: z.string(),
  isUrgent: z.boolean(),
  associationId: z.number().int().nullable(),
  isSample: z.boolean(),
  startedAt: z.string(),
});
export type SealedMetadata = Readonly<z.infer<typeof metadataSchema>>;

/** The part of an object's facts that is known before its first byte. */
export function metadataOf(facts: SpoolFacts, startedAt: string): SealedMetadata {
  const { device, callingAeTitle, calledAeTitle, sopClassUid, sopInstanceUid } = facts;
  const { transferSyntaxUid, isUrgent, associationId, isSample } = facts;
  return {
    device: { aeTitle: device.aeTitle, address: device.address },
    ...{ callingAeTitle, calledAeTitle, sopClassUid, sopInstanceUid, transferSyntaxUid },
    ...{ isUrgent, associationId, isSample, startedAt },
  };
}

/** Throws SpoolError `io` where it does not fit: names far beyond what DICOM allows. */
export function encodeMetadata(metadata: SealedMetadata): Buffer {
  const json = Buffer.from(JSON.stringify(metadata));
  if (json.length > METADATA_BYTES)
    throw new SpoolError('io', 'The names of an image are too long.');
  return Buffer.concat([json, Buffer.alloc(METADATA_BYTES - json.length, ' ')]);
}

/** Throws SpoolError `damaged`. */
export function decodeMetadata(plain: Buffer): SealedMetadata {
  try {
    return metadataSchema.parse(JSON.parse(plain.toString()));
  } catch {
    throw damaged();
  }
}

/** What is known once the last byte is there. */
export type SealedTrailer = {
  readonly sha256: string;
  readonly bytes: number;
  readonly storedAtMs: number;
};

export function encodeTrailer(trailer: SealedTrailer): Buffer {
  const plain = Buffer.alloc(TRAILER_BYTES);
  plain.write(trailer.sha256, 'hex');
  plain.writeBigUInt64BE(BigInt(trailer.bytes), DIGEST_BYTES);
  plain.writeBigUInt64BE(BigInt(trailer.storedAtMs), DIGEST_BYTES + 8);
  return plain;
}

export function decodeTrailer(plain: Buffer): SealedTrailer {
  return {
    sha256: plain.toString('hex', 0, DIGEST_BYTES),
    bytes: Number(plain.readBigUInt64BE(DIGEST_BYTES)),
    storedAtMs: Number(plain.readBigUInt64BE(DIGEST_BYTES + 8)),
  };
}

/** Length of the sealed file of a dataset. */
export function sealedBytes(plainBytes: number, segmentBytes: number): number {
  const segments = Math.ceil(plainBytes / segmentBytes);
  return BODY_AT + plainBytes + segments * TAG_BYTES + SEALED_TRAILER_BYTES;
}

export function damaged(cause?: unknown): SpoolError {
  return new SpoolError(
    'damaged',
    'A stored image does not open: its file was altered or damaged.',
    {
      cause,
    },
  );
}
