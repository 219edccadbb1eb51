import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../../build/debian-packages.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { runProgram } from '../fixtures/child.ts';

export type LoadName = 'ct-1' | 'ct-8' | 'large';

/** What is sent in one go: a folder of files for each association. */
export type Load = {
  readonly name: LoadName;
  readonly title: string;
  readonly folders: readonly string[];
  readonly objects: number;
  readonly bytes: number;
};

const CT_SIDE = 512;
const LARGE_FRAMES = 403;
const ASSOCIATIONS = 8;

async function writeObject(path: string, n: number, frames: number): Promise<number> {
  const bytes = ctImage({ kind: frames > 1 ? 9 : 8, n, rows: CT_SIDE, columns: CT_SIDE, frames });
  await writeFile(path, bytes);
  return bytes.length;
}

/** Writes the objects: CT images of 512 KB, in 8 folders, and one multi-frame object of 211 MB. */
export async function writeLoads(folder: string, ctObjects: number): Promise<readonly Load[]> {
  const parts = Array.from({ length: ASSOCIATIONS }, (_, i) => join(folder, 'ct', `part-${i}`));
  for (const part of parts) await mkdir(part, { recursive: true });
  let ctBytes = 0;
  for (let n = 0; n < ctObjects; n++) {
    const part = parts[n % ASSOCIATIONS] ?? folder;
    ctBytes += await writeObject(join(part, `${n}.dcm`), n, 1);
  }
  await mkdir(join(folder, 'large'));
  const largeBytes = await writeObject(join(folder, 'large', 'large.dcm'), 0, LARGE_FRAMES);
  const ct = { objects: ctObjects, bytes: ctBytes };
  const each = ctObjects / ASSOCIATIONS;
  return [
    { name: 'ct-1', title: `${ctObjects} CT, 1 association`, folders: [join(folder, 'ct')], ...ct },
    { name: 'ct-8', title: `${ctObjects} CT, ${ASSOCIATIONS} x ${each}`, folders: parts, ...ct },
    {
      name: 'large',
      title: 'one object of 211 MB',
      folders: [join(folder, 'large')],
      objects: 1,
      bytes: largeBytes,
    },
  ];
}

/** Sends a load with storescu, one process and association a folder, all at once. Returns seconds. Throws on failure. */
export async function sendLoad(load: Load, port: number): Promise<number> {
  const startMs = performance.now();
  const runs = load.folders.map(async (folder) => {
    const finished = await runProgram(
      findProgram('storescu') ?? 'storescu',
      [
        ...['-R', '-xe', '-pdu', '131072', '+sd', '+r', '-aec', 'BENCH', '127.0.0.1', `${port}`],
        folder,
      ],
      { env: { TCP_NODELAY: '1' }, timeoutMs: 600_000 },
    );
    if (finished.exitCode !== 0)
      throw new Error(`storescu: exit ${finished.exitCode}\n${finished.stderr.slice(0, 2000)}`);
  });
  await Promise.all(runs);
  return (performance.now() - startMs) / 1000;
}
