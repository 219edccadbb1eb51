import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, HandlerDetails, Session } from 'electron';
import type { ElectronApi, InvokeEventApi } from '../../electron/main/electron-api.ts';

type OpenHandler = (details: HandlerDetails) => { readonly action: 'allow' | 'deny' };

class FakeContents extends EventEmitter {
  readonly id: number;
  readonly sent: (readonly [channel: string, ...args: unknown[]])[] = [];
  openHandler: OpenHandler = () => ({ action: 'allow' });
  constructor(id: number) {
    super();
    this.id = id;
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly loaded: string[] = [];
  isShown = false;
  constructor(options: BrowserWindowConstructorOptions, id: number) {
    super();
    this.options = options;
    this.webContents = new FakeContents(id);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.isShown = true;
  }
  restore(): void {
    this.isShown = true;
  }
  isMinimized(): boolean {
    return !this.isShown;
  }
  destroy(): void {
    this.emit('closed');
  }
}

type Handler = (event: InvokeEventApi, ...args: unknown[]) => unknown;
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

/** The parts of Electron that guard the window, without Electron: windows that are not drawn, channels that can be rung. */
export class FakeElectron {
  readonly windows: FakeWindow[] = [];
  readonly openedOutside: string[] = [];
  readonly channels = new Map<string, Handler>();
  permissionRequest: RequestHandler = null;
  permissionCheck: CheckHandler = null;

  readonly api: Pick<ElectronApi, 'BrowserWindow' | 'shell' | 'session' | 'ipcMain'> = {
    BrowserWindow: this.#windowClass(),
    shell: {
      openExternal: (url) => {
        this.openedOutside.push(url);
        return Promise.resolve();
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler) => void (this.permissionRequest = handler),
        setPermissionCheckHandler: (handler) => void (this.permissionCheck = handler),
      },
    },
    ipcMain: { handle: (channel, handler) => void this.channels.set(channel, handler) },
  };

  #windowClass(): ElectronApi['BrowserWindow'] {
    const { windows } = this;
    return class extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options, windows.length + 1);
        windows.push(this);
      }
    };
  }

  get window(): FakeWindow {
    const window = this.windows.at(-1);
    if (window === undefined) throw new Error('no window was opened');
    return window;
  }
}
