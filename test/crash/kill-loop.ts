import { parseArgs } from 'node:util';
import { killRun } from './kill-run.ts';

const USAGE = `node test/crash/kill-loop.ts [options]
  --kills N  of agent and cloud, with SIGKILL (default 500)
  --seed N   repeats the choice of moments`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) say(USAGE);
else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  say(`seed ${seed}`);
  const figures = await killRun(Math.max(1, Number(values.kills) || 1), seed, say);
  say(JSON.stringify(figures, null, 2));
  const { lost, altered, doubled, unknown, withoutProof, leftFiles, ledgerFaults } = figures;
  const faults = lost + altered + doubled + unknown + withoutProof + leftFiles + ledgerFaults;
  process.exitCode = faults === 0 ? 0 : 1;
}
