import { mkdir, open, readdir, rename, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncDirectory } from '../../foundation/atomic-file.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { DiskSpace, SpoolDisk, SpoolFile } from './spool-disk.ts';

class NodeSpoolFile implements SpoolFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async append(buffers: readonly Buffer[]): Promise<void> {
    let rest = buffers;
    while (rest.length > 0) {
      const { bytesWritten } = await this.#handle.writev(rest);
      // A disk that is nearly full takes a part; the next try says why.
      rest = without(rest, bytesWritten);
    }
  }

  async overwrite(bytes: Buffer, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(
        bytes,
        done,
        bytes.length - done,
        at + done,
      );
      done += bytesWritten;
    }
  }

  /** libuv: fsync, on macOS F_FULLFSYNC, on Windows FlushFileBuffers. */
  sync(): Promise<void> {
    return this.#handle.sync();
  }

  async read(buffer: Buffer, at: number): Promise<number> {
    let done = 0;
    while (done < buffer.length) {
      const { bytesRead } = await this.#handle.read(buffer, done, buffer.length - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

function without(buffers: readonly Buffer[], bytes: number): readonly Buffer[] {
  let left = bytes;
  for (const [index, buffer] of buffers.entries()) {
    if (left < buffer.length) return [buffer.subarray(left), ...buffers.slice(index + 1)];
    left -= buffer.length;
  }
  return [];
}

/** The real disk: files 0600, folders 0700. */
export class NodeSpoolDisk implements SpoolDisk {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async create(path: string): Promise<SpoolFile> {
    return new NodeSpoolFile(await open(this.#at(path), 'wx', 0o600));
  }

  async open(path: string, mode: 'read' | 'change'): Promise<SpoolFile> {
    return new NodeSpoolFile(await open(this.#at(path), mode === 'read' ? 'r' : 'r+'));
  }

  rename(from: string, to: string): Promise<void> {
    return rename(this.#at(from), this.#at(to));
  }

  unlink(path: string): Promise<void> {
    return unlink(this.#at(path));
  }

  async makeDirectory(path: string): Promise<void> {
    await mkdir(this.#at(path), { recursive: true, mode: 0o700 });
    if (path === '') await syncDirectory(dirname(this.#root));
  }

  syncDirectory(path: string): Promise<void> {
    return syncDirectory(this.#at(path));
  }

  async list(path: string): Promise<readonly string[]> {
    try {
      return await readdir(this.#at(path));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async space(): Promise<DiskSpace> {
    try {
      const { bavail, blocks, bsize } = await statfs(this.#root);
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    } catch {
      return null;
    }
  }

  #at(path: string): string {
    return join(this.#root, path);
  }
}
