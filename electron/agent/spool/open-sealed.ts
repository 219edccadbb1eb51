import { createDecipheriv } from 'node:crypto';
import {
  BODY_AT,
  damaged,
  decodeMetadata,
  decodeTrailer,
  HEADER_BYTES,
  nonceOf,
  parseHeader,
  SEALED_METADATA_BYTES,
  SEALED_TRAILER_BYTES,
  TAG_BYTES,
  type SealedHeader,
  type SealedMetadata,
  type SealedTrailer,
} from './sealed-format.ts';
import type { SpoolMasterKey } from './spool-master-key.ts';

/** A sealed file. */
export type SealedSource = {
  readonly bytes: number;
  /** Fills the buffer from `at` and tells how far; less only at the end of the file. */
  readonly read: (buffer: Buffer, at: number) => Promise<number>;
};

/** A sealed object whose header, metadata and trailer are verified. */
export type OpenedObject = {
  readonly header: SealedHeader;
  readonly metadata: SealedMetadata;
  readonly trailer: SealedTrailer;
  /** The dataset; each segment is verified before it is handed out. Throws SpoolError `damaged`. */
  readonly segments: () => AsyncGenerator<Buffer>;
};

type Parts = {
  readonly source: SealedSource;
  readonly header: SealedHeader;
  readonly key: Buffer;
  readonly segments: number;
  readonly bodyBytes: number;
};

/** Reads the header alone. Throws SpoolError `damaged`. */
export async function readHeader(source: SealedSource): Promise<SealedHeader> {
  return parseHeader(await readExactly(source, Buffer.alloc(HEADER_BYTES), 0));
}

/** Opens the object of that id. Throws SpoolError `damaged`, and what `source` and `keyOf` throw. */
export async function openSealed(
  source: SealedSource,
  id: string,
  keyOf: (keyId: string) => Promise<SpoolMasterKey>,
): Promise<OpenedObject> {
  const header = await readHeader(source);
  const bodyBytes = source.bytes - BODY_AT - SEALED_TRAILER_BYTES;
  if (bodyBytes < 0) throw damaged();
  const master = await keyOf(header.keyId);
  const segments = Math.ceil(bodyBytes / (header.segmentBytes + TAG_BYTES));
  const key = master.objectKey(header.salt, id);
  const parts: Parts = { source, header, key, segments, bodyBytes };
  const metadata = await readPart(parts, SEALED_METADATA_BYTES, HEADER_BYTES, 0, false);
  const trailerAt = BODY_AT + bodyBytes;
  const last = await readPart(parts, SEALED_TRAILER_BYTES, trailerAt, segments + 1, true);
  const trailer = decodeTrailer(last);
  if (trailer.bytes !== bodyBytes - segments * TAG_BYTES) throw damaged();
  return {
    header,
    metadata: decodeMetadata(metadata),
    trailer,
    segments: () => readSegments(parts),
  };
}

async function* readSegments(parts: Parts): AsyncGenerator<Buffer> {
  const { segments, bodyBytes } = parts;
  const sealedBytes = parts.header.segmentBytes + TAG_BYTES;
  const buffer = Buffer.allocUnsafeSlow(Math.min(sealedBytes, bodyBytes));
  for (let n = 0; n < segments; n++) {
    const at = n * sealedBytes;
    const sealed = buffer.subarray(0, Math.min(sealedBytes, bodyBytes - at));
    yield unsealPart(parts, await readExactly(parts.source, sealed, BODY_AT + at), n + 1, false);
  }
}

async function readPart(
  parts: Parts,
  bytes: number,
  at: number,
  part: number,
  isLast: boolean,
): Promise<Buffer> {
  const sealed = await readExactly(parts.source, Buffer.alloc(bytes), at);
  return unsealPart(parts, sealed, part, isLast);
}

function unsealPart(parts: Parts, sealed: Buffer, part: number, isLast: boolean): Buffer {
  if (sealed.length <= TAG_BYTES) throw damaged();
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', parts.key, nonceOf(part, isLast), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(parts.header.bytes);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plain = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
  } catch (cause) {
    throw damaged(cause);
  }
  return plain;
}

async function readExactly(source: SealedSource, buffer: Buffer, at: number): Promise<Buffer> {
  if ((await source.read(buffer, at)) !== buffer.length) throw damaged();
  return buffer;
}
