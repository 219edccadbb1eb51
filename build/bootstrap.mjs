// The one entry of every npm script. Needs nothing but Node >= 20: installs the locked packages when they are missing,
// bundles when sources are newer than the bundles, then hands over to the Node 24 that came with the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const os = process.platform === 'win32' ? 'win' : process.platform;
const runtimePackage = `node-${os}-${process.arch}`;
const runtime = join(
  root,
  'node_modules',
  runtimePackage,
  'bin',
  os === 'win' ? 'node.exe' : 'node',
);
const stamp = join(root, 'node_modules', '.tern-installed');
const lock = join(root, '.tern-setup');

const COMMANDS = {
  start: { script: 'build/start.ts', needsBundles: true },
  test: { script: 'build/test.ts', needsBundles: true },
  check: { script: 'build/check.ts', needsBundles: false },
  'test:desktop': { script: 'build/test-desktop.ts', needsBundles: true },
  bench: { script: 'test/bench/bench.ts', needsBundles: true },
  fuzz: { script: 'test/fuzz/fuzz.ts', needsBundles: false },
  soak: { script: 'test/soak/run-soak.ts', needsBundles: false },
  chaos: { script: 'test/chaos/chaos.ts', needsBundles: true },
  'crash-model': { script: 'test/crash/spool-crash-model.ts', needsBundles: false },
  bundle: { script: 'build/bundle.ts', needsBundles: false },
  conformance: { script: 'build/conformance-tables.ts', needsBundles: false },
  package: { script: 'build/package.ts', needsBundles: true },
  'supply-chain': { script: 'build/supply-chain.ts', needsBundles: false },
  'sign-update': { script: 'build/sign-update.ts', needsBundles: false },
  'test:windows': { script: 'build/test-windows.ts', needsBundles: true },
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
  if (result.status === 0) return;
  releaseLock();
  if (result.error?.code === 'ENOENT' && program === 'npm')
    fail('npm was not found. It comes with Node: install Node 20 or newer from https://nodejs.org');
  fail(`${what} failed (${result.error?.message ?? `exit code ${result.status}`}).`);
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The process that holds the lock is gone, or never came to write its number down. */
function isAbandoned() {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return !isAlive(pid);
  } catch {
    try {
      return Date.now() - statSync(lock).mtimeMs > 5_000;
    } catch {
      return false;
    }
  }
}

let holdsLock = false;

/** One set-up at a time for a checkout: `npm start` beside `npm test` waits instead of installing into the same folder. */
function takeLock() {
  for (let isFirst = true; ; isFirst = false) {
    try {
      mkdirSync(lock);
      holdsLock = true;
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`Cannot write to ${root}: ${error.message}`);
    }
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
    else if (isFirst) process.stderr.write('Waiting for another command to finish setting up …\n');
    sleep(100);
  }
}

function releaseLock() {
  if (holdsLock) rmSync(lock, { recursive: true, force: true });
  holdsLock = false;
}

function lockFileDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return (
    existsSync(runtime) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockFileDigest()
  );
}

function install() {
  process.stderr.write('Installing the locked packages (once) …\n');
  // Nothing of a package runs while it is installed, with any npm: the older ones do not know allowScripts.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', args, 'npm ci');
  if (!existsSync(runtime)) {
    releaseLock();
    fail(
      `The package ${runtimePackage} is missing: optional packages were left out, or ${os}-${process.arch} is not supported.`,
    );
  }
  writeFileSync(stamp, lockFileDigest());
}

function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = stat.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestChange(join(path, name)));
  return newest;
}

const SOURCES = [
  'electron',
  'cloud',
  'renderer',
  'resources',
  'build',
  'package.json',
  'package-lock.json',
];

function isBundled() {
  const built = join(root, 'dist', '.built');
  if (!existsSync(built)) return false;
  const sources = SOURCES.map((name) => join(root, name)).filter(existsSync);
  return statSync(built).mtimeMs >= Math.max(...sources.map(newestChange));
}

function bundle() {
  const script = join(root, 'build', 'bundle.ts');
  run(runtime, ['--disable-warning=ExperimentalWarning', script], 'Bundling');
}

/** Checks without the lock first: the usual case is that there is nothing to do. */
function setUp(needsBundles) {
  if (isInstalled() && (!needsBundles || isBundled())) return;
  takeLock();
  process.on('exit', releaseLock);
  if (!isInstalled()) install();
  if (needsBundles && !isBundled()) bundle();
  releaseLock();
}

/** Hands over: same terminal, same exit code. */
function handOver(script, args) {
  const child = spawn(
    runtime,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...args],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${dirname(runtime)}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) =>
    process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)),
  );
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(
    `Tern sets itself up with Node ${OLDEST_NODE} or newer; this is ${process.version}. Newer ones: https://nodejs.org`,
  );
}
if (!command)
  fail(`Usage: node build/bootstrap.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
setUp(command.needsBundles);
handOver(command.script, args);
