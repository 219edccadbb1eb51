import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  Session,
} from 'electron';
import type { ElectronApi } from '../../../electron/main/electron-api.ts';
import { StandInApp } from './app.ts';
import type { Cdp } from './cdp.ts';
import { StandInWindow, type Shared } from './window.ts';

/** Tray and notifications are not drawn anywhere; tests watch the calls, as they do on the real Electron. */
class StandInTray extends EventEmitter {
  readonly shown = new Map<string, string | object | null>();
  constructor(image: string) {
    super();
    this.setImage(image);
  }
  setImage(image: string): void {
    this.shown.set('image', image);
  }
  setToolTip(text: string): void {
    this.shown.set('tooltip', text);
  }
  setContextMenu(menu: object | null): void {
    this.shown.set('menu', menu);
  }
  destroy(): void {
    this.shown.clear();
  }
}
class StandInNotification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string }) {
    super();
    this.title = title;
    this.body = body;
  }
  show(): void {
    this.emit('show');
  }
  close(): void {
    this.emit('close');
  }
}

/** The `electron` module over a Chromium. What Playwright itself asks of it comes on top of our ElectronApi. */
export function makeElectron(cdp: Cdp, exit: () => void, isPackaged: boolean): object {
  const shared: Shared = { cdp, schemes: new Map(), channels: new Map(), windows: new Set() };
  const app = new StandInApp(exit, isPackaged);
  class BrowserWindow extends StandInWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(shared, options);
      this.on('closed', () => {
        if (shared.windows.size === 0) app.emit('window-all-closed');
      });
    }
    static fromWebContents(contents: object): StandInWindow | null {
      return [...shared.windows].find(({ webContents }) => webContents === contents) ?? null;
    }
    static getAllWindows(): StandInWindow[] {
      return [...shared.windows];
    }
  }
  const powerMonitor = new EventEmitter();
  const api = {
    app,
    BrowserWindow,
    Tray: StandInTray,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ items: template }),
    },
    Notification: StandInNotification,
    nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
    ipcMain: {
      handle: (channel, listener) => void shared.channels.set(channel, listener as never),
    },
    protocol: {
      handle: (scheme, handler) => void shared.schemes.set(scheme, handler),
      registerSchemesAsPrivileged: () => undefined,
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler) => decidePermissions(cdp, handler),
        setPermissionCheckHandler: () => undefined,
      },
    },
    dialog: {
      showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }),
    },
    net: { fetch: (input, init) => fetch(input, init) },
    clipboard: { writeText: () => Promise.resolve() },
    shell: { openExternal: () => Promise.resolve() },
    powerMonitor,
  } satisfies ElectronApi;
  followTargets(shared);
  const webContents = {
    fromDevToolsTargetId: (id: string) =>
      [...shared.windows].find(({ targetId }) => targetId === id)?.webContents,
  };
  return { ...api, webContents };
}

/** What Electron calls a permission, and what Chromium's DevTools protocol does. */
const PERMISSIONS = {
  geolocation: { name: 'geolocation' },
  notifications: { name: 'notifications' },
  media: { name: 'camera' },
  midi: { name: 'midi' },
  'clipboard-read': { name: 'clipboard-read' },
  'clipboard-sanitized-write': { name: 'clipboard-write' },
} as const;

type PermissionHandler = Parameters<Session['setPermissionRequestHandler']>[0];

/** Asks the handler once for each permission and has Chromium answer the page with that. */
function decidePermissions(cdp: Cdp, handler: PermissionHandler): void {
  for (const [asked, permission] of Object.entries(PERMISSIONS)) {
    const decide = (isGranted: boolean): void =>
      void cdp.send('Browser.setPermission', {
        permission,
        setting: isGranted ? 'granted' : 'denied',
      });
    handler?.(null as never, asked as never, decide, null as never);
  }
}

/** Tabs that end, and tabs that a page tries to open. */
function followTargets(shared: Shared): void {
  const { cdp, windows } = shared;
  const windowOf = (id: unknown): StandInWindow | undefined =>
    [...windows].find(({ targetId }) => targetId === id);
  cdp.on('Target.targetDestroyed', '', ({ targetId }) => windowOf(targetId)?.gone());
  cdp.on('Target.targetCreated', '', ({ targetInfo }) => {
    const { targetId, openerId, url } = targetInfo as Record<string, string>;
    const opener = windowOf(openerId);
    if (openerId === undefined || opener === undefined) return;
    const details = { url: url ?? '', frameName: '', features: '', disposition: 'new-window' };
    const { action } = opener.webContents.openHandler(details as never);
    if (action === 'deny') void cdp.send('Target.closeTarget', { targetId });
  });
  void cdp.send('Target.setDiscoverTargets', { discover: true });
}
