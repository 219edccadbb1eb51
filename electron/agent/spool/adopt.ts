import type { OpenedObject } from './open-sealed.ts';
import type { SpoolDisk } from './spool-disk.ts';
import { SpoolError } from './spool-error.ts';
import { isErased, pathOf, QUARANTINE, readObject, shardOf, type KeyOf } from './spool-files.ts';
import type { NewSpoolObject, SpoolIndex } from './spool-index.ts';

/** One transaction takes up so many. */
const ADOPTED_AT_ONCE = 64;

export type AdoptParts = {
  readonly disk: SpoolDisk;
  readonly index: SpoolIndex;
  readonly keyOf: KeyOf;
  /** True: leave the rest for the next start. */
  readonly isStopped: () => boolean;
};

export type Adopted = {
  readonly objects: number;
  readonly bytes: number;
  readonly quarantined: number;
  /** Cannot be opened for want of their key; they stay as they are. */
  readonly sealed: readonly string[];
};

/**
 * Makes entries of files that the list does not know. Each is read to its last byte first: only what opens whole is taken up,
 * and what does not is put aside, never removed. Throws what the database throws.
 */
export async function adoptStrays(ids: readonly string[], parts: AdoptParts): Promise<Adopted> {
  const sealed: string[] = [];
  let [objects, bytes, quarantined] = [0, 0, 0];
  let batch: NewSpoolObject[] = [];
  const flush = (): void => {
    if (batch.length > 0) parts.index.add(batch);
    batch = [];
  };
  for (const id of ids) {
    if (parts.isStopped()) break;
    if (parts.index.has(id)) continue;
    const found = await examine(id, parts);
    if (found === 'sealed') sealed.push(id);
    if (found === 'quarantined') quarantined += 1;
    if (typeof found === 'string') continue;
    batch.push(found);
    objects += 1;
    bytes += found.bytes;
    if (batch.length === ADOPTED_AT_ONCE) flush();
  }
  flush();
  return { objects, bytes, quarantined, sealed };
}

async function examine(
  id: string,
  { disk, keyOf }: AdoptParts,
): Promise<NewSpoolObject | 'erased' | 'sealed' | 'quarantined' | 'unreadable'> {
  try {
    if (await isErased(disk, id)) {
      await disk.unlink(pathOf(id));
      return 'erased';
    }
    return objectOf(id, await readToEnd(disk, id, keyOf));
  } catch (error) {
    const code = error instanceof SpoolError ? error.code : 'io';
    if (code === 'key-missing' || code === 'key-unavailable') return 'sealed';
    if (code !== 'damaged') return 'unreadable';
  }
  return (await quarantine(disk, id)) ? 'quarantined' : 'unreadable';
}

async function readToEnd(disk: SpoolDisk, id: string, keyOf: KeyOf): Promise<OpenedObject> {
  const segments = readObject(disk, id, keyOf);
  for (;;) {
    const next = await segments.next();
    if (next.done === true) return next.value;
  }
}

/** False where the disk does not let it: it is tried again at the next start. */
async function quarantine(disk: SpoolDisk, id: string): Promise<boolean> {
  try {
    await disk.rename(pathOf(id), `${QUARANTINE}/${id}`);
    await disk.syncDirectory(QUARANTINE);
    await disk.syncDirectory(shardOf(id));
    return true;
  } catch {
    return false;
  }
}

function objectOf(id: string, { header, metadata, trailer }: OpenedObject): NewSpoolObject {
  return {
    ...metadata,
    id,
    keyId: header.keyId,
    bytes: trailer.bytes,
    sha256: trailer.sha256,
    storedAt: new Date(trailer.storedAtMs).toISOString(),
    state: { kind: 'queued', attempts: 0, notBefore: null },
  };
}
