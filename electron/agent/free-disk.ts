import { statfs } from 'node:fs/promises';

/** Bytes that this user can still write on the disk of `path`; null where the operating system does not tell. */
export async function freeDiskBytes(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}
