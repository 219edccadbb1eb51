import { expect, test } from 'vitest';
import { Fuzzer } from './fuzzer.ts';
import { TARGETS } from './targets/all.ts';

const INPUTS_PER_WEIGHT = 100;
const MIN_INPUTS = 500;
/** One that is the same each time, and one that is not; a failure names it, and `npm run fuzz -- --seed` repeats it. */
const SEEDS = [1, Math.floor(Math.random() * 2 ** 32)];

for (const seed of SEEDS) {
  test.each(TARGETS.map(({ target, weight }) => [target.name, target, weight] as const))(
    `%s holds what it promises for any bytes (seed ${seed})`,
    async (_name, target, weight) => {
      const inputs = Math.max(MIN_INPUTS, weight * INPUTS_PER_WEIGHT);
      const figures = await new Fuzzer(target, seed, null).run(inputs);
      expect(figures.findings).toEqual([]);
      expect(figures.outcomes).toBeGreaterThan(3);
    },
  );
}

test('the fuzzer finds a mistake that lies behind two conditions', async () => {
  const figures = await new Fuzzer(
    {
      name: 'planted',
      title: 'a reader with a mistake',
      sources: [],
      maxInputBytes: 64,
      seeds: [Buffer.from('abcd')],
      run: (input) => {
        if (input[0] !== 0x04) return 'other';
        if (input[1] !== 0xff) return 'data';
        throw new Error('planted');
      },
    },
    1,
    null,
  ).run(200_000);
  expect(figures.findings.map(({ message }) => message.split('\n')[0])).toEqual(['Error: planted']);
});
