import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { CloudConfig } from '../../electron/contract/agent-config.ts';
import {
  CLOUD_PATHS,
  heartbeatRequestSchema,
  pairRequestSchema,
  receiptsRequestSchema,
  type CloudErrorCode,
  type HeartbeatRequest,
  type PairResponse,
  type Receipt,
} from '../../electron/contract/cloud-api.ts';
import { testCertificates, type TestCertificates } from './test-certificates.ts';
import { listenLocally, pskPeer, type Peer } from './tls-peers.ts';

type FakeUplink = PairResponse & { isRemoved: boolean };
type Answer = { readonly status: number; readonly body: unknown };

const STATUS_OF: Readonly<Record<CloudErrorCode, number>> = {
  'bad-request': 400,
  'code-wrong': 403,
  'code-expired': 403,
  'code-used': 403,
  'too-many-attempts': 429,
  'token-unknown': 401,
  'uplink-removed': 403,
  'not-found': 404,
  internal: 500,
};
const refusal = (error: CloudErrorCode): Answer => ({
  status: STATUS_OF[error],
  body: { error, message: `refused: ${error}` },
});

/** A small cloud that does what a test tells it: both channels on ports of this machine, kept over stop and start. */
export class FakeCloud implements AsyncDisposable {
  readonly certificates: TestCertificates;
  readonly uplinks: FakeUplink[] = [];
  readonly codes = new Map<string, 'good' | CloudErrorCode>();
  readonly heartbeats: HeartbeatRequest[] = [];
  readonly receipts: Receipt[] = [];
  readonly dataConnections: TLSSocket[] = [];
  config: CloudConfig = {
    revision: 1,
    heartbeatIntervalMs: null,
    allowedDevices: null,
    ackPolicy: null,
    maxBytesPerSecond: null,
    limitHours: null,
    updateChannel: null,
    updateHours: null,
    quietHours: null,
  };
  /** Positive: this cloud's clock is ahead. */
  clockOffsetMs = 0;
  /** Answered to each request of that path instead of the right thing. */
  readonly answers = new Map<string, Answer>();
  onData: (socket: TLSSocket) => void = () => undefined;
  #api: Peer | null = null;
  #data: Peer | null = null;
  #apiPort = 0;
  #dataPort = 0;

  constructor(certificates = testCertificates()) {
    this.certificates = certificates;
  }

  get url(): string {
    return `https://localhost:${this.#apiPort}`;
  }
  get caPem(): string {
    return this.certificates.caPem;
  }
  get dataPort(): number {
    return this.#dataPort;
  }

  async start(): Promise<this> {
    await this.startData();
    await this.startService();
    return this;
  }
  /** On the port it had before, or on a given one. */
  async startService(port = this.#apiPort): Promise<void> {
    const { certPem, keyPem } = this.certificates;
    const server = createServer(
      { cert: certPem, key: keyPem, minVersion: 'TLSv1.3' },
      (q, s) => void this.#serve(q, s),
    );
    this.#api = await listenLocally(server, port);
    this.#apiPort = this.#api.port;
  }
  async startData(): Promise<void> {
    this.#data = await pskPeer({
      keyOf: (identity) =>
        this.uplinks.find((u) => u.pskIdentity === identity && !u.isRemoved)?.pskHex,
      port: this.#dataPort,
      onConnection: (socket) => {
        this.dataConnections.push(socket);
        this.onData(socket);
      },
    });
    this.#dataPort = this.#data.port;
  }
  async stopService(): Promise<void> {
    await this.#api?.[Symbol.asyncDispose]();
    this.#api = null;
  }
  async stopData(): Promise<void> {
    await this.#data?.[Symbol.asyncDispose]();
    this.#data = null;
  }
  async stop(): Promise<void> {
    await Promise.all([this.stopService(), this.stopData()]);
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? undefined : (JSON.parse(text) as unknown);
    const path = request.url ?? '';
    const answer =
      this.answers.get(path) ?? this.#answer(path, body, request.headers.authorization);
    const payload = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(payload);
  }

  #answer(path: string, body: unknown, authorization: string | undefined): Answer {
    if (path === CLOUD_PATHS.time) return { status: 200, body: { serverTime: this.#time() } };
    if (path === CLOUD_PATHS.pair) return this.#pair(body);
    const uplink = this.uplinks.find((u) => authorization === `Bearer ${u.heartbeatToken}`);
    if (!uplink) return refusal('token-unknown');
    if (uplink.isRemoved) return refusal('uplink-removed');
    switch (path) {
      case CLOUD_PATHS.heartbeat:
        return this.#heartbeat(heartbeatRequestSchema.parse(body));
      case CLOUD_PATHS.receipts: {
        const asked = receiptsRequestSchema.parse(body).objects.map((o) => o.sopInstanceUid);
        const receipts = this.receipts.filter((r) => asked.includes(r.sopInstanceUid));
        return { status: 200, body: { receipts } };
      }
      case CLOUD_PATHS.unpair:
        uplink.isRemoved = true;
        return { status: 200, body: {} };
      default:
        return refusal('not-found');
    }
  }

  #pair(body: unknown): Answer {
    const { code, label } = pairRequestSchema.parse(body);
    const verdict = this.codes.get(code) ?? 'code-wrong';
    if (verdict !== 'good') return refusal(verdict);
    this.codes.set(code, 'code-used');
    const number = this.uplinks.length + 1;
    const uplink: FakeUplink = {
      uplinkId: `uplink-${number}`,
      clinic: 'Test clinic',
      label,
      pskIdentity: `identity-${number}`,
      pskHex: randomBytes(32).toString('hex'),
      heartbeatToken: randomBytes(32).toString('hex'),
      pskHost: null,
      pskPorts: [this.#dataPort],
      config: this.config,
      isRemoved: false,
    };
    this.uplinks.push(uplink);
    return { status: 200, body: uplink };
  }

  #heartbeat(request: HeartbeatRequest): Answer {
    this.heartbeats.push(request);
    const config = request.configRevision === this.config.revision ? null : this.config;
    return { status: 200, body: { serverTime: this.#time(), config } };
  }

  #time(): string {
    return new Date(Date.now() + this.clockOffsetMs).toISOString();
  }
}
