import { mkdir, rm, writeFile } from 'node:fs/promises';
import { findProgram } from '../../../build/debian-packages.ts';
import { RunningProgram, runProgram, type Finished } from '../../fixtures/child.ts';
import { readPart10Folder, type Part10 } from '../../fixtures/part10.ts';
import { accepts, freePort } from '../../fixtures/ports.ts';
import { until } from '../../fixtures/poll.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** Without it DCMTK waits 40 ms for each object (Nagle's algorithm against delayed acknowledgements). */
export const NO_DELAY = { TCP_NODELAY: '1' };

function dcmtk(name: string): string {
  return findProgram(name) ?? name;
}

/** DCMTK's storage receiver in bit-preserving mode: writes exactly the dataset bytes it got. */
export class Storescp implements AsyncDisposable {
  readonly port: number;
  readonly program: RunningProgram;
  readonly #folder: TempFolder;
  private constructor(port: number, program: RunningProgram, folder: TempFolder) {
    this.port = port;
    this.program = program;
    this.#folder = folder;
  }

  /** `keep: false` makes it receive and forget; `parallel` takes several associations at once (a process each). */
  static async start(
    options: {
      readonly keep?: boolean;
      readonly parallel?: boolean;
      readonly tls?: readonly string[];
      /** Transfer syntaxes to accept, as storescp's options say it; everything unless given. */
      readonly accept?: string;
      readonly more?: readonly string[];
    } = {},
  ): Promise<Storescp> {
    const folder = await TempFolder.create('storescp');
    await mkdir(folder.join('out'));
    const port = await freePort();
    // +xa: every transfer syntax; -pm: unknown SOP classes; +uf: objects that share a UID do not overwrite each other.
    const args = ['+B', options.accept ?? '+xa', '-pm', '+uf', '-dhl', '-pdu', '131072'];
    args.push(...(options.more ?? []));
    if (options.parallel === true) args.push('--fork');
    const keep = options.keep === false ? ['--ignore'] : ['-od', folder.join('out')];
    const tls = options.tls ?? [];
    const program = new RunningProgram(dcmtk('storescp'), [...args, ...keep, ...tls, `${port}`], {
      env: NO_DELAY,
    });
    await untilUp('storescp', port, program);
    return new Storescp(port, program, folder);
  }

