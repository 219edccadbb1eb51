import { createHash } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { errnoOf } from '../../foundation/errors.ts';
import { part10Head } from '../dicom/dataset/part10.ts';
import { TERN_IMPLEMENTATION } from '../dicom/services/sop-classes.ts';
import { NodeSpoolDisk } from './node-spool-disk.ts';
import { openSealed, type OpenedObject } from './open-sealed.ts';
import type { SealedMetadata } from './sealed-format.ts';
import type { SpoolDisk } from './spool-disk.ts';
import { SpoolError, type SpoolErrorCode } from './spool-error.ts';
import {
  asSpoolError,
  closeQuietly,
  listObjects,
  OBJECT_ID,
  pathOf,
  QUARANTINE,
  sourceOf,
  type KeyOf,
} from './spool-files.ts';

/** What a file of the spool is, or why it cannot be told. */
export type ExaminedFile = {
  readonly id: string;
  readonly sopInstanceUid: string | null;
  readonly aeTitle: string | null;
  readonly bytes: number | null;
  readonly storedAt: string | null;
  readonly fault: SpoolErrorCode | null;
};

/** Every file of the spool, with its facts; `isThorough`: read to the last byte, digest included. */
export async function* examineSpool(
  folder: string,
  keyOf: KeyOf,
  isThorough: boolean,
): AsyncGenerator<ExaminedFile> {
  const disk = new NodeSpoolDisk(folder);
  for (const id of await listObjects(disk))
    yield await examineFile(disk, pathOf(id), id, keyOf, isThorough);
  for (const id of (await disk.list(QUARANTINE)).filter((name) => OBJECT_ID.test(name)))
    yield await examineFile(disk, `${QUARANTINE}/${id}`, id, keyOf, isThorough);
}

async function examineFile(
  disk: SpoolDisk,
  path: string,
  id: string,
  keyOf: KeyOf,
  isThorough: boolean,
): Promise<ExaminedFile> {
  const nothing = { id, sopInstanceUid: null, aeTitle: null, bytes: null, storedAt: null };
  try {
    return await withFile(disk, path, id, keyOf, async (opened) => {
      if (isThorough) await verify(opened);
      const { metadata, trailer } = opened;
      return {
        id,
        sopInstanceUid: metadata.sopInstanceUid,
        aeTitle: metadata.device.aeTitle,
        bytes: trailer.bytes,
        storedAt: new Date(trailer.storedAtMs).toISOString(),
        fault: null,
      };
    });
  } catch (error) {
    return { ...nothing, fault: asSpoolError(error).code };
  }
}

async function verify({ segments, trailer }: OpenedObject): Promise<void> {
  const digest = createHash('sha256');
  for await (const part of segments()) digest.update(part);
  if (digest.digest('hex') !== trailer.sha256)
    throw new SpoolError('damaged', 'The digest of a stored image is another one.');
}

async function withFile<T>(
  disk: SpoolDisk,
  path: string,
  id: string,
  keyOf: KeyOf,
  use: (opened: OpenedObject) => Promise<T>,
): Promise<T> {
  const file = await disk.open(path, 'read');
  try {
    return await use(await openSealed(await sourceOf(file), id, keyOf));
  } finally {
    await closeQuietly(file);
  }
}

/**
 * Writes the object of a sealed file as a DICOM file (PS3.10), which must not be there yet. The file's name has to be its
 * id, to which it is bound. Nothing is left where it does not open whole. Throws SpoolError.
 */
export async function openToPart10(file: string, out: string, keyOf: KeyOf): Promise<void> {
  const disk = new NodeSpoolDisk(dirname(file));
  const id = basename(file);
  if (!OBJECT_ID.test(id))
    throw new SpoolError('file-missing', 'The name of a sealed file is 32 hex digits: its id.');
  try {
    await withFile(disk, id, id, keyOf, (opened) => writePart10(opened, out));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT')
      throw new SpoolError('file-missing', `The file ${file} is not there.`, { cause: error });
    throw asSpoolError(error);
  }
}

async function writePart10({ metadata, segments }: OpenedObject, out: string): Promise<void> {
  const handle = await open(out, 'wx', 0o600);
  try {
    await handle.writeFile(headOf(metadata));
    for await (const part of segments()) await handle.writeFile(part);
  } catch (error) {
    await unlink(out).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

function headOf(metadata: SealedMetadata): Buffer {
  const { sopClassUid, sopInstanceUid, transferSyntaxUid, callingAeTitle } = metadata;
  return part10Head({
    ...{ sopClassUid, sopInstanceUid, transferSyntaxUid },
    implementationClassUid: TERN_IMPLEMENTATION.classUid,
    implementationVersionName: TERN_IMPLEMENTATION.versionName,
    sourceAeTitle: callingAeTitle,
    sendingAeTitle: callingAeTitle,
    receivingAeTitle: metadata.calledAeTitle,
  });
}
