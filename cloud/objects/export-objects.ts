import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../electron/foundation/errors.ts';
import { CloudFault } from '../errors.ts';
import { PART10_PREFIX_BYTES, part10HeadBytes } from '../../electron/agent/dicom/dataset/part10.ts';
import type { ObjectFiles } from '../storage/object-files.ts';
import type { ObjectRow } from './object-index.ts';

export type ExportedFile = {
  readonly sopInstanceUid: string;
  readonly sha256: string;
  readonly file: string;
};

/**
 * Writes each object as a Part 10 file and checks the dataset against its SHA-256 on the way. Objects of one UID with
 * different bytes get the first digits of their digest behind the UID. Throws {@link CloudFault}.
 */
export async function exportObjects(
  objects: readonly ObjectRow[],
  files: ObjectFiles,
  directory: string,
): Promise<readonly ExportedFile[]> {
  const used = new Set<string>();
  const exported: ExportedFile[] = [];
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (const object of objects) {
      const file = join(directory, nameFor(object, used));
      await exportOne(object, files, file);
      exported.push({ sopInstanceUid: object.sopInstanceUid, sha256: object.sha256, file });
    }
  } catch (error) {
    if (error instanceof CloudFault || errnoOf(error) === null) throw error;
    throw new CloudFault(
      'file-unreadable',
      `The export folder cannot be written (${errnoOf(error) ?? ''}).`,
      { cause: error },
    );
  }
  return exported;
}

function nameFor(object: ObjectRow, used: Set<string>): string {
  // A device may have sent something that is no UID; it must not lead out of the folder.
  const uid = object.sopInstanceUid.replace(/[^0-9A-Za-z.-]/g, '_').replace(/^\.+/, '_');
  const stems = [uid, `${uid}.${object.sha256.slice(0, 8)}`, `${uid}.${object.id}`];
  const stem = stems.find((candidate) => !used.has(candidate)) ?? object.id;
  used.add(stem);
  return `${stem}.dcm`;
}

async function exportOne(object: ObjectRow, files: ObjectFiles, path: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  const hash = createHash('sha256');
  let datasetAt = -1;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      for await (const bytes of files.read(object.id)) {
        await handle.writeFile(bytes);
        // The head is far shorter than the first piece.
        if (datasetAt < 0) datasetAt = part10HeadBytes(bytes.subarray(0, PART10_PREFIX_BYTES));
        else datasetAt = 0;
        hash.update(bytes.subarray(datasetAt));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (hash.digest('hex') !== object.sha256) {
      throw new CloudFault('object-damaged', 'A stored object does not match its SHA-256.');
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
