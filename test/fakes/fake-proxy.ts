import { connect, createServer, type Socket } from 'node:net';
import { listenLocally, type Peer } from './tls-peers.ts';

/** What a proxy does with a CONNECT: `tunnel` passes it on, a text is answered as it is, null says nothing. */
export type ProxyAnswer = 'tunnel' | { readonly raw: string } | null;

/** An HTTP proxy on a socket of this PC that passes CONNECT on, or answers as a test wants. */
export class FakeProxy implements AsyncDisposable {
  /** What was asked for, as `host:port`, in order. */
  readonly targets: string[] = [];
  /** Whole first requests, for what they give away. */
  readonly requests: string[] = [];
  answer: (target: string) => ProxyAnswer = () => 'tunnel';
  #peer: Peer | null = null;

  static async start(): Promise<FakeProxy> {
    const proxy = new FakeProxy();
    proxy.#peer = await listenLocally(createServer((socket) => proxy.#connected(socket)));
    return proxy;
  }

  get place(): { readonly host: string; readonly port: number } {
    return { host: '127.0.0.1', port: this.#peer?.port ?? 0 };
  }

  #connected(socket: Socket): void {
    let head = '';
    const read = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', read);
      this.requests.push(head);
      const target = /^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head)?.[1] ?? '';
      this.targets.push(target);
      this.#act(socket, target);
    };
    socket.on('data', read);
  }

  #act(socket: Socket, target: string): void {
    const answer = this.answer(target);
    if (answer === null) return;
    if (answer !== 'tunnel') {
      socket.end(answer.raw, 'latin1');
      return;
    }
    const { hostname, port } = new URL(`http://${target}`);
    const far = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
    far.once('connect', () => {
      // In pieces, as a real one may send it.
      socket.write('HTTP/1.1 200 Connection ');
      setImmediate(() => {
        socket.write('established\r\nVia: test\r\n\r\n');
        far.pipe(socket).pipe(far);
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#peer?.[Symbol.asyncDispose]();
  }
}
