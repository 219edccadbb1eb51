import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Direction = 'toServer' | 'toClient';

/**
 * A TCP proxy in the path: keeps every byte of both directions, and can slow down, cut or half-close. What passes is
 * not changed.
 */
export class RecordingProxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  readonly #recorded: Record<Direction, Buffer[]> = { toServer: [], toClient: [] };
  readonly #isRecording: boolean;
  readonly #delayMs: number;
  #counted: Record<Direction, number> = { toServer: 0, toClient: 0 };
  #connections = 0;
  #isRefusing = false;
  #bytesPerSecond: number | null;
  #nextSlotMs = 0;

  private constructor(server: Server, options: ProxyOptions) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.#isRecording = options.record !== false;
    this.#bytesPerSecond = options.bytesPerSecond ?? null;
    this.#delayMs = options.delayMs ?? 0;
    server.on('connection', (client) => this.#accept(client, options.connectPort));
  }

  static async start(options: ProxyOptions): Promise<RecordingProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RecordingProxy(server, options);
  }

  /** Everything that passed in that direction, over all connections. */
  recorded(direction: Direction): Buffer {
    return Buffer.concat(this.#recorded[direction]);
  }
  /** Bytes that passed in that direction, recorded or not. */
  passedBytes(direction: Direction): number {
    return this.#counted[direction];
  }
  /** Connections taken since the start. */
  get connections(): number {
    return this.#connections;
  }
  get openConnections(): number {
    return this.#pairs.size;
  }
  /** Rate for what goes to the server, over all connections; null: as fast as it can. */
  setRate(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
  }
  /** Breaks every connection on both sides with a TCP reset, as a lost line does in the end. */
  cut(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }
  /** While true, new connections are reset at once. */
  setRefusing(isRefusing: boolean): void {
    this.#isRefusing = isRefusing;
  }
  /** Ends the sending side of every connection in that direction (FIN), the other stays open. */
  halfClose(direction: Direction): void {
    for (const { client, server } of this.#pairs) {
      if (direction === 'toServer') server.end();
      else client.end();
    }
  }

  #accept(client: Socket, connectPort: number): void {
    this.#connections += 1;
    if (this.#isRefusing) return void client.resetAndDestroy();
    const server = connect({ port: connectPort, host: '127.0.0.1', allowHalfOpen: true });
    server.setNoDelay(true);
    const pair = { client, server };
    this.#pairs.add(pair);
    this.#pump(client, server, 'toServer');
    this.#pump(server, client, 'toClient');
    const forget = (): void => {
      if (client.destroyed && server.destroyed) this.#pairs.delete(pair);
    };
    client.on('close', forget);
    server.on('close', forget);
  }

  #pump(from: Socket, to: Socket, direction: Direction): void {
    from.on('data', (chunk: Buffer) => {
      this.#counted[direction] += chunk.length;
      if (this.#isRecording) this.#recorded[direction].push(chunk);
      this.#later(() => {
        const hasRoom = to.write(chunk);
        const waitMs = direction === 'toServer' ? this.#waitMs(chunk.length) : 0;
        if (hasRoom && waitMs <= 0) return;
        from.pause();
        const resume = (): void => void setTimeout(() => from.resume(), waitMs);
        if (hasRoom) resume();
        else to.once('drain', resume);
      });
    });
    from.on('end', () => this.#later(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      if (from.readableAborted || from.errored) to.destroy();
    });
  }

  /** Timers of equal length fire in the order in which they were set, so nothing overtakes. */
  #later(action: () => void): void {
    if (this.#delayMs > 0) setTimeout(action, this.#delayMs);
    else action();
  }

  /** How long the sender has to wait so that the rate holds. */
  #waitMs(bytes: number): number {
    if (this.#bytesPerSecond === null) return 0;
    const nowMs = performance.now();
    this.#nextSlotMs = Math.max(this.#nextSlotMs, nowMs) + (bytes * 1000) / this.#bytesPerSecond;
    return this.#nextSlotMs - nowMs;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await closed;
  }
}

export type ProxyOptions = {
  readonly connectPort: number;
  /** false: bytes are counted but not kept. */
  readonly record?: boolean;
  readonly bytesPerSecond?: number;
  /** Everything arrives that much later, in each direction: a round trip takes twice as long. */
  readonly delayMs?: number;
};
