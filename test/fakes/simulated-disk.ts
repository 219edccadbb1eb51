import type { DiskSpace, SpoolDisk, SpoolFile } from '../../electron/agent/spool/spool-disk.ts';
import type { Random } from '../fuzz/random.ts';
import { SimulatedDirectory, SimulatedFile } from './simulated-node.ts';

/** Faults that are planted in the disk, to see that the model finds them. */
export type DiskFault = 'no-file-sync' | 'no-directory-sync' | 'no-parent-sync';

export type SimulatedDiskOptions = {
  readonly random: Random;
  /** The call of that number is the last: it may have happened or not. */
  readonly crashAt?: number | null;
  /** The call of that number fails with that error, and those after it too where it lasts. */
  readonly failAt?: {
    readonly call: number;
    readonly code: string;
    readonly lasts: boolean;
  } | null;
  readonly fault?: DiskFault | null;
};

/** The process died here. */
export class SimulatedCrash extends Error {}

const enoent = (path: string): Error => Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });

/**
 * A disk after the ALICE method (Pillai et al., OSDI 2014): what was written, named or removed lies in memory until its file
 * or directory is synced, and a crash keeps any part of it. Calls that are under way at once happen in random order.
 */
export class SimulatedDisk implements SpoolDisk {
  readonly crashed: Promise<void>;
  #options: SimulatedDiskOptions;
  readonly #root: SimulatedDirectory;
  readonly #tellCrash: () => void;
  #waiting: (() => void)[] = [];
  #isPumping = false;
  #isCrashed = false;
  #calls = 0;

  constructor(options: SimulatedDiskOptions, root = new SimulatedDirectory()) {
    this.#options = options;
    this.#root = root;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.crashed = promise;
    this.#tellCrash = () => resolve(undefined);
  }

  get calls(): number {
    return this.#calls;
  }
  get isCrashed(): boolean {
    return this.#isCrashed;
  }

  /** The disk as the next start finds it. */
  afterCrash(options: SimulatedDiskOptions): SimulatedDisk {
    const { random } = this.#options;
    const oneIn = random.pick([1, 2, 4, 16, 1_000_000]);
    const isMostlyKept = random.oneIn(2);
    const keep = (): boolean => random.oneIn(oneIn) !== isMostlyKept || oneIn === 1;
    return new SimulatedDisk(options, this.#root.afterCrash(random, keep));
  }

  /** One step of something else that dies with the process; false: it died before, 'now': it dies in this step. */
  step(): 'alive' | 'now' | 'dead' {
    if (this.#isCrashed) return 'dead';
    this.#calls += 1;
    if (this.#calls !== this.#options.crashAt) return 'alive';
    this.#crash();
    return 'now';
  }

  create(path: string): Promise<SpoolFile> {
    return this.#call(() => {
      const { directory, name } = this.#parent(path);
      if (directory.entries.has(name)) throw new Error(`${path} is there already`);
      const file = new SimulatedFile();
      directory.set(name, file);
      return this.#handle(file);
    });
  }

  open(path: string): Promise<SpoolFile> {
    return this.#call(() => this.#handle(this.#file(path)));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#call(() => {
      const file = this.#file(from);
      const target = this.#parent(to);
      const source = this.#parent(from);
      target.directory.set(target.name, file);
      source.directory.set(source.name, null);
    });
  }

  unlink(path: string): Promise<void> {
    return this.#call(() => {
      this.#file(path);
      const { directory, name } = this.#parent(path);
      directory.set(name, null);
    });
  }

  makeDirectory(path: string): Promise<void> {
    return this.#call(() => {
      if (path === '') return;
      const { directory, name } = this.#parent(path);
      if (!directory.entries.has(name)) directory.set(name, new SimulatedDirectory());
    });
  }

  syncDirectory(path: string): Promise<void> {
    const { fault } = this.#options;
    return this.#call(() => {
      const isParent = path === '' || path === 'objects';
      if (fault === 'no-directory-sync' && !isParent) return;
      if (fault === 'no-parent-sync' && isParent) return;
      this.#directory(path).sync();
    });
  }

  list(path: string): Promise<readonly string[]> {
    return this.#call(() => [...this.#directory(path).entries.keys()]);
  }

  space(): Promise<DiskSpace> {
    return Promise.resolve({ freeBytes: 1e12, totalBytes: 1e12 });
  }

  #handle(file: SimulatedFile): SpoolFile {
    return {
      append: async (buffers) => {
        for (const bytes of buffers) await this.#call(() => file.write(bytes, file.content.length));
      },
      overwrite: (bytes, at) => this.#call(() => file.write(bytes, at)),
      sync: () =>
        this.#call(() => {
          if (this.#options.fault !== 'no-file-sync') file.sync();
        }),
      read: (buffer, at) => this.#call(() => file.content.copy(buffer, 0, at)),
      size: () => this.#call(() => file.content.length),
      close: () => this.#call(() => undefined),
    };
  }

  /** Resolves after a turn of its own, in random order with the others; never where the process died. */
  #call<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        const step = this.step();
        if (step === 'dead') return;
        if (step === 'now') {
          if (this.#options.random.oneIn(2)) attempt(act);
          return;
        }
        try {
          this.#failIfTold();
          resolve(act());
        } catch (error) {
          reject(error instanceof Error ? error : new Error('failed'));
        }
      });
      this.#pump();
    });
  }

  #failIfTold(): void {
    const { failAt } = this.#options;
    if (!failAt) return;
    const isNow = this.#calls === failAt.call || (failAt.lasts && this.#calls > failAt.call);
    if (isNow) throw Object.assign(new Error('simulated failure'), { code: failAt.code });
  }

  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      const at = this.#options.random.below(this.#waiting.length);
      const [act] = this.#waiting.splice(at, 1);
      act?.();
      if (this.#waiting.length > 0 && !this.#isCrashed) this.#pump();
    });
  }

  #crash(): void {
    this.#isCrashed = true;
    this.#tellCrash();
  }

  #directory(path: string): SimulatedDirectory {
    let directory = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const next = directory.entries.get(name);
      if (!(next instanceof SimulatedDirectory)) throw enoent(path);
      directory = next;
    }
    return directory;
  }

  #parent(path: string): { readonly directory: SimulatedDirectory; readonly name: string } {
    const cut = path.lastIndexOf('/');
    return {
      directory: this.#directory(path.slice(0, Math.max(0, cut))),
      name: path.slice(cut + 1),
    };
  }

  #file(path: string): SimulatedFile {
    const { directory, name } = this.#parent(path);
    const file = directory.entries.get(name);
    if (!(file instanceof SimulatedFile)) throw enoent(path);
    return file;
  }
}

function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // It would have failed; nobody is left to hear of it.
  }
}
