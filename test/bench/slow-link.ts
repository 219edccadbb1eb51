import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type LinkShape = {
  /** Of one direction; half of the round trip. */
  readonly delayMs: number;
  /** Of all connections together, each direction for itself. */
  readonly bytesPerSecond: number;
};

/** One direction of the link: what is written leaves at the rate of the link and arrives after its delay, in order. */
class Direction {
  readonly #shape: LinkShape;
  /** When the link has sent all it was given, in ms. */
  #freeAtMs = 0;

  constructor(shape: LinkShape) {
    this.#shape = shape;
  }

  carry(from: Socket, to: Socket): void {
    let last: Promise<unknown> = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      const nowMs = performance.now();
      const { delayMs, bytesPerSecond } = this.#shape;
      this.#freeAtMs = Math.max(this.#freeAtMs, nowMs) + (chunk.length / bytesPerSecond) * 1_000;
      const sentInMs = this.#freeAtMs - nowMs;
      // The sender sees a full link as it would: nothing more is taken before this has left.
      from.pause();
      void delay(sentInMs).then(() => from.resume());
      const arrives = delay(sentInMs + delayMs);
      last = last.then(() => arrives).then(() => void to.write(chunk));
    });
    from.on('end', () => void last.then(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => void last.then(() => to.end()));
  }
}

/** A TCP port behind which another one is, over a link with a delay and a rate; handshakes cost their round trip, too. */
export async function slowLink(
  targetPort: number,
  shape: LinkShape,
): Promise<AsyncDisposable & { readonly port: number }> {
  const [up, down] = [new Direction(shape), new Direction(shape)];
  const sockets = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    up.carry(near, far);
    down.carry(far, near);
    // The three-way handshake.
    void delay(2 * shape.delayMs).then(() => near.resume());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
