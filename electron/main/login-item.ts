import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ElectronApi } from './electron-api.ts';

/** Given to the app when the system starts it at login: tray only, no window. */
const HIDDEN_FLAG = '--hidden';

const settingsSchema = z.strictObject({ startsAtLogin: z.boolean() });

export type LoginItemPlaces = {
  /** Remembers that somebody opted out. */
  readonly settingsFile: string;
  /** Linux: the user's autostart folder; null elsewhere, where the system keeps a list itself. */
  readonly autostartFolder: string | null;
  readonly executable: string;
};

/** Starting at login: on unless somebody turned it off. Only an installed app registers itself. */
export class LoginItem {
  readonly #app: ElectronApi['app'];
  readonly #places: LoginItemPlaces;

  constructor({ app }: ElectronApi, places: LoginItemPlaces) {
    this.#app = app;
    this.#places = places;
  }

  /** null: not an installed app. */
  get isOn(): boolean | null {
    return this.#app.isPackaged ? this.#wanted() : null;
  }

  /** The system started the app, nobody asked for a window. */
  get startedHidden(): boolean {
    return process.argv.includes(HIDDEN_FLAG) || this.#app.getLoginItemSettings().wasOpenedAtLogin;
  }

  set(isOn: boolean): void {
    const { settingsFile } = this.#places;
    mkdirSync(dirname(settingsFile), { recursive: true, mode: 0o700 });
    writeFileSync(settingsFile, `${JSON.stringify({ startsAtLogin: isOn })}\n`, { mode: 0o600 });
    this.apply();
  }

  /** Brings the system in line with what is wanted. */
  apply(): void {
    if (!this.#app.isPackaged) return;
    const isOn = this.#wanted();
    const { autostartFolder, executable } = this.#places;
    if (autostartFolder === null) {
      this.#app.setLoginItemSettings({ openAtLogin: isOn, args: [HIDDEN_FLAG] });
      return;
    }
    const file = join(autostartFolder, 'tern.desktop');
    if (!isOn) rmSync(file, { force: true });
    else if (!existsSync(file)) {
      mkdirSync(autostartFolder, { recursive: true });
      writeFileSync(file, desktopEntry(executable));
    }
  }

  #wanted(): boolean {
    try {
      const parsed = settingsSchema.safeParse(
        JSON.parse(readFileSync(this.#places.settingsFile, 'utf8')),
      );
      return parsed.data?.startsAtLogin ?? true;
    } catch {
      return true;
    }
  }
}

/** Desktop Entry Specification; the path is quoted as its "Exec key" section asks. */
function desktopEntry(executable: string): string {
  const quoted = executable.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `[Desktop Entry]\nType=Application\nName=Tern\nExec="${quoted}" ${HIDDEN_FLAG}\nX-GNOME-Autostart-enabled=true\n`;
}
