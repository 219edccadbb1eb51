import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BlockCoverage } from './coverage.ts';
import { Fuzzer, type FuzzFigures } from './fuzzer.ts';

const USAGE = `npm run fuzz -- [options]
  --inputs N     inputs in all, shared out to the targets (default 200000)
  --target NAME  only this target (may be repeated)
  --seed N       repeats a run: the seed of an earlier one (default: a new one)
  --json FILE    writes the figures as JSON too`;

type Options = {
  readonly inputs: number;
  readonly names: readonly string[];
  readonly seed: number;
  readonly json: string | null;
};

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A process of its own for each target, so that its memory is its own. */
async function inChild(name: string, inputs: number, seed: number): Promise<FuzzFigures> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(import.meta.url),
      ...['--alone', name, '--inputs', `${inputs}`, '--seed', `${seed}`],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const parts: Buffer[] = [];
  for await (const part of child.stdout) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as FuzzFigures;
}

/** Coverage begins before the product's modules are loaded: only then V8 tells of functions that never ran. */
async function alone(name: string, inputs: number, seed: number): Promise<FuzzFigures> {
  using coverage = new BlockCoverage();
  const { TARGETS } = await import('./targets/all.ts');
  const found = TARGETS.find(({ target }) => target.name === name);
  if (!found) throw new Error(`There is no target ${name}.`);
  return await new Fuzzer(found.target, seed, coverage).run(inputs);
}

function line(figures: FuzzFigures): string {
  const { target, inputs, seconds, corpus, coverage, longestMs, peakRssMb, findings } = figures;
  return [
    target,
    inputs.toLocaleString('en'),
    Math.round(inputs / seconds).toLocaleString('en'),
    `${corpus}`,
    `${(100 * coverage).toFixed(0)} %`,
    longestMs.toFixed(0),
    peakRssMb.toFixed(0),
    `${findings.length}`,
  ].join(' | ');
}

async function runAll({ inputs, names, seed, json }: Options): Promise<readonly FuzzFigures[]> {
  const { TARGETS } = await import('./targets/all.ts');
  const chosen = TARGETS.filter(({ target }) => names.length === 0 || names.includes(target.name));
  const weights = chosen.reduce((sum, { weight }) => sum + weight, 0);
  say(`seed ${seed}`);
  say('target | inputs | inputs/s | corpus | code run | longest ms | peak RSS MB | findings');
  const all: FuzzFigures[] = [];
  for (const { target, weight } of chosen) {
    const figures = await inChild(target.name, Math.ceil((inputs * weight) / weights), seed);
    say(line(figures));
    for (const { message, inputHex } of figures.findings) say(`${message}\n${inputHex}\n`);
    all.push(figures);
    if (json !== null) await writeFile(json, JSON.stringify(all, null, 2));
  }
  return all;
}

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    target: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string' },
    json: { type: 'string' },
    alone: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
const inputs = Math.max(1, Number(values.inputs) || 1);
if (values.help) say(USAGE);
else if (values.alone !== undefined) say(JSON.stringify(await alone(values.alone, inputs, seed)));
else {
  const all = await runAll({ inputs, names: values.target, seed, json: values.json ?? null });
  process.exitCode = all.some(({ findings }) => findings.length > 0) ? 1 : 0;
}
