import { readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isoTimeSchema } from '../contract/identifiers.ts';
import { syncDirectory, writeFileAtomic } from '../foundation/atomic-file.ts';
import type { Clock } from '../foundation/clock.ts';
import { errnoOf } from '../foundation/errors.ts';
import type { Logger } from '../foundation/logger.ts';
import { ControlError } from './control/control-error.ts';

const PAUSE_FILE = 'paused.json';

export type Paused = { readonly since: string };

/** Whether a person has paused receiving. */
export interface Pause {
  readonly current: Paused | null;
  /** Throws ControlError config-unwritable; then nothing has changed. */
  begin(): Promise<Paused>;
  /** Throws ControlError config-unwritable; then nothing has changed. */
  end(): Promise<void>;
}

function sinceIn(text: string): string | null {
  try {
    const { since } = JSON.parse(text) as { readonly since?: unknown };
    return isoTimeSchema.safeParse(since).data ?? null;
  } catch {
    return null;
  }
}

/** The file's being there is the pause. One that cannot be read still is: nobody lifted it. */
async function readPause(file: string): Promise<Paused | null> {
  try {
    const { mtime } = await stat(file);
    const text = await readFile(file, 'utf8').catch(() => '');
    return { since: sinceIn(text) ?? mtime.toISOString() };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function unwritable(file: string, error: unknown): ControlError {
  return new ControlError(
    'config-unwritable',
    `That could not be saved to ${file} (${errnoOf(error) ?? 'unknown reason'}). Check that the disk is not full and that Tern may write to its folder.`,
    { cause: error },
  );
}

/** Opens the pause of a data folder; it holds over restarts of the agent and of the PC. */
export async function openPause(options: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changed: () => void;
}): Promise<Pause> {
  const file = join(options.dataDir, PAUSE_FILE);
  let current = await readPause(file);
  let lastChange: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = lastChange.then(change).catch((error: unknown) => {
      throw unwritable(file, error);
    });
    lastChange = result.catch(() => undefined);
    return result;
  };
  const set = (next: Paused | null): void => {
    current = next;
    options.logger.info(next === null ? 'agent.resumed' : 'agent.paused');
    options.changed();
  };

  return {
    get current() {
      return current;
    },
    begin: () =>
      inTurn(async () => {
        if (current !== null) return current;
        const paused = { since: options.clock.now().toISOString() };
        await writeFileAtomic(file, `${JSON.stringify(paused)}\n`);
        set(paused);
        return paused;
      }),
    end: () =>
      inTurn(async () => {
        if (current === null) return;
        await unlink(file).catch((error: unknown) => {
          if (errnoOf(error) !== 'ENOENT') throw error;
        });
        await syncDirectory(dirname(file));
        set(null);
      }),
  };
}
