type Params = Readonly<Record<string, unknown>>;
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};
type Waiting = { resolve(result: Params): void; reject(error: Error): void };

/** A connection to Chromium's DevTools protocol; sessions are told apart by their id, '' is the browser itself. */
export class Cdp {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (params: Params) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) =>
      this.#take(JSON.parse(String(data)) as Message),
    );
  }

  static async connect(address: string): Promise<Cdp> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error('Chromium cannot be reached')));
    });
    return new Cdp(socket);
  }

  send(method: string, params: Params = {}, sessionId = ''): Promise<Params> {
    const id = ++this.#lastId;
    const session = sessionId === '' ? {} : { sessionId };
    this.#socket.send(JSON.stringify({ id, method, params, ...session }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** One listener for each event of a session. */
  on(method: string, sessionId: string, listener: (params: Params) => void): void {
    this.#listeners.set(`${sessionId} ${method}`, listener);
  }

  #take(message: Message): void {
    if (message.method !== undefined) {
      this.#listeners.get(`${message.sessionId ?? ''} ${message.method}`)?.(message.params ?? {});
      return;
    }
    const waiting = this.#waiting.get(message.id ?? 0);
    this.#waiting.delete(message.id ?? 0);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result ?? {});
  }
}
