import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Relative paths of all files of a folder and below it; empty where it is not there. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Which of the pieces stand in a file of that folder, or in the name of one. */
export async function seenBelow(
  folder: string,
  pieces: readonly Buffer[],
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const path of await filesBelow(folder)) {
    const content = Buffer.concat([Buffer.from(path), await readFile(path)]);
    if (pieces.some((piece) => content.includes(piece))) seen.push(path);
  }
  return seen;
}
