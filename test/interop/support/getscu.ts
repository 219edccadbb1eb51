import { mkdir } from 'node:fs/promises';
import { findProgram } from '../../../build/debian-packages.ts';
import { runProgram, type Finished } from '../../fixtures/child.ts';
import { readPart10Folder, type Part10 } from '../../fixtures/part10.ts';
import { NO_DELAY } from './dcmtk.ts';

/**
 * The option with which getscu proposes a transfer syntax first, for every storage class. None for implicit VR: what it
 * documents as such proposes explicit VR (measured, 3.6.7).
 */
export const GETSCU_PREFERS: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.1': '+xe',
  '1.2.840.10008.1.2.1.99': '+xd',
  '1.2.840.10008.1.2.2': '+xb',
  '1.2.840.10008.1.2.4.50': '+xy',
  '1.2.840.10008.1.2.4.51': '+xx',
  '1.2.840.10008.1.2.4.70': '+xs',
  '1.2.840.10008.1.2.4.80': '+xt',
  '1.2.840.10008.1.2.4.81': '+xu',
  '1.2.840.10008.1.2.4.90': '+xv',
  '1.2.840.10008.1.2.4.91': '+xw',
  '1.2.840.10008.1.2.5': '+xr',
};

/** C-GET with DCMTK, which writes what it receives bit by bit. Keys as `0020,000d=1.2\3.4`. */
export async function getscu(
  port: number,
  options: {
    readonly model: '-S' | '-P';
    readonly keys: readonly string[];
    readonly prefers: string;
    readonly folder: string;
  },
): Promise<Finished & { readonly objects: readonly Part10[] }> {
  const { model, keys, prefers, folder } = options;
  await mkdir(folder, { recursive: true });
  const finished = await runProgram(
    findProgram('getscu') ?? 'getscu',
    [
      ...['-v', '+B', model, prefers, '-od', folder, '-to', '10', '-ta', '10', '-td', '60'],
      ...keys.flatMap((key) => ['-k', key]),
      ...['127.0.0.1', `${port}`],
    ],
    { env: NO_DELAY, timeoutMs: 60_000 },
  );
  return { ...finished, objects: await readPart10Folder(folder) };
}
