import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../electron/cli/index.ts', import.meta.url));

export type TernOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
};

/** `tern` as its own process, from source, in English. Nothing of the caller's TERN_… variables reaches it. */
export class TernProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly exited: Promise<number>;
  stdout = '';
  stderr = '';

  constructor(args: readonly string[], { env = {}, input = '' }: TernOptions = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TERN_'));
    this.#child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ENTRY, ...args],
      {
        env: { ...Object.fromEntries(inherited), TERN_LANGUAGE: 'en', ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    this.#child.stdout?.on('data', (chunk) => (this.stdout += String(chunk)));
    this.#child.stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdin?.end(input);
    this.exited = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => resolve(code ?? (signal ? -1 : -2)));
    });
  }

  get lines(): string[] {
    return this.stdout.split('\n').filter((line) => line !== '');
  }
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

export type TernResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs one command to its end. */
export async function runTern(args: readonly string[], options?: TernOptions): Promise<TernResult> {
  await using tern = new TernProcess(args, options);
  const code = await tern.exited;
  return { code, stdout: tern.stdout, stderr: tern.stderr };
}
