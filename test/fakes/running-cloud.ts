import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { createCloud, type Cloud, type CloudOptions } from '../../cloud/cloud.ts';
import { initDataFolder } from '../../cloud/init/init-data-folder.ts';
import { dataFolderAt, type DataFolder } from '../../cloud/storage/data-folder.ts';
import { PSK_CIPHER_SUITES } from '../../electron/contract/psk-link.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { ArrayLogSink } from './array-log-sink.ts';

export type FarEndKey = { readonly id: string; readonly identity: string; readonly keyHex: string };
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** The real receiving service in this process, on free ports and a folder of its own, with one clinic. */
export class RunningCloud implements AsyncDisposable {
  readonly folder: DataFolder;
  readonly temp: TempFolder;
  readonly log: ArrayLogSink;
  readonly #options: Partial<CloudOptions>;
  #cloud: Cloud;

  private constructor(
    temp: TempFolder,
    log: ArrayLogSink,
    cloud: Cloud,
    options: Partial<CloudOptions>,
  ) {
    this.temp = temp;
    this.folder = dataFolderAt(temp.join('data'));
    this.log = log;
    this.#cloud = cloud;
    this.#options = options;
  }

  static async start(options: Partial<CloudOptions> = {}): Promise<RunningCloud> {
    const temp = await TempFolder.create('tern-cloud');
    await initDataFolder(temp.join('data'), [], systemClock);
    const log = new ArrayLogSink();
    const cloud = await RunningCloud.#serve(temp, log, options);
    cloud.registry.clinics.add('Clinic');
    return new RunningCloud(temp, log, cloud, options);
  }

  static #serve(
    temp: TempFolder,
    log: ArrayLogSink,
    options: Partial<CloudOptions>,
  ): Promise<Cloud> {
    const clock = options.clock ?? systemClock;
    return createCloud({
      dataRoot: temp.join('data'),
      apiPort: 0,
      pskPort: 0,
      bind: '127.0.0.1',
      clock,
      logger: createLogger({ clock, sinks: [log], level: 'debug' }),
      ...options,
    });
  }

  get cloud(): Cloud {
    return this.#cloud;
  }

  async stop(): Promise<void> {
    await this.#cloud[Symbol.asyncDispose]();
  }

  async restart(changes: Partial<CloudOptions> = {}): Promise<void> {
    await this.stop();
    this.#cloud = await RunningCloud.#serve(this.temp, this.log, { ...this.#options, ...changes });
  }

  addUplink(clinic = 'Clinic'): FarEndKey {
    const { clinics, uplinks } = this.cloud.registry;
    const { uplink, pskHex } = uplinks.add(clinics.get(clinic).id);
    return { id: uplink.id, identity: uplink.pskIdentity, keyHex: pskHex };
  }

  /** One TLS-PSK connection; rejects with the handshake's error. */
  async connect(key: FarEndKey, changes: ConnectionOptions = {}): Promise<TLSSocket> {
    const socket = connect({
      host: '127.0.0.1',
      port: this.cloud.pskPort,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: PSK_CIPHER_SUITES.join(':'),
      checkServerIdentity: () => undefined,
      pskCallback: () => ({ identity: key.identity, psk: Buffer.from(key.keyHex, 'hex') }),
      ...changes,
    });
    await once(socket, 'secureConnect');
    return socket;
  }

  /** A plain TCP port on this machine behind which the data channel is. */
  async tunnel(key: FarEndKey): Promise<AsyncDisposable & { readonly port: number }> {
    const server = createServer((plain) => {
      this.connect(key).then(
        (tls) => {
          plain.pipe(tls).pipe(plain);
          tls.on('error', () => plain.destroy());
          plain.on('error', () => tls.destroy());
          tls.on('close', () => plain.destroy());
          plain.on('close', () => tls.destroy());
        },
        () => plain.destroy(),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      port: (server.address() as AddressInfo).port,
      [Symbol.asyncDispose]: async () => {
        server.close();
        await Promise.resolve();
      },
    };
  }

  /** A call of the service channel. */
  async call(method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
    const sent = request({
      host: 'localhost',
      family: 4,
      port: this.cloud.apiPort,
      path,
      method,
      agent: false,
      ca: readFileSync(this.folder.caCertificate),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return {
      status: response.statusCode ?? 0,
      body: JSON.parse(text) as Record<string, unknown>,
    };
  }

  get adminToken(): string {
    return readFileSync(this.folder.adminToken, 'utf8').trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.temp[Symbol.asyncDispose]();
  }
}
