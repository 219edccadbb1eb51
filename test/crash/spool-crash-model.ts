import { parseArgs } from 'node:util';
import { MemorySecretStore } from '../fakes/memory-secret-store.ts';
import { runCrashes } from './crash-run.ts';

const USAGE = `node test/crash/spool-crash-model.ts [options]
  --runs N   how many (default 100000)
  --seed N   number of the first; each run repeats with its own (default 1)`;

const REPORT_EVERY = 10_000;

/** Runs the crash model and reports; the exit code is 1 where a promise did not hold. */
async function main(runs: number, firstSeed: number): Promise<number> {
  const secrets = new MemorySecretStore();
  const total = { crashes: 0, calls: 0, acknowledged: 0, erased: 0, broken: 0 };
  const startedMs = performance.now();
  for (let n = 0; n < runs; n++) {
    const seed = firstSeed + n;
    const { broken, ...result } = await runCrashes({ seed, secrets });
    total.crashes += result.crashes;
    total.calls += result.calls;
    total.acknowledged += result.acknowledged;
    total.erased += result.erased;
    total.broken += broken.length > 0 ? 1 : 0;
    if (broken.length > 0) process.stdout.write(`seed ${seed}: ${broken.join('; ')}\n`);
    if ((n + 1) % REPORT_EVERY === 0) process.stdout.write(`${n + 1} runs\n`);
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  process.stdout.write(
    `${runs} runs from seed ${firstSeed} in ${seconds} s: ${total.crashes} crashes, ${total.calls} calls of the disk, ` +
      `${total.acknowledged} objects acknowledged, ${total.erased} of them ended, ${total.broken} runs broken\n`,
  );
  return total.broken > 0 ? 1 : 0;
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (values.help || !Number.isSafeInteger(runs) || !Number.isSafeInteger(seed)) {
  process.stdout.write(`${USAGE}\n`);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = await main(runs, seed);
