import { join, win32 } from 'node:path';
import { systemDataFolder, systemSocketFolder } from './service-places.ts';

/** Where a data folder's agent listens: a socket in the folder, or what a file there names. */
export type ControlAddress =
  | { readonly kind: 'socket'; readonly path: string }
  /** Of a system service: in a folder that a group of users may enter. */
  | { readonly kind: 'shared-socket'; readonly path: string }
  /**
   * `pointerFile` holds the path of a socket elsewhere, where the folder's own is too long for one, or the name of a
   * pipe: those of Windows are in no folder, and only a name that nobody can know beforehand cannot be taken first.
   */
  | { readonly kind: 'pointer'; readonly pointerFile: string };

/** Room for a path in sockaddr_un, without the closing zero: 108 bytes on Linux, 104 on macOS and the BSDs. */
export function maxSocketPathBytes(platform: NodeJS.Platform): number {
  return platform === 'linux' ? 107 : 103;
}

/** Tells whether a socket can be bound at `path`. */
export function fitsSocketPath(path: string, platform: NodeJS.Platform): boolean {
  return Buffer.byteLength(path) <= maxSocketPathBytes(platform);
}

const POINTER_FILE = 'control.path';

/** Address of the agent of `dataDir` (an absolute path). */
export function controlAddress(dataDir: string, platform = process.platform): ControlAddress {
  if (platform === 'win32')
    return { kind: 'pointer', pointerFile: win32.join(dataDir, POINTER_FILE) };
  if (dataDir === systemDataFolder({ platform, env: {} }))
    return { kind: 'shared-socket', path: join(systemSocketFolder(platform), 'control.sock') };
  const path = join(dataDir, 'control.sock');
  if (fitsSocketPath(path, platform)) return { kind: 'socket', path };
  return { kind: 'pointer', pointerFile: join(dataDir, POINTER_FILE) };
}
