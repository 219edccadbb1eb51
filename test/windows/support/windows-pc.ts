import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { bundle } from '../../../build/bundle.ts';
import { windowsNode } from '../../../build/windows-node.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';
import { WindowsProgram } from './windows-program.ts';

const WINE = '/usr/lib/wine/wine64';
const WINE_SERVER = '/usr/lib/wine/wineserver64';
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const run = promisify(execFile);

/** The same sources as the bundles that ship, for the Node that wine can run. */
const FOR_NODE_22 = {
  target: 'node22',
  inject: [join(root, 'test/windows/support/node-22.ts')],
  sourcemap: false,
};

/** A prefix is hundreds of megabytes that wine copies: seconds, unless the machine does much else. */
export const PC_START_TIMEOUT_MS = 180_000;

const PROGRAMS = 'C:\\Program Files\\Tern';
const AGENT = `${PROGRAMS}\\agent`;
const CLOUD = `${PROGRAMS}\\cloud`;

export type Finished = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Settings of whoever runs the tests must not reach the programs under test. */
function environment(prefix: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TERN_') || name === 'TERN_TEST_RUN',
  );
  return {
    ...Object.fromEntries(kept),
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // No desktop, no menus, no .NET and no browser engine: nobody is asked to install them.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
    DISPLAY: '',
    // wine takes the form of file names from here: umlauts need UTF-8.
    LC_ALL: 'C.UTF-8',
    NODE_SKIP_PLATFORM_CHECK: '1',
    TERN_LANGUAGE: 'en',
  };
}

/** A Windows PC with Tern on it: a wine prefix of its own, our bundles in Program Files, Node for Windows. */
export class WindowsPc implements AsyncDisposable {
  readonly #folder: TempFolder;
  readonly #env: NodeJS.ProcessEnv;
  readonly #programs: WindowsProgram[] = [];
  #started = 0;

  private constructor(folder: TempFolder) {
    this.#folder = folder;
    this.#env = environment(folder.join('prefix'));
  }

  static async start(): Promise<WindowsPc> {
    const pc = new WindowsPc(await TempFolder.create('tern-windows'));
    await run(WINE, ['wineboot', '-i'], { env: pc.#env, timeout: 60_000 });
    await pc.#install();
    return pc;
  }

  /** Where a file of drive C: or Z: lies for the programs of this system. */
  unixPath(windowsPath: string): string {
    const path = windowsPath.slice(2).replaceAll('\\', '/');
    return windowsPath.startsWith('Z:') ? path : join(this.#folder.join('prefix/drive_c'), path);
  }

  /** Starts `tern` as a Windows program. */
  tern(args: readonly string[], env: Readonly<Record<string, string>> = {}): WindowsProgram {
    return this.#start(`${AGENT}\\tern.mjs`, args, env);
  }
  /** Runs `tern` to its end. */
  async runTern(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Finished> {
    return await finished(this.tern(args, env));
  }
  /** Starts `tern-cloud` as a Windows program. */
  cloud(args: readonly string[]): WindowsProgram {
    return this.#start(`${CLOUD}\\tern-cloud.mjs`, args, {});
  }
  async runCloud(args: readonly string[]): Promise<Finished> {
    return await finished(this.cloud(args));
  }
  /** Starts a program of the tests, named by its file in test/windows/programs. */
  async script(name: string, args: readonly string[]): Promise<WindowsProgram> {
    const place = `${AGENT}\\${name}-${++this.#started}.mjs`;
    await esbuild.build({
      entryPoints: [join(root, 'test/windows/programs', `${name}.ts`)],
      outfile: this.unixPath(place),
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['keytar'],
      ...FOR_NODE_22,
    });
    return this.#start(place, args, {});
  }
  async runScript(name: string, args: readonly string[]): Promise<Finished> {
    return await finished(await this.script(name, args));
  }

  /** Ends whatever still runs on this PC, wine's own services included. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const program of this.#programs) await program[Symbol.asyncDispose]();
    await run(WINE_SERVER, ['-k'], { env: this.#env }).catch(() => undefined);
    await run(WINE_SERVER, ['-w'], { env: this.#env, timeout: 20_000 }).catch(() => undefined);
    await this.#folder[Symbol.asyncDispose]();
  }

  #start(
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): WindowsProgram {
    const program = new WindowsProgram(
      WINE,
      [windowsNode(), '--disable-warning=ExperimentalWarning', script, ...args],
      {
        env: { ...this.#env, ...env },
        cwd: this.unixPath('C:\\'),
        outputs: this.#folder.join(`program-${++this.#started}`),
      },
    );
    this.#programs.push(program);
    return program;
  }

  /** As an installer lays it out: the agent's folder has one package beside it, with the binary of this system alone. */
  async #install(): Promise<void> {
    const agent = this.unixPath(AGENT);
    const cloud = this.unixPath(CLOUD);
    const keytar = join('node_modules', 'keytar');
    const binary = join(keytar, 'prebuilds', 'win32-x64');
    await Promise.all([mkdir(agent, { recursive: true }), mkdir(cloud, { recursive: true })]);
    await Promise.all([
      bundle('agent', agent, FOR_NODE_22),
      bundle('tern', agent, FOR_NODE_22),
      bundle('tern-cloud', cloud, FOR_NODE_22),
      cp(join(root, keytar, 'lib'), join(agent, keytar, 'lib'), { recursive: true }),
      cp(join(root, keytar, 'package.json'), join(agent, keytar, 'package.json')),
      cp(join(root, binary), join(agent, binary), { recursive: true }),
      cp(join(root, 'dist/renderer'), join(agent, 'renderer'), { recursive: true }),
      symlink(join(root, 'node_modules'), join(cloud, 'node_modules')),
    ]);
  }
}

async function finished(program: WindowsProgram): Promise<Finished> {
  const code = await program.exited;
  return { code, stdout: program.stdout, stderr: program.stderr };
}
