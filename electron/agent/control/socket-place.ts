import { randomBytes } from 'node:crypto';
import { mkdtemp, rmdir, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { controlAddress, fitsSocketPath } from '../../foundation/control-address.ts';
import { readPointer } from '../../foundation/find-socket.ts';

/** A path to listen at, and what has to go when listening ends. */
export type SocketPlace = {
  readonly path: string;
  /** Of the socket, where sockets have one. */
  readonly mode: number;
  readonly remove: () => Promise<void>;
};

const OWN_MODE = 0o600;
/** The folder decides who may come near; its group is the socket's as well. */
const GROUP_MODE = 0o660;

const FOLDER_PREFIX = 'tern-';

/** A fresh folder of our own (0700 from the start, so nobody can have prepared it) with a short path. */
async function makeShortFolder(): Promise<string> {
  const parents = [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp'];
  for (const parent of parents) {
    if (!parent || !fitsSocketPath(join(parent, 'tern-123456/control.sock'), process.platform))
      continue;
    const isThere = await stat(parent)
      .then((found) => found.isDirectory())
      .catch(() => false);
    if (isThere) return mkdtemp(join(parent, FOLDER_PREFIX));
  }
  throw new Error('no folder with a path short enough for a socket');
}

/** Of 128 random bits: nobody can have taken it first. */
function newPipeName(): string {
  return `\\\\.\\pipe\\tern-${randomBytes(16).toString('hex')}`;
}

async function removeShortFolder(socketPath: string): Promise<void> {
  // Only what makeShortFolder made is removed, whatever the pointer file says.
  const folder = dirname(socketPath);
  if (!/^tern-[A-Za-z0-9]{6}$/.test(folder.slice(dirname(folder).length + 1))) return;
  await unlink(socketPath).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}

/** Prepares the place where the agent of `dataDir` (0700) listens. Nothing may be listening there any more. */
export async function prepareSocketPlace(dataDir: string): Promise<SocketPlace> {
  const address = controlAddress(dataDir);
  if (address.kind !== 'pointer') {
    const { path, kind } = address;
    const remove = (): Promise<void> => unlink(path).catch(() => undefined);
    await remove();
    return { path, mode: kind === 'socket' ? OWN_MODE : GROUP_MODE, remove };
  }
  const old = await readPointer(address.pointerFile);
  if (old !== null) await removeShortFolder(old);
  const path =
    process.platform === 'win32' ? newPipeName() : join(await makeShortFolder(), 'control.sock');
  await writeFileAtomic(address.pointerFile, path);
  return {
    path,
    mode: OWN_MODE,
    async remove() {
      await unlink(address.pointerFile).catch(() => undefined);
      await removeShortFolder(path);
    },
  };
}
