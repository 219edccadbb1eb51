import { readFile } from 'node:fs/promises';
import { findProgram } from '../../../build/debian-packages.ts';
import { runProgram } from '../../fixtures/child.ts';
import { sha256 } from '../../fixtures/part10.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** Digest of the pixel data that GDCM takes out of a file, as it stands there; null where it finds none. */
export async function rawPixels(path: string): Promise<string | null> {
  await using folder = await TempFolder.create('gdcm');
  const out = folder.join('pixels');
  const finished = await runProgram(findProgram('gdcmraw') ?? 'gdcmraw', [path, out]);
  return finished.exitCode === 0 ? sha256(await readFile(out)) : null;
}
