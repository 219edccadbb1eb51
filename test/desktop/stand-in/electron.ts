#!/usr/bin/env node
// Stands in for the `electron` executable: runs a main script on plain Node, with an `electron` module whose windows are
// tabs of a real Chromium. Says what Playwright waits for and is driven by its _electron.launch like the real one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:inspector';
import { registerHooks, runMain } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll } from '@electron/asar';
import { findProgram } from '../../../build/debian-packages.ts';
import { Cdp } from './cdp.ts';
import { makeElectron } from './electron-module.ts';

const FLAGS = [
  '--headless=new',
  '--no-startup-window',
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const profile = mkdtempSync(join(tmpdir(), 'tern-stand-in-'));
const { mainFile, isPackaged } = findMain(process.argv.slice(2));
const chromium = spawn(
  findProgram('chromium') ?? 'chromium',
  [...FLAGS, `--user-data-dir=${profile}`],
  { stdio: ['ignore', 'ignore', 'pipe'] },
);
process.on('exit', () => {
  chromium.kill('SIGKILL');
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

const address = await new Promise<string>((found) => {
  createInterface({ input: chromium.stderr }).on('line', (line) => {
    const [, url] = /^DevTools listening on (ws:\/\/.*)$/.exec(line) ?? [];
    if (url !== undefined) found(url);
  });
});
const cdp = await Cdp.connect(address);
// An installed app knows where its packages' files lie; a test may say so of a bundle that was never packed.
const resourcesPath = process.env.TERN_STAND_IN_RESOURCES;
if (resourcesPath !== undefined) Object.assign(process, { resourcesPath });
const electron = makeElectron(
  cdp,
  () => {
    // Closed rather than killed, its helpers are gone when we are.
    chromium.once('exit', () => process.exit(0));
    void cdp.send('Browser.close');
  },
  isPackaged || resourcesPath !== undefined,
);
Object.assign(globalThis, {
  electron,
  // What Playwright evaluates to get at the module.
  require: (name: string) => (name === 'electron' ? electron : undefined),
});
const exportsUrl = new URL('./electron-exports.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: exportsUrl, shortCircuit: true } : next(specifier, context),
});
open(0, '127.0.0.1');
process.stderr.write(`DevTools listening on ${address}\n`);
runMain(resolve(mainFile));

type Main = { readonly mainFile: string; readonly isPackaged: boolean };

/** A main script, or a packed app by its resources folder (`--packed`): its archive is unpacked, which Electron need not. */
function findMain(args: readonly string[]): Main {
  const packed = args.indexOf('--packed');
  if (packed < 0) {
    const mainFile = args.find((arg) => !arg.startsWith('-'));
    if (mainFile === undefined) throw new Error('usage: electron.ts [flags] main.mjs');
    return { mainFile, isPackaged: false };
  }
  const resourcesPath = args[packed + 1] ?? '';
  const app = join(profile, 'app.asar');
  extractAll(join(resourcesPath, 'app.asar'), app);
  Object.assign(process, { resourcesPath, execPath: join(resourcesPath, '../tern-desktop') });
  const { main } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as { main: string };
  return { mainFile: join(app, main), isPackaged: true };
}