  async objects(): Promise<readonly Part10[]> {
    return await readPart10Folder(this.#folder.join('out'));
  }
  /** Forgets what came so far. */
  async clear(): Promise<void> {
    await rm(this.#folder.join('out'), { recursive: true });
    await mkdir(this.#folder.join('out'));
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** Waits for the port; a program that ended instead is reported with its output. */
export async function untilUp(name: string, port: number, program: RunningProgram): Promise<void> {
  await until(`${name} on port ${port}`, async () => {
    if (program.hasExited) throw new Error(`${name} ended: ${program.output}`);
    return await accepts(port);
  });
}

export type Peer = {
  readonly port: number;
  readonly callingAe?: string;
  readonly calledAe?: string;
  /** DCMTK's options for TLS. */
  readonly tls?: readonly string[];
};

function peerArguments(peer: Peer): string[] {
  const titles = ['-aet', peer.callingAe ?? 'STORESCU', '-aec', peer.calledAe ?? 'ANY-SCP'];
  return [...titles, ...(peer.tls ?? [])];
}

/** C-ECHO with DCMTK; exit code 0 is an answered echo. */
export async function echoscu(peer: Peer): Promise<Finished> {
  const args = ['-v', '-to', '10', '-ta', '10', '-td', '10', ...peerArguments(peer)];
  return await runProgram(dcmtk('echoscu'), [...args, '127.0.0.1', `${peer.port}`], {
    env: NO_DELAY,
    timeoutMs: 20_000,
  });
}

/** A presentation context for each pair of SOP class and transfer syntax, so that nothing has to be converted. */
async function writeProfile(path: string, objects: readonly Part10[]): Promise<void> {
  const pairs = new Set(objects.map((o) => `${o.sopClassUid} ${o.transferSyntaxUid}`));
  const syntaxes = [...new Set(objects.map((o) => o.transferSyntaxUid))];
  const contexts = [...pairs].map((pair, i) => {
    const [sopClass = '', syntax = ''] = pair.split(' ');
    return `PresentationContext${i + 1} = ${sopClass}\\TS${syntaxes.indexOf(syntax)}`;
  });
  const lines = [
    '[[TransferSyntaxes]]',
    ...syntaxes.flatMap((syntax, i) => [`[TS${i}]`, `TransferSyntax1 = ${syntax}`]),
    '[[PresentationContexts]]',
    '[OWN]',
    ...contexts,
    '[[Profiles]]',
    '[OWN]',
    'PresentationContexts = OWN',
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
}

/**
 * Sends files on one association with DCMTK, proposing for each its own transfer syntax. Files that DCMTK itself cannot
 * send are left out by it (it says so and goes on). `objects`: the same files, read.
 */
export async function storescu(
  peer: Peer,
  files: readonly string[],
  objects: readonly Part10[],
  options: { readonly timeoutMs?: number; readonly more?: readonly string[] } = {},
): Promise<Finished> {
  await using folder = await TempFolder.create('storescu');
  await writeProfile(folder.join('own.cfg'), objects);
  const args = ['-v', '-nh', '-xf', folder.join('own.cfg'), 'OWN', '-pdu', '131072'];
  const limits = ['-to', '20', '-ta', '20', '-td', '60', ...(options.more ?? [])];
  return await runProgram(
    dcmtk('storescu'),
    [...args, ...limits, ...peerArguments(peer), '127.0.0.1', `${peer.port}`, ...files],
    { env: NO_DELAY, timeoutMs: options.timeoutMs ?? 120_000 },
  );
}

/** Statuses of the C-STORE responses that storescu printed, in order; `Success` or the words it uses. */
export function storeStatuses(finished: Finished): readonly string[] {
  const text = finished.stdout + finished.stderr;
  return [...text.matchAll(/Received Store Response \(([^)]*)\)/g)].map((match) => match[1] ?? '');
}

/** C-FIND with DCMTK: `-S` study root, `-P` patient root, `-W` worklist. Keys as `0010,0010=DOE*`. */
export async function findscu(
  peer: Peer,
  model: '-S' | '-P' | '-W',
  keys: readonly string[],
): Promise<Finished & { readonly matches: number }> {
  const finished = await runProgram(
    dcmtk('findscu'),
    [
      ...['-v', model, '-to', '10', '-ta', '10', '-td', '30', ...peerArguments(peer)],
      ...['127.0.0.1', `${peer.port}`, ...keys.flatMap((key) => ['-k', key])],
    ],
    { env: NO_DELAY, timeoutMs: 60_000 },
  );
  const text = finished.stdout + finished.stderr;
  return { ...finished, matches: [...text.matchAll(/Find Response: \d+ \(Pending\)/g)].length };
}

/** C-MOVE with DCMTK: `-S` study root, `-P` patient root. Keys as `0020,000D=1.2.3`. */
export async function movescu(
  peer: Peer,
  model: '-S' | '-P',
  destination: string,
  keys: readonly string[],
  more: readonly string[] = [],
): Promise<MoveResult> {
  const finished = await runProgram(
    dcmtk('movescu'),
    [
      ...['-d', model, '-to', '20', '-ta', '20', '-td', '60', ...peerArguments(peer)],
      ...['-aem', destination, ...more],
      ...['127.0.0.1', `${peer.port}`, ...keys.flatMap((key) => ['-k', key])],
    ],
    { env: NO_DELAY, timeoutMs: 90_000 },
  );
  const text = finished.stdout + finished.stderr;
  const final = text.slice(text.lastIndexOf('Received Final Move Response'));
  const count = (name: string): number | null => {
    const value = new RegExp(`${name} Suboperations *: (\\d+)`).exec(final)?.[1];
    return value === undefined ? null : Number(value);
  };
  return {
    ...finished,
    status: Number.parseInt(/DIMSE Status *: 0x([0-9a-f]{4})/.exec(final)?.[1] ?? 'ffff', 16),
    completed: count('Completed'),
    failed: count('Failed'),
    warning: count('Warning'),
    pending: [...text.matchAll(/Received Move Response \d+/g)].length,
    failedUids: /\(0008,0058\) UI \[([^\]]*)\]/.exec(final)?.[1]?.split('\\') ?? [],
  };
}

export type MoveResult = Finished & {
  /** Of the final response. */
  readonly status: number;
  readonly completed: number | null;
  readonly failed: number | null;
  readonly warning: number | null;
  /** Pending responses. */
  readonly pending: number;
  readonly failedUids: readonly string[];
};
