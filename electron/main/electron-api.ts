import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  MenuItemConstructorOptions,
  NativeTheme,
  Net,
  NotificationConstructorOptions,
  Protocol,
  Session,
  Shell,
  Tray,
  WebContents,
  WebFrameMain,
} from 'electron';

/**
 * The part of Electron that this app uses. The real module is assignable to it (index.ts) and the tests' stand-in
 * satisfies it, so neither can drift from electron.d.ts. Events are listed one by one, because Electron's own overloads
 * would ask of a stand-in all that there are.
 */
export type ElectronApi = {
  readonly app: AppApi;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowApi;
  /** Takes the path of an image file. */
  readonly Tray: new (image: string) => TrayApi;
  readonly Menu: { buildFromTemplate(template: MenuItemConstructorOptions[]): MenuApi };
  readonly Notification: new (options: NotificationConstructorOptions) => NotificationApi;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'> & {
    readonly on: On<'updated'>;
  };
  readonly ipcMain: {
    handle(channel: string, listener: (event: InvokeEventApi, ...args: unknown[]) => unknown): void;
  };
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly session: {
    readonly defaultSession: Pick<
      Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler'
    >;
  };
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly clipboard: Pick<Clipboard, 'writeText'>;
  /** With the system's proxy and certificates. */
  readonly net: Pick<Net, 'fetch'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly powerMonitor: { readonly on: On<'resume'> & On<'unlock-screen'> & On<'shutdown'> };
};

/** Subscribing to one event, with as many of its arguments as are used. */
type On<Name extends string, Args extends readonly unknown[] = []> = (
  event: Name,
  listener: (...args: Args) => void,
) => unknown;

export type PreventableEvent = { preventDefault(): void };

export type AppApi = Pick<
  App,
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'quit'
  | 'relaunch'
  | 'isPackaged'
  | 'setPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'setAppUserModelId'
  | 'enableSandbox'
> & {
  readonly on: On<'second-instance', [unknown, readonly string[]]> &
    On<'activate'> &
    On<'window-all-closed'> &
    On<'before-quit', [PreventableEvent]>;
};

export type WindowApi = Pick<
  BrowserWindow,
  'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'destroy'
> & {
  readonly webContents: WebContentsApi;
  readonly on: On<'closed'>;
  readonly once: On<'ready-to-show'>;
};

export type WebContentsApi = Pick<WebContents, 'id' | 'send' | 'setWindowOpenHandler'> & {
  readonly on: On<'will-frame-navigate', [PreventableEvent]> &
    On<'will-attach-webview', [PreventableEvent]>;
};

export type InvokeEventApi = {
  readonly sender: Pick<WebContents, 'id'>;
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null;
};

/** Passed on as it is. */
export type MenuApi = object;
export type TrayApi = Pick<Tray, 'setToolTip' | 'destroy'> & {
  setImage(image: string): void;
  setContextMenu(menu: MenuApi | null): void;
  readonly on: On<'click'>;
};
export type NotificationApi = {
  show(): void;
  close(): void;
  readonly on: On<'click'>;
};
