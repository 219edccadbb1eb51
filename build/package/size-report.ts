import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const MIB = 1024 * 1024;
const BIGGEST = 6;

function inMib(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`.padStart(10);
}

/** Total size of a folder and its biggest files, as lines for a terminal. */
export async function sizeReport(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(folder, path), bytes: (await lstat(path)).size };
      }),
  );
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const biggest = files.sort((a, b) => b.bytes - a.bytes).slice(0, BIGGEST);
  return [
    `${inMib(total)}  in ${files.length} files`,
    ...biggest.map(({ path, bytes }) => `${inMib(bytes)}  ${path}`),
  ];
}
