import { readFileSync, readdirSync } from 'node:fs';

const MARK = 'TERN_TEST_RUN';

/** Marks everything that this process starts from now on, through the environment that children inherit. */
export function markDescendants(): void {
  process.env[MARK] = `${process.pid}-${Date.now()}`;
}

export type LeftoverProcess = { readonly pid: number; readonly commandLine: string };

/** Marked processes that still live, wherever they were re-parented to. Linux only; elsewhere none are found. */
export function leftoverProcesses(): readonly LeftoverProcess[] {
  const mark = `${MARK}=${process.env[MARK] ?? ''}`;
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const environment = readProc(`/proc/${name}/environ`);
      if (!environment.split('\0').includes(mark)) return [];
      const commandLine = readProc(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim();
      return [{ pid: Number(name), commandLine }];
    });
}

/** Empty for processes that are gone, belong to others or are zombies. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
