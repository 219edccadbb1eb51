import { DESKTOP_CHANNELS } from '../contract/desktop-bridge.ts';
import type { DesktopWindowState } from '../contract/desktop-ipc.ts';
import type { DashboardPage } from '../contract/pages.ts';
import { APP_ORIGIN, APP_URL } from './app-protocol.ts';
import type { ElectronApi, InvokeEventApi, WebContentsApi, WindowApi } from './electron-api.ts';
import { mayOpenOutside } from './external-links.ts';

/** Copying the address for a machine is all that the page needs from the system. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Denies the page everything but writing to the clipboard. */
export function denyPermissions({ session }: Pick<ElectronApi, 'session'>): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === ALLOWED_PERMISSION),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === ALLOWED_PERMISSION,
  );
}

type WindowElectron = Pick<ElectronApi, 'BrowserWindow' | 'shell'>;

/** The one window. Closing it leaves the tray; it is made anew when somebody wants to see it. */
export class DashboardWindow {
  readonly #electron: WindowElectron;
  readonly #preload: string;
  #window: WindowApi | null = null;
  /** Until its page listens, what it is told would be lost. */
  #isListening = false;
  #nextPage: DashboardPage | null = null;

  constructor(electron: WindowElectron, preload: string) {
    this.#electron = electron;
    this.#preload = preload;
  }

  /** Shows the dashboard, brought to the front. `page` null: as it is. */
  open(page: DashboardPage | null = null): void {
    if (this.#window === null) {
      this.#window = this.#make(page);
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
    if (page !== null) this.#goTo(page);
  }

  /** The page in the window has begun to listen. */
  listens(): void {
    this.#isListening = true;
    if (this.#nextPage !== null) this.#goTo(this.#nextPage);
  }

  tell(state: DesktopWindowState): void {
    this.#window?.webContents.send(DESKTOP_CHANNELS.state, state);
  }

  /** True for a message from the dashboard itself: our window, its main frame, our own page. */
  isSender({ sender, senderFrame }: InvokeEventApi): boolean {
    return (
      sender.id === this.#window?.webContents.id &&
      senderFrame !== null &&
      senderFrame.parent === null &&
      senderFrame.url.startsWith(APP_ORIGIN)
    );
  }

  #goTo(page: DashboardPage): void {
    this.#nextPage = this.#isListening ? null : page;
    if (this.#isListening) this.#window?.webContents.send(DESKTOP_CHANNELS.page, page);
  }

  #make(page: DashboardPage | null): WindowApi {
    this.#isListening = false;
    this.#nextPage = null;
    const window = new this.#electron.BrowserWindow({
      title: 'Tern',
      width: 1120,
      height: 860,
      minWidth: 800,
      minHeight: 600,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: this.#preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => (this.#window = null));
    this.#guard(window.webContents);
    void window.loadURL(page === null ? APP_URL : `${APP_URL}#/${page}`);
    return window;
  }

  /** The page never goes anywhere else; an allowed link opens in the person's own browser. */
  #guard(contents: WebContentsApi): void {
    contents.on('will-frame-navigate', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void this.#electron.shell.openExternal(url);
      return { action: 'deny' };
    });
  }
}
