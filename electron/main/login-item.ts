import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApi } from './electron-api.ts';

/** Given to the app when the system starts it at login: tray only, no window. */
export const HIDDEN_FLAG = '--hidden';

export type LoginItemPlaces = {
  /** Linux: the user's autostart folder; null elsewhere, where the system keeps a list itself. */
  readonly autostartFolder: string | null;
  readonly executable: string;
};

/** The system's own note that the app starts at login. Only an installed app registers itself. */
export class LoginItem {
  readonly #app: ElectronApi['app'];
  readonly #places: LoginItemPlaces;

  constructor({ app }: Pick<ElectronApi, 'app'>, places: LoginItemPlaces) {
    this.#app = app;
    this.#places = places;
  }

  get isAvailable(): boolean {
    return this.#app.isPackaged;
  }

  /** The system started the app, nobody asked for a window. */
  get startedHidden(): boolean {
    return process.argv.includes(HIDDEN_FLAG) || this.#app.getLoginItemSettings().wasOpenedAtLogin;
  }

  /** Writes the note, or takes it away. */
  apply(isOn: boolean): void {
    if (!this.isAvailable) return;
    const { autostartFolder, executable } = this.#places;
    if (autostartFolder === null) {
      this.#app.setLoginItemSettings({ openAtLogin: isOn, args: [HIDDEN_FLAG] });
      return;
    }
    const file = join(autostartFolder, 'tern.desktop');
    if (!isOn) rmSync(file, { force: true });
    else if (!names(file, executable)) {
      mkdirSync(autostartFolder, { recursive: true });
      writeFileSync(file, desktopEntry(executable));
    }
  }
}

/** Whether the note is there and starts this app: an AppImage moves, and an update may change its name. */
function names(file: string, executable: string): boolean {
  try {
    return readFileSync(file, 'utf8').split('\n').includes(execLine(executable));
  } catch {
    return false;
  }
}

/** Desktop Entry Specification; the path is quoted as its "Exec key" section asks. */
function desktopEntry(executable: string): string {
  return `[Desktop Entry]\nType=Application\nName=Tern\n${execLine(executable)}\nX-GNOME-Autostart-enabled=true\n`;
}

function execLine(executable: string): string {
  const quoted = executable.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `Exec="${quoted}" ${HIDDEN_FLAG}`;
}
