// The one entry of every npm script. Needs nothing but Node >= 20: installs the locked packages when they are missing,
// bundles when sources are newer than the bundles, then hands over to the Node 24 that came with the packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const os = process.platform === 'win32' ? 'win' : process.platform;
const runtime = join(
  root,
  'node_modules',
  `node-${os}-${process.arch}`,
  'bin',
  os === 'win' ? 'node.exe' : 'node',
);
const stamp = join(root, 'node_modules', '.tern-installed');

const COMMANDS = {
  start: { script: 'build/start.ts', needsBundles: true },
  test: { script: 'build/test.ts', needsBundles: true },
  check: { script: 'build/check.ts', needsBundles: false },
  bench: { script: 'test/bench/bench.ts', needsBundles: true },
  bundle: { script: 'build/bundle.ts', needsBundles: false },
  tern: { script: 'dist/tern.mjs', needsBundles: true },
  'tern-cloud': { script: 'dist/tern-cloud.mjs', needsBundles: true },
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Runs a program with its output on our standard error, so that --json commands print nothing but JSON. */
function run(program, args, what) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: program === 'npm' && os === 'win',
  });
  if (result.status !== 0)
    fail(`${what} failed (${result.error?.message ?? `exit code ${result.status}`}).`);
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function ensureInstalled() {
  const digest = lockDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  process.stderr.write('Installing the locked packages (once) …\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  if (!existsSync(runtime)) {
    fail(
      `The package node-${os}-${process.arch} is missing: optional packages were left out, or ${os}-${process.arch} is not supported.`,
    );
  }
  writeFileSync(stamp, digest);
}

function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = stat.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestChange(join(path, name)));
  return newest;
}

function ensureBundled() {
  const built = join(root, 'dist', '.built');
  const sources = [
    'electron',
    'cloud',
    'renderer',
    'resources',
    'build',
    'package.json',
    'package-lock.json',
  ];
  const newest = Math.max(
    ...sources
      .map((name) => join(root, name))
      .filter(existsSync)
      .map(newestChange),
  );
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  run(
    runtime,
    ['--disable-warning=ExperimentalWarning', join(root, 'build', 'bundle.ts')],
    'Bundling',
  );
}

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command)
  fail(`Usage: node build/bootstrap.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
ensureInstalled();
if (command.needsBundles) ensureBundled();

const { spawn } = await import('node:child_process');
const child = spawn(
  runtime,
  ['--disable-warning=ExperimentalWarning', join(root, command.script), ...args],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(runtime)}${os === 'win' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  },
);
// Ctrl-C reaches the child through the terminal; a plain kill does not, so it is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) =>
  process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)),
);
