import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, HandlerDetails } from 'electron';
import type { Cdp } from './cdp.ts';
import { IPC_BINDING, pageScript, preloadScript } from './worlds.ts';

/** Chromium knows no scheme of ours: `app://bundle/x` is `http://bundle.app.localhost/x` there. */
const APP = 'app://bundle/';
const HTTP = 'http://bundle.app.localhost/';
export const toHttp = (url: string): string => url.replace(APP, HTTP);
export const toApp = (url: string): string => url.replace(HTTP, APP);

/** What windows share: the browser, and what `protocol` and `ipcMain` were told to do. */
export type Shared = {
  readonly cdp: Cdp;
  readonly schemes: Map<string, (request: Request) => Response | Promise<Response>>;
  readonly channels: Map<string, (event: object, ...args: unknown[]) => unknown>;
  readonly windows: Set<StandInWindow>;
};

type OpenHandler = (details: HandlerDetails) => { readonly action: string };

export class StandInContents extends EventEmitter {
  static lastId = 0;
  readonly id = ++StandInContents.lastId;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  deliver: (message: object) => void = () => undefined;
  readonly #window: StandInWindow;
  constructor(window: StandInWindow) {
    super();
    this.#window = window;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    this.deliver({ channel, args });
  }
  isDestroyed(): boolean {
    return this.#window.isDestroyed;
  }
  close(): void {
    this.#window.destroy();
  }
}

/** A window is a tab of the real Chromium; its preload runs in a world of its own. */
export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents(this);
  readonly #shared: Shared;
  readonly #opened: Promise<void>;
  targetId = '';
  isDestroyed = false;
  #session = '';
  #worldId: unknown = null;
  #mayLoad = '';

  constructor(shared: Shared, options: BrowserWindowConstructorOptions) {
    super();
    this.#shared = shared;
    shared.windows.add(this);
    this.#opened = this.#open(options);
    this.webContents.deliver = (message) => void this.#deliver(message);
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    this.#mayLoad = url;
    await this.#send('Page.navigate', { url: toHttp(url) });
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    void this.#shared.cdp.send('Target.activateTarget', { targetId: this.targetId });
    this.emit('focus');
  }
  restore(): void {
    this.emit('restore');
  }
  isMinimized(): boolean {
    return false;
  }
  destroy(): void {
    void this.#shared.cdp.send('Target.closeTarget', { targetId: this.targetId });
  }
  /** Chromium says that the tab is gone. */
  gone(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.#shared.windows.delete(this);
    this.emit('closed');
  }

  async #open({ width, height, webPreferences }: BrowserWindowConstructorOptions): Promise<void> {
    const { cdp } = this.#shared;
    const size = { width: width ?? 800, height: height ?? 600 };
    const made = await cdp.send('Target.createTarget', { url: 'about:blank', ...size });
    this.targetId = String(made.targetId);
    const attached = await cdp.send('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    });
    this.#session = String(attached.sessionId);
    cdp.on('Runtime.bindingCalled', this.#session, (params) => void this.#fromPage(params));
    cdp.on('Fetch.requestPaused', this.#session, (params) => void this.#request(params));
    cdp.on('Page.loadEventFired', this.#session, () => this.emit('ready-to-show'));
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() });
    if (webPreferences?.preload === undefined) return;
    const world = 'preload';
    await this.#send('Runtime.addBinding', { name: IPC_BINDING, executionContextName: world });
    const source = preloadScript(readFileSync(webPreferences.preload, 'utf8'));
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
  }

  #send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.#shared.cdp.send(method, params, this.#session);
  }

  async #fromPage(params: Readonly<Record<string, unknown>>): Promise<void> {
    if (params.name !== IPC_BINDING) return;
    this.#worldId = params.executionContextId;
    const { id, channel, args, url } = JSON.parse(String(params.payload)) as {
      id: number;
      channel: string;
      args: unknown[];
      url: string;
    };
    const event = { sender: this.webContents, senderFrame: { url: toApp(url), parent: null } };
    try {
      const handler = this.#shared.channels.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      await this.#deliver({ id, value: await handler(event, ...args) });
    } catch (error) {
      await this.#deliver({
        id,
        error: `Error invoking remote method '${channel}': ${String(error)}`,
      });
    }
  }

  async #deliver(message: object): Promise<void> {
    if (this.#worldId === null || this.isDestroyed) return;
    const expression = `standInReceive(${JSON.stringify(JSON.stringify(message))})`;
    // The page may be gone by now.
    await this.#send('Runtime.evaluate', { expression, contextId: this.#worldId }).catch(
      () => null,
    );
  }

  /** Answers what our own scheme serves, refuses everything else: no remote content. */
  async #request(params: Readonly<Record<string, unknown>>): Promise<void> {
    const { requestId, resourceType } = params;
    const url = toApp((params.request as { url: string }).url);
    const handler = this.#shared.schemes.get(new URL(url).protocol.slice(0, -1));
    if (!this.#mayGo(url, String(resourceType)) || handler === undefined) {
      await this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const response = await handler({ url } as Request);
    await this.#send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  #mayGo(url: string, resourceType: string): boolean {
    if (resourceType !== 'Document' || this.#mayLoad.startsWith(url)) return true;
    let isPrevented = false;
    const details = { url, preventDefault: () => (isPrevented = true) };
    this.webContents.emit('will-frame-navigate', details);
    return !isPrevented;
  }
}
