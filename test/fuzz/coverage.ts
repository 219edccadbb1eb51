import { Session, type Profiler } from 'node:inspector';

/** Which sources count as the product's. */
const PRODUCT = /electron\/agent\/((?:dicom|relay)\/.*)$/;

/** A place in a source that ran: file and the offset of one character. */
export type Covered = { readonly file: string; readonly offsets: readonly number[] };

/**
 * Block coverage of the product's own sources, counted by V8 itself. Taking it costs milliseconds, so it is taken for a
 * batch of inputs, and for single ones only where the batch brought something new.
 */
export class BlockCoverage implements Disposable {
  readonly #session = new Session();
  /** For each file a byte for each of its characters: 1 where it ran. */
  readonly #seen = new Map<string, Uint8Array>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Part of the given files that ran so far, 0 to 1; what does not contain code counts with what is around it. */
  share(files: readonly string[]): number {
    let ran = 0;
    let all = 0;
    for (const [file, seen] of this.#seen) {
      if (!files.some((name) => file.startsWith(name))) continue;
      all += seen.length;
      for (const flag of seen) ran += flag;
    }
    return all === 0 ? 0 : ran / all;
  }

  /** What ran since the last call and is not among the seen. */
  takeNew(): readonly Covered[] {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    // In the same thread the answer comes before post() returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (!error) scripts = answer.result;
    });
    return scripts.flatMap(({ url, functions }) => {
      const file = PRODUCT.exec(url)?.[1];
      if (file === undefined) return [];
      const ran = painted(functions);
      const seen = this.#seen.get(file) ?? new Uint8Array(ran.length);
      this.#seen.set(file, seen);
      const offsets: number[] = [];
      for (let at = 0; at < ran.length; at++) if (ran[at] === 1 && seen[at] !== 1) offsets.push(at);
      return offsets.length > 0 ? [{ file, offsets }] : [];
    });
  }

  see(covered: readonly Covered[]): void {
    for (const { file, offsets } of covered) {
      const seen = this.#seen.get(file);
      if (seen) for (const at of offsets) seen[at] = 1;
    }
  }

  [Symbol.dispose](): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }
}

/** Ranges come from the outside in, so that what lies inside paints over what is around it. */
function painted(functions: readonly Profiler.FunctionCoverage[]): Uint8Array {
  const ranges = functions.flatMap((each) => each.ranges);
  const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
  for (const { startOffset, endOffset, count } of ranges)
    ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}
