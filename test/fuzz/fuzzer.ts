import type { BlockCoverage } from './coverage.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

/** No single input may take longer. */
export const MAX_INPUT_MS = 1_000;
const SUSPICIOUS_MS = 20;
/** Resident memory of the process, whatever is fed; far above what the fuzzer itself needs. */
export const MAX_RSS_MB = 600;
const MAX_CORPUS = 4_000;
const MAX_FINDINGS = 10;
const INPUTS_PER_TURN = 64;
const FIRST_BATCH = 64;
/** Taking the coverage may cost this part of the time. */
const COVERAGE_SHARE = 0.15;

/** Something that reads bytes from outside, with what has to hold for every input. */
export type FuzzTarget = {
  readonly name: string;
  readonly title: string;
  /** Files below electron/agent/ that it is about: the coverage of these is reported. */
  readonly sources: readonly string[];
  readonly maxInputBytes: number;
  readonly seeds: readonly Buffer[];
  /** Throws where an invariant is broken. Returns a short word of what happened: a new one makes an input worth keeping. */
  readonly run: (input: Buffer) => string | Promise<string>;
};

export type Finding = { readonly message: string; readonly inputHex: string };

export type FuzzFigures = {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  readonly seconds: number;
  readonly corpus: number;
  /** Part of the target's sources that ran, 0 to 1. */
  readonly coverage: number;
  readonly outcomes: number;
  readonly longestMs: number;
  readonly peakRssMb: number;
  readonly findings: readonly Finding[];
};

/** Mutates the corpus of one target and keeps what brings new outcomes and, where it is measured, new coverage. */
export class Fuzzer {
  readonly #target: FuzzTarget;
  readonly #random: Random;
  readonly #seed: number;
  readonly #coverage: BlockCoverage | null;
  readonly #corpus: Buffer[] = [];
  readonly #outcomes = new Set<string>();
  readonly #findings = new Map<string, Finding>();
  readonly #startMs = performance.now();
  #inputs = 0;
  #longestMs = 0;
  #peakRssMb = 0;

  constructor(target: FuzzTarget, seed: number, coverage: BlockCoverage | null) {
    this.#target = target;
    this.#coverage = coverage;
    this.#seed = seed;
    this.#random = new Random(seed);
  }

  /** Runs so many inputs, seeds included; ends earlier with {@link MAX_FINDINGS} different findings. */
  async run(inputs: number): Promise<FuzzFigures> {
    const coverage = this.#coverage;
    for (const input of this.#target.seeds) await this.#try(input);
    this.#inputs = this.#target.seeds.length;
    coverage?.see(coverage.takeNew());
    this.#corpus.push(...this.#target.seeds);
    let batchSize = FIRST_BATCH;
    while (this.#inputs < inputs && this.#findings.size < MAX_FINDINGS) {
      const startMs = performance.now();
      const batch = await this.#batch(Math.min(batchSize, inputs - this.#inputs));
      const ranMs = performance.now() - startMs;
      const fresh = coverage?.takeNew() ?? [];
      if (fresh.length > 0) await this.#keepNew(batch);
      // What only came about in that order of inputs is not looked for again.
      coverage?.see(fresh);
      const tookMs = performance.now() - startMs - ranMs;
      if (tookMs > ranMs * COVERAGE_SHARE && batchSize < 8_192) batchSize *= 2;
      this.#look();
    }
    return this.#figures(coverage?.share(this.#target.sources) ?? 0);
  }

  #figures(coverage: number): FuzzFigures {
    return {
      target: this.#target.name,
      seed: this.#seed,
      inputs: this.#inputs,
      seconds: (performance.now() - this.#startMs) / 1000,
      corpus: this.#corpus.length,
      coverage,
      outcomes: this.#outcomes.size,
      longestMs: this.#longestMs,
      peakRssMb: this.#peakRssMb,
      findings: [...this.#findings.values()],
    };
  }

  async #batch(size: number): Promise<readonly Buffer[]> {
    const batch: Buffer[] = [];
    for (let i = 0; i < size; i++) {
      // What the product leaves to the event loop has its turn, as it would between two reads of a socket.
      if (i % INPUTS_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      const input = this.#next();
      batch.push(input);
      this.#inputs++;
      const isNew = await this.#try(input);
      if (isNew) this.#keep(input);
    }
    return batch;
  }

  #next(): Buffer {
    const any = (): Buffer =>
      this.#corpus[this.#random.below(this.#corpus.length)] ?? Buffer.alloc(1);
    return mutated(any(), any(), this.#random, this.#target.maxInputBytes);
  }

  /** Finds the inputs of a batch that bring the new coverage, by running it again in halves. */
  async #keepNew(batch: readonly Buffer[]): Promise<void> {
    for (const input of batch) await this.#try(input);
    const fresh = this.#coverage?.takeNew() ?? [];
    const [first] = batch;
    if (fresh.length === 0 || !first) return;
    if (batch.length === 1) {
      this.#coverage?.see(fresh);
      this.#keep(first);
      return;
    }
    const half = batch.length >> 1;
    await this.#keepNew(batch.slice(0, half));
    await this.#keepNew(batch.slice(half));
  }

  #keep(input: Buffer): void {
    if (this.#corpus.length < MAX_CORPUS) this.#corpus.push(Buffer.from(input));
    else this.#corpus[this.#random.below(MAX_CORPUS)] = Buffer.from(input);
  }

  /** Runs one input; true where its outcome is new. */
  async #try(input: Buffer): Promise<boolean> {
    const startMs = performance.now();
    let outcome: string;
    try {
      const running = this.#target.run(input);
      outcome = typeof running === 'string' ? running : await running;
    } catch (error) {
      this.#found(error instanceof Error ? (error.stack ?? error.message) : String(error), input);
      return false;
    }
    let tookMs = performance.now() - startMs;
    if (tookMs > SUSPICIOUS_MS) tookMs = Math.min(tookMs, await this.#cpuMs(input));
    if (tookMs > this.#longestMs) this.#longestMs = tookMs;
    if (tookMs > MAX_INPUT_MS) this.#found(`slow: ${Math.round(tookMs)} ms`, input);
    if (this.#outcomes.has(outcome)) return false;
    this.#outcomes.add(outcome);
    return true;
  }

  /** What an input costs when other programs do not count. */
  async #cpuMs(input: Buffer): Promise<number> {
    const before = process.threadCpuUsage();
    await this.#target.run(input);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  }

  #found(message: string, input: Buffer): void {
    // One finding for each place, not for each number in a message.
    const key = message.replaceAll(/\d+/g, '#').split('\n').slice(0, 3).join('\n');
    if (!this.#findings.has(key))
      this.#findings.set(key, { message, inputHex: input.toString('hex') });
  }

  #look(): void {
    const rssMb = process.memoryUsage.rss() / 2 ** 20;
    this.#peakRssMb = Math.max(this.#peakRssMb, rssMb);
    if (rssMb > MAX_RSS_MB) this.#found('memory: over the ceiling', Buffer.alloc(0));
  }
}
