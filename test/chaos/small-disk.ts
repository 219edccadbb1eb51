import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NOTHING: AsyncDisposable = { [Symbol.asyncDispose]: () => Promise.resolve() };

/** A small disk of its own for the spool of a data folder; null where this user may not make one. */
export async function mountSmallSpool(
  agentData: string,
  bytes: number,
): Promise<AsyncDisposable & { readonly isMounted: boolean }> {
  const spool = join(agentData, 'spool');
  await mkdir(agentData, { mode: 0o700 });
  await mkdir(spool, { mode: 0o700 });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', spool]);
  } catch {
    return { ...NOTHING, isMounted: false };
  }
  return {
    isMounted: true,
    [Symbol.asyncDispose]: async () => {
      await run('umount', [spool]);
    },
  };
}
