import { mkdir, writeFile } from 'node:fs/promises';
import { findProgram } from '../../../build/debian-packages.ts';
import { RunningProgram } from '../../fixtures/child.ts';
import { freePort } from '../../fixtures/ports.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';
import { NO_DELAY, untilUp } from './dcmtk.ts';

/** DCMTK's image archive, under the AE title `DCMQRSCP`: strict about the query levels, and without relational queries. */
export class Dcmqrscp implements AsyncDisposable {
  readonly port: number;
  readonly program: RunningProgram;
  readonly #folder: TempFolder;
  private constructor(port: number, program: RunningProgram, folder: TempFolder) {
    this.port = port;
    this.program = program;
    this.#folder = folder;
  }

  static async start(): Promise<Dcmqrscp> {
    const folder = await TempFolder.create('dcmqrscp');
    await mkdir(folder.join('storage'));
    const port = await freePort();
    const lines = [
      `NetworkTCPPort = ${port}`,
      'MaxPDUSize = 131072',
      'MaxAssociations = 16',
      'HostTable BEGIN',
      'HostTable END',
      'VendorTable BEGIN',
      'VendorTable END',
      'AETable BEGIN',
      `DCMQRSCP ${folder.join('storage')} RW (1000, 1024mb) ANY`,
      'AETable END',
    ];
    await writeFile(folder.join('dcmqrscp.cfg'), `${lines.join('\n')}\n`);
    const args = ['-v', '-c', folder.join('dcmqrscp.cfg')];
    const program = new RunningProgram(findProgram('dcmqrscp') ?? 'dcmqrscp', args, {
      env: NO_DELAY,
    });
    await untilUp('dcmqrscp', port, program);
    return new Dcmqrscp(port, program, folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}
