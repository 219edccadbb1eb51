import { randomBytes } from 'node:crypto';
import { errnoOf } from '../../foundation/errors.ts';
import { openSealed, type OpenedObject, type SealedSource } from './open-sealed.ts';
import { HEADER_BYTES, isErasedHeader } from './sealed-format.ts';
import type { SpoolDisk, SpoolFile } from './spool-disk.ts';
import { SpoolError } from './spool-error.ts';
import type { SpoolMasterKey } from './spool-master-key.ts';
import { diskFull } from './disk-room.ts';

export const INCOMING = 'incoming';
export const OBJECTS = 'objects';
export const QUARANTINE = 'quarantine';
export const OBJECT_ID = /^[0-9a-f]{32}$/;
const SHARD = /^[0-9a-f]{2}$/;

/** First two digits of an id: the folder of its file. */
export const shardOf = (id: string): string => `${OBJECTS}/${id.slice(0, 2)}`;
export const pathOf = (id: string): string => `${shardOf(id)}/${id}`;
export const incomingPathOf = (id: string): string => `${INCOMING}/${id}`;

/** So many objects go to one folder before the next is chosen. */
const IDS_PER_SHARD = 512;

/**
 * Random ids, 32 hex digits. Those that are made one after the other share their folder, so that one sync makes the names of
 * several objects durable that end at the same time.
 */
export class ObjectIds {
  #shard = '';
  #left = 0;

  next(): string {
    if (this.#left === 0) {
      this.#shard = randomBytes(1).toString('hex');
      this.#left = IDS_PER_SHARD;
    }
    this.#left -= 1;
    return this.#shard + randomBytes(15).toString('hex');
  }
}

/** Ids of all files in the object folders. */
export async function listObjects(disk: SpoolDisk): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const shard of (await disk.list(OBJECTS)).filter((name) => SHARD.test(name)))
    for (const name of await disk.list(`${OBJECTS}/${shard}`))
      if (OBJECT_ID.test(name) && name.startsWith(shard)) ids.add(name);
  return ids;
}

export type KeyOf = (keyId: string) => Promise<SpoolMasterKey>;

/**
 * The dataset of an object, verified segment by segment; `check` looks at what is known of it before the first. Throws
 * SpoolError, `file-missing` included, and what `check` throws.
 */
export async function* readObject(
  disk: SpoolDisk,
  id: string,
  keyOf: KeyOf,
  check: (opened: OpenedObject) => void = () => undefined,
): AsyncGenerator<Buffer, OpenedObject> {
  const file = await openOrMissing(disk, id);
  try {
    const opened = await openSealed(await sourceOf(file), id, keyOf);
    check(opened);
    yield* opened.segments();
    return opened;
  } catch (error) {
    throw asSpoolError(error);
  } finally {
    await closeQuietly(file);
  }
}

/** True where the key of that file was destroyed. */
export async function isErased(disk: SpoolDisk, id: string): Promise<boolean> {
  const file = await openOrMissing(disk, id);
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return (await file.read(header, 0)) === HEADER_BYTES && isErasedHeader(header);
  } finally {
    await closeQuietly(file);
  }
}

/**
 * Destroys the object's key, durably, and then the file. The salt lies in the header alone: without it the key cannot be
 * derived any more, whatever the file system keeps of the rest. Throws the system's errors.
 */
export async function eraseObject(disk: SpoolDisk, id: string): Promise<void> {
  let file: SpoolFile;
  try {
    file = await disk.open(pathOf(id), 'change');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    await file.overwrite(Buffer.alloc(HEADER_BYTES), 0);
    await file.sync();
  } finally {
    await closeQuietly(file);
  }
  await disk.unlink(pathOf(id));
}

export async function sourceOf(file: SpoolFile): Promise<SealedSource> {
  return { bytes: await file.size(), read: (buffer, at) => file.read(buffer, at) };
}

async function openOrMissing(disk: SpoolDisk, id: string): Promise<SpoolFile> {
  try {
    return await disk.open(pathOf(id), 'read');
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw asSpoolError(cause);
    throw new SpoolError('file-missing', 'The file of a stored image is not there.', { cause });
  }
}

export function closeQuietly(file: SpoolFile): Promise<void> {
  return file.close().catch(() => undefined);
}

const FULL: ReadonlySet<string | null> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the disk or the database refused, as the spool says it. */
export function asSpoolError(cause: unknown): SpoolError {
  if (cause instanceof SpoolError) return cause;
  if (FULL.has(errnoOf(cause)) || isDatabaseFull(cause)) return diskFull(cause);
  const code = errnoOf(cause) ?? 'unknown reason';
  return new SpoolError('io', `The disk of this PC did not take or give an image (${code}).`, {
    cause,
  });
}

const SQLITE_FULL = 13;

function isDatabaseFull(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_FULL;
}
