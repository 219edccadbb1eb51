import type { Random } from '../fuzz/random.ts';

/** What a disk writes whole or not at all. */
const SECTOR_BYTES = 512;

export class SimulatedFile {
  content: Buffer;
  #durable: Buffer;
  #unsynced: { readonly at: number; readonly bytes: Buffer }[] = [];

  constructor(content: Buffer = Buffer.alloc(0)) {
    this.content = content;
    this.#durable = content;
  }

  write(bytes: Buffer, at: number): void {
    this.content = overwritten(this.content, bytes, at);
    this.#unsynced.push({ at, bytes: Buffer.from(bytes) });
  }

  sync(): void {
    this.#durable = this.content;
    this.#unsynced = [];
  }

  /** Any of the sectors that were not synced may have reached the disk, in any order; what lies between is anything. */
  afterCrash(random: Random, keep: () => boolean): SimulatedFile {
    let content = this.#durable;
    for (const { at, bytes } of this.#unsynced)
      for (const sector of sectorsOf(bytes, at)) {
        if (!keep()) continue;
        const gap = sector.at - content.length;
        if (gap > 0) content = Buffer.concat([content, random.bytes(gap)]);
        content = overwritten(content, sector.bytes, sector.at);
      }
    return new SimulatedFile(content);
  }
}

function* sectorsOf(bytes: Buffer, at: number) {
  for (let done = 0; done < bytes.length;) {
    const room = SECTOR_BYTES - ((at + done) % SECTOR_BYTES);
    yield { at: at + done, bytes: bytes.subarray(done, done + room) };
    done += room;
  }
}

function overwritten(content: Buffer, bytes: Buffer, at: number): Buffer {
  const result = Buffer.alloc(Math.max(content.length, at + bytes.length));
  content.copy(result);
  bytes.copy(result, at);
  return result;
}

export type SimulatedNode = SimulatedFile | SimulatedDirectory;

export class SimulatedDirectory {
  entries: Map<string, SimulatedNode>;
  #durable: Map<string, SimulatedNode>;
  #unsynced: { readonly name: string; readonly node: SimulatedNode | null }[] = [];

  constructor(entries = new Map<string, SimulatedNode>()) {
    this.entries = entries;
    this.#durable = new Map(entries);
  }

  /** null removes the name. */
  set(name: string, node: SimulatedNode | null): void {
    put(this.entries, name, node);
    this.#unsynced.push({ name, node });
  }

  sync(): void {
    this.#durable = new Map(this.entries);
    this.#unsynced = [];
  }

  /**
   * Any of the names that were made or removed and not synced may have reached the disk. A rename is one in each of two
   * directories: it may be seen in both, in one or in none, which is more than journaling file systems do.
   */
  afterCrash(random: Random, keep: () => boolean): SimulatedDirectory {
    return crashedDirectory(this, random, keep, new Map());
  }

  surviving(keep: () => boolean): Map<string, SimulatedNode> {
    const names = new Map(this.#durable);
    for (const { name, node } of this.#unsynced) if (keep()) put(names, name, node);
    return names;
  }
}

function put(names: Map<string, SimulatedNode>, name: string, node: SimulatedNode | null): void {
  if (node === null) names.delete(name);
  else names.set(name, node);
}

function crashedDirectory(
  directory: SimulatedDirectory,
  random: Random,
  keep: () => boolean,
  seen: Map<SimulatedNode, SimulatedNode>,
): SimulatedDirectory {
  const entries = new Map<string, SimulatedNode>();
  for (const [name, node] of directory.surviving(keep)) {
    const crashed =
      seen.get(node) ??
      (node instanceof SimulatedFile
        ? node.afterCrash(random, keep)
        : crashedDirectory(node, random, keep, seen));
    seen.set(node, crashed);
    entries.set(name, crashed);
  }
  return new SimulatedDirectory(entries);
}
