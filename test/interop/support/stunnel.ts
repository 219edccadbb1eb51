import { writeFile } from 'node:fs/promises';
import { findProgram } from '../../../build/debian-packages.ts';
import { RunningProgram } from '../../fixtures/child.ts';
import { freePort } from '../../fixtures/ports.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';
import { untilUp } from './dcmtk.ts';

export type PskEntry = { readonly identity: string; readonly keyHex: string };

/** One stunnel in the foreground: `server` ends TLS-PSK and goes on in clear, `client` the other way round. */
export class Stunnel implements AsyncDisposable {
  readonly port: number;
  readonly program: RunningProgram;
  readonly #folder: TempFolder;
  private constructor(port: number, program: RunningProgram, folder: TempFolder) {
    this.port = port;
    this.program = program;
    this.#folder = folder;
  }

  static async start(options: {
    readonly role: 'client' | 'server';
    readonly connectPort: number;
    readonly psk: PskEntry;
    readonly ciphers?: string;
  }): Promise<Stunnel> {
    const folder = await TempFolder.create('stunnel');
    const { identity, keyHex } = options.psk;
    await writeFile(folder.join('psk.txt'), `${identity}:${keyHex}\n`, { mode: 0o600 });
    const port = await freePort();
    await writeFile(
      folder.join('stunnel.conf'),
      [
        'foreground = yes',
        'pid =',
        'debug = notice',
        'socket = l:TCP_NODELAY=1',
        'socket = r:TCP_NODELAY=1',
        '[psk]',
        `client = ${options.role === 'client' ? 'yes' : 'no'}`,
        `accept = 127.0.0.1:${port}`,
        `connect = 127.0.0.1:${options.connectPort}`,
        `ciphers = ${options.ciphers ?? 'DHE-PSK-AES256-GCM-SHA384'}`,
        'sslVersionMax = TLSv1.2',
        `PSKsecrets = ${folder.join('psk.txt')}`,
        ...(options.role === 'client' ? [`PSKidentity = ${identity}`] : []),
        '',
      ].join('\n'),
    );
    const program = new RunningProgram(findProgram('stunnel') ?? 'stunnel', [
      folder.join('stunnel.conf'),
    ]);
    await untilUp('stunnel', port, program);
    return new Stunnel(port, program, folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}
