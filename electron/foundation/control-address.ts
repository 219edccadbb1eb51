import { createHash } from 'node:crypto';
import { join, win32 } from 'node:path';
import { systemDataFolder, systemSocketFolder } from './service-places.ts';

/** Where a data folder's agent listens: a named pipe on Windows, a socket in the folder, or one named in a file there. */
export type ControlAddress =
  | { readonly kind: 'pipe'; readonly path: string }
  | { readonly kind: 'socket'; readonly path: string }
  /** Of a system service: in a folder that a group of users may enter. */
  | { readonly kind: 'shared-socket'; readonly path: string }
  /** The folder's own path is too long for a socket: `pointerFile` holds the path of one elsewhere. */
  | { readonly kind: 'pointer'; readonly pointerFile: string };

/** Room for a path in sockaddr_un, without the closing zero: 108 bytes on Linux, 104 on macOS and the BSDs. */
export function maxSocketPathBytes(platform: NodeJS.Platform): number {
  return platform === 'linux' ? 107 : 103;
}

/** Tells whether a socket can be bound at `path`. */
export function fitsSocketPath(path: string, platform: NodeJS.Platform): boolean {
  return Buffer.byteLength(path) <= maxSocketPathBytes(platform);
}

/** `\\.\pipe\tern-<hash>`: Windows names the same folder in many ways, so case and slashes do not count. */
export function pipeName(dataDir: string): string {
  const canonical = win32.normalize(dataDir).toLowerCase().replace(/\\+$/, '');
  return `\\\\.\\pipe\\tern-${createHash('sha256').update(canonical).digest('hex').slice(0, 32)}`;
}

/** Address of the agent of `dataDir` (an absolute path). */
export function controlAddress(dataDir: string, platform = process.platform): ControlAddress {
  if (platform === 'win32') return { kind: 'pipe', path: pipeName(dataDir) };
  if (dataDir === systemDataFolder({ platform, env: {} }))
    return { kind: 'shared-socket', path: join(systemSocketFolder(platform), 'control.sock') };
  const path = join(dataDir, 'control.sock');
  if (fitsSocketPath(path, platform)) return { kind: 'socket', path };
  return { kind: 'pointer', pointerFile: join(dataDir, 'control.path') };
}
