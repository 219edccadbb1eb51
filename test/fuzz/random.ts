/** Numbers that look random and are the same for the same seed (xorshift32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 0x9e3779b9;
  }

  /** 0 to 2^32-1. */
  uint32(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state;
  }
  /** 0 to `bound` - 1; 0 for a bound of 0. */
  below(bound: number): number {
    return bound <= 0 ? 0 : this.uint32() % bound;
  }
  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }
  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }
  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; at++) bytes[at] = this.uint32() >>> 11;
    return bytes;
  }
}

/** A random source that belongs to an input, so that a run of it can be repeated (FNV-1a). */
export function randomOf(input: Buffer): Random {
  let hash = 0x811c9dc5;
  for (let at = 0; at < input.length; at++)
    hash = Math.imul(hash ^ input.readUInt8(at), 0x01000193);
  return new Random(hash);
}

/** The same bytes in pieces of random lengths: often single bytes, sometimes half of what is left. */
export function* chunksOf(bytes: Buffer, random: Random): Generator<Buffer> {
  // Long inputs come in longer pieces: what matters happens at the edges, and those are met either way.
  const short = Math.max(8, bytes.length >> 7);
  for (let at = 0; at < bytes.length;) {
    const left = bytes.length - at;
    const length = random.oneIn(3)
      ? 1 + random.below(left)
      : 1 + random.below(Math.min(left, random.oneIn(2) ? short : 200));
    // A copy of its own, as a socket read is: what keeps a reference too long is found out.
    yield Buffer.from(bytes.subarray(at, at + length));
    at += length;
  }
}
