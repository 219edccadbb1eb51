import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const npm = (name: string): readonly [string, ...string[]] => ['npm', 'run', '--silent', name];
const ours = (script: string, ...args: string[]): readonly [string, ...string[]] => [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  join(here, script),
  ...args,
];

/** Lint, types, layer rules, workflows and what ships; each must be clean. Nothing is asked of the network. */
const checks = {
  lint: npm('lint'),
  types: npm('types'),
  arch: npm('arch'),
  workflows: ours('lint-workflows.ts'),
  'supply-chain': ours('supply-chain.ts', '--offline'),
} as const;

const failed = Object.entries(checks).flatMap(([name, [program, ...args]]) => {
  process.stdout.write(`\n> ${name}\n`);
  const shell = process.platform === 'win32' && program === 'npm';
  return spawnSync(program, args, { stdio: 'inherit', shell }).status === 0 ? [] : [name];
});
if (failed.length > 0) {
  process.stdout.write(`\nNot clean: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
