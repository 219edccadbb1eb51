/**
 * What runs in the page. Two worlds share nothing but the document, as in Electron: the page's own, and the preload's.
 * They pass JSON through events; functions stay where they are and are called by number.
 */
function side(me: string, peer: string): Side {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const returned = new Map<number, unknown>();
  const settling = new Map<number, { resolve(v: unknown): void; reject(e: Error): void }>();
  let lastId = 0;
  const send = (message: object): void =>
    void document.dispatchEvent(
      new CustomEvent(`stand-in-${peer}`, { detail: JSON.stringify(message) }),
    );
  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++lastId, value as (...args: unknown[]) => unknown);
      return { fn: lastId };
    }
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result: unknown) => send({ settled: id, value: encode(result) }),
        // As in Electron: nothing of an error but its message.
        (error: unknown) => send({ settled: id, error: String(error) }),
      );
      return { promise: id };
    }
    return { value };
  };
  const decode = (raw: unknown): unknown => {
    const { fn, promise, value } = raw as { fn?: number; promise?: number; value?: unknown };
    if (promise !== undefined)
      return new Promise((resolve, reject) => settling.set(promise, { resolve, reject }));
    if (fn === undefined) return value;
    return (...args: unknown[]): unknown => {
      const reply = ++lastId;
      send({ call: fn, args: args.map(encode), reply });
      const result = returned.get(reply);
      returned.delete(reply);
      return decode(result ?? {});
    };
  };
  const receive = (message: Record<string, unknown>): void => {
    if (message.call !== undefined) {
      const args = (message.args as unknown[]).map(decode);
      const result = functions.get(message.call as number)?.(...args);
      send({ reply: message.reply, result: encode(result) });
    } else if (message.reply !== undefined) {
      returned.set(message.reply as number, message.result);
    } else if (message.settled !== undefined) {
      const waiting = settling.get(message.settled as number);
      if (message.error !== undefined) waiting?.reject(new Error(message.error as string));
      else waiting?.resolve(decode(message.value));
    } else if (message.expose !== undefined) {
      const api = message.api as Record<string, unknown>;
      const entries = Object.entries(api).map(([name, raw]): [string, unknown] => [
        name,
        decode(raw),
      ]);
      Object.assign(globalThis, {
        [message.expose as string]: Object.fromEntries<unknown>(entries),
      });
    }
  };
  document.addEventListener(`stand-in-${me}`, (event) =>
    receive(JSON.parse((event as CustomEvent<string>).detail) as Record<string, unknown>),
  );
  return { send, encode };
}
type Side = { send(message: object): void; encode(value: unknown): unknown };

/** What `require('electron')` gives to a preload. `post` is the binding that Chromium puts into its world. */
function preloadElectron(bridge: Side, post: (text: string) => void): object {
  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const answers = new Map<number, { resolve(v: unknown): void; reject(e: Error): void }>();
  let lastId = 0;
  const receive = (text: string): void => {
    const message = JSON.parse(text) as {
      id?: number;
      value?: unknown;
      error?: string;
      channel: string;
      args: unknown[];
    };
    if (message.id === undefined) {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const waiting = answers.get(message.id);
    answers.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.error));
  };
  Object.assign(globalThis, { standInReceive: receive });
  return {
    contextBridge: {
      exposeInMainWorld(name: string, api: Record<string, unknown>) {
        const entries = Object.entries(api).map(([key, value]): [string, unknown] => [
          key,
          bridge.encode(value),
        ]);
        const expose = (): void =>
          bridge.send({ expose: name, api: Object.fromEntries<unknown>(entries) });
        // Whichever world comes first.
        document.addEventListener('stand-in-hello', expose);
        expose();
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          answers.set(++lastId, { resolve, reject });
          post(JSON.stringify({ id: lastId, channel, args, url: location.href }));
        }),
      on(channel: string, listener: Listener) {
        const set = listeners.get(channel) ?? new Set<Listener>();
        listeners.set(channel, set.add(listener));
      },
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
    },
  };
}

export const IPC_BINDING = 'standInPost';

/** Runs in the page's own world before anything of the page. */
export function pageScript(): string {
  return `(${side.toString()})('page', 'preload'); document.dispatchEvent(new Event('stand-in-hello'));`;
}

/** Runs a CommonJS preload in its own world. */
export function preloadScript(source: string): string {
  return `(() => {
    const electron = (${preloadElectron.toString()})((${side.toString()})('preload', 'page'), globalThis.${IPC_BINDING});
    const require = (name) => { if (name === 'electron') return electron; throw new Error('a sandboxed preload has no ' + name); };
    const module = { exports: {} };
    ((require, module, exports) => {\n${source}\n})(require, module, module.exports);
  })();`;
}
