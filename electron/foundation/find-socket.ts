import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { controlAddress } from './control-address.ts';

/** The path that a pointer file holds; null where there is none. */
export async function readPointer(pointerFile: string): Promise<string | null> {
  const path = await readFile(pointerFile, 'utf8').catch(() => null);
  return path !== null && isAbsolute(path) ? path : null;
}

/** Where the agent of `dataDir` would be reached; null if it has surely never been started. */
export async function findSocket(dataDir: string): Promise<string | null> {
  const address = controlAddress(dataDir);
  return address.kind === 'pointer' ? readPointer(address.pointerFile) : address.path;
}
