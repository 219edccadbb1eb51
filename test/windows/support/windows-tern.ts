import { mkdir, writeFile } from 'node:fs/promises';
import { freePort } from '../../fixtures/ports.ts';
import type { Finished, WindowsPc } from './windows-pc.ts';
import type { WindowsProgram } from './windows-program.ts';

/** A folder of the kind that breaks programs: spaces, umlauts, not on a path of ours. */
export const DATA = 'C:\\Röntgen Praxis Müller\\Tern Daten';
export const CLOUD_DATA = 'C:\\Röntgen Praxis Müller\\Große Ablage';

/** What an uplink needs to know of a cloud. */
export type CloudPlace = {
  readonly url: string;
  readonly pskPort: number;
  /** As Windows names it. */
  readonly caFile: string;
};

/** The receiving service as a Windows program. */
export class WindowsCloud implements CloudPlace {
  readonly url: string;
  readonly pskPort: number;
  readonly caFile = `${CLOUD_DATA}\\ca.pem`;
  readonly program: WindowsProgram;
  readonly #pc: WindowsPc;

  private constructor(pc: WindowsPc, ports: readonly [api: number, psk: number]) {
    this.#pc = pc;
    this.url = `https://localhost:${ports[0]}`;
    this.pskPort = ports[1];
    this.program = pc.cloud([
      ...['serve', '--data', CLOUD_DATA, '--bind', '127.0.0.1'],
      ...['--api-port', `${ports[0]}`, '--psk-port', `${ports[1]}`],
    ]);
  }

  static async start(pc: WindowsPc): Promise<WindowsCloud> {
    const made = await pc.runCloud(['init', '--data', CLOUD_DATA]);
    if (made.code !== 0) throw new Error(`tern-cloud init: ${made.stderr}`);
    const cloud = new WindowsCloud(pc, [await freePort(), await freePort()]);
    await cloud.program.untilOutput(/ready/);
    return cloud;
  }

  /** Runs a command on this service's data and returns its JSON. */
  async admin(...args: readonly string[]): Promise<unknown> {
    return parsed(await this.#pc.runCloud([...args, '--data', CLOUD_DATA, '--json']));
  }
  async pairingCode(clinic: string): Promise<string> {
    await this.admin('clinic', 'add', clinic);
    return ((await this.admin('code', clinic)) as { code: string }).code;
  }
}

/** The agent of {@link DATA} and its command line. */
export class WindowsTern {
  readonly dicomPort: number;
  readonly #pc: WindowsPc;
  #program: WindowsProgram | null = null;

  private constructor(pc: WindowsPc, dicomPort: number) {
    this.#pc = pc;
    this.dicomPort = dicomPort;
  }

  /** Started, not paired. `pskPort`: of the cloud it will be paired with, for tests whose cloud is not at 2762. */
  static async start(pc: WindowsPc, pskPort: number): Promise<WindowsTern> {
    const tern = new WindowsTern(pc, await freePort());
    await mkdir(pc.unixPath(DATA), { recursive: true });
    const config = { version: 1, link: { ports: [pskPort], heartbeatIntervalMs: 500 } };
    await writeFile(pc.unixPath(`${DATA}\\config.json`), JSON.stringify(config));
    await tern.startAgain();
    return tern;
  }

  get program(): WindowsProgram {
    if (this.#program === null) throw new Error('the agent was not started');
    return this.#program;
  }
  async startAgain(): Promise<void> {
    this.#program = this.#pc.tern([
      ...['run', '--data', DATA, '--dicom-host', '127.0.0.1'],
      ...['--dicom-port', `${this.dicomPort}`, '--web-port', '0'],
    ]);
    await this.#program.untilOutput(/Tern is ready/);
  }

  /** Runs a command against this agent, whatever comes of it. */
  async command(...args: readonly string[]): Promise<Finished> {
    return await this.#pc.runTern([...args, '--data', DATA]);
  }
  /** The same for one that has to succeed and print JSON. */
  async json(...args: readonly string[]): Promise<unknown> {
    return parsed(await this.command(...args, '--json'));
  }
  async pair(cloud: CloudPlace, code: string): Promise<Finished> {
    return await this.command('pair', code, '--cloud', cloud.url, '--ca', cloud.caFile);
  }
}

function parsed({ code, stdout, stderr }: Finished): unknown {
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}
