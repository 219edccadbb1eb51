import { parseArgs } from 'node:util';
import { chaosRun } from './chaos-run.ts';

const USAGE = `npm run chaos -- [options]
  --minutes N  how long things go wrong (default 5)
  --seed N     repeats the choice of troubles`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) say(USAGE);
else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  say(`seed ${seed}`);
  const figures = await chaosRun((Number(values.minutes) || 5) * 60, seed, say);
  say(JSON.stringify(figures, null, 2));
  const { lost, altered, doubled, unknown, withoutProof, leftFiles, ledgerFaults } = figures;
  const faults = lost + altered + doubled + unknown + withoutProof + leftFiles + ledgerFaults;
  process.exitCode = faults === 0 ? 0 : 1;
}
