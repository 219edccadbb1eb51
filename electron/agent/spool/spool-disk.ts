/** An open file of the spool. */
export interface SpoolFile {
  /** Appends all of it. Throws the system's error; a part may then be written. */
  append(buffers: readonly Buffer[]): Promise<void>;
  overwrite(bytes: Buffer, at: number): Promise<void>;
  /** Content and length are durable when it resolves. After a failure nothing may be assumed of either. */
  sync(): Promise<void>;
  /** Fills the buffer from `at` and tells how far; less only at the end of the file. */
  read(buffer: Buffer, at: number): Promise<number>;
  size(): Promise<number>;
  close(): Promise<void>;
}

/** What a volume has for this user; null where the system does not tell. */
export type DiskSpace = { readonly freeBytes: number; readonly totalBytes: number } | null;

/**
 * The folder of the spool; paths are relative to it, with `/`. Everything that its promises rest on goes through here,
 * so that tests can crash and tear it (docs/reliability.md). Calls throw the system's errors.
 */
export interface SpoolDisk {
  /** A new file; the name must be free. */
  create(path: string): Promise<SpoolFile>;
  open(path: string, mode: 'read' | 'change'): Promise<SpoolFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** No error where it is there already. `''` is the folder itself. */
  makeDirectory(path: string): Promise<void>;
  /** Names that were made, moved or removed in it are durable when it resolves. */
  syncDirectory(path: string): Promise<void>;
  /** Names in a directory; none where it is not there. */
  list(path: string): Promise<readonly string[]>;
  space(): Promise<DiskSpace>;
}
