import type { SpoolDisk } from './spool-disk.ts';
import type { SpoolState } from './spool-entry.ts';
import { INCOMING, listObjects, OBJECTS, QUARANTINE } from './spool-files.ts';
import type { SpoolIndex } from './spool-index.ts';

/** What was found when list and files were laid side by side. */
export type Recovered = {
  /** Done or discarded, with a file that is still there. */
  readonly toErase: readonly { readonly id: string; readonly bytes: number }[];
  /** Files that the list does not know: named, and not in the list when the power went; or the list is an older one. */
  readonly strays: readonly string[];
  /** Datasets that lie here. */
  readonly heldBytes: number;
};

/** Entries without their file are held by one transaction for so many. */
const CHANGES_AT_ONCE = 1000;

/**
 * Brings folders and list together after whatever ended the last run. Looks at names alone, so that it stays quick with a
 * hundred thousand objects. Throws what disk and database throw.
 */
export async function recover(disk: SpoolDisk, index: SpoolIndex, now: string): Promise<Recovered> {
  await prepareFolders(disk);
  const files = await listObjects(disk);
  const changes: { id: string; state: SpoolState }[] = [];
  const toErase: { id: string; bytes: number }[] = [];
  const gone: string[] = [];
  let heldBytes = 0;
  for (const { id, bytes, state } of index.all()) {
    const isThere = files.delete(id);
    if (isThere) heldBytes += bytes;
    if (state.kind === 'done' || state.kind === 'discarded') {
      if (isThere) toErase.push({ id, bytes });
      else gone.push(id);
      continue;
    }
    const isHeldMissing = state.kind === 'held' && state.reason === 'file-missing';
    if (!isThere && !isHeldMissing)
      changes.push({ id, state: { kind: 'held', reason: 'file-missing', status: null, at: now } });
    if (isThere && isHeldMissing)
      changes.push({ id, state: { kind: 'queued', attempts: 0, notBefore: null } });
  }
  for (let at = 0; at < changes.length; at += CHANGES_AT_ONCE)
    index.setStates(changes.slice(at, at + CHANGES_AT_ONCE));
  if (gone.length > 0) index.remove(gone);
  return { toErase, strays: [...files], heldBytes };
}

/** Makes the folders durable, and removes what was being received: nobody was told that it is safe. */
async function prepareFolders(disk: SpoolDisk): Promise<void> {
  for (const folder of ['', INCOMING, OBJECTS, QUARANTINE]) await disk.makeDirectory(folder);
  await disk.syncDirectory('');
  for (const name of await disk.list(INCOMING)) await disk.unlink(`${INCOMING}/${name}`);
}
