import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, unlinkSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoginItemSettings } from 'electron';

/** Electron's `app` as far as ours uses it. The single-instance lock is real: files in the user-data folder. */
export class StandInApp extends EventEmitter {
  readonly isPackaged: boolean = process.env.TERN_STAND_IN_RESOURCES !== undefined;
  #userData = '';
  #loginItem: LoginItemSettings = {
    openAtLogin: false,
    wasOpenedAtLogin: false,
    executableWillLaunchAtLogin: false,
    launchItems: [],
    status: 'not-registered',
  };
  readonly #exit: () => void;

  constructor(exit: () => void) {
    super();
    this.#exit = exit;
  }

  setPath(name: string, path: string): void {
    if (name === 'userData') this.#userData = path;
  }
  getLocale(): string {
    return 'en-GB';
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }
  getLoginItemSettings(): LoginItemSettings {
    return this.#loginItem;
  }
  setLoginItemSettings(settings: { readonly openAtLogin?: boolean }): void {
    this.#loginItem = { ...this.#loginItem, openAtLogin: settings.openAtLogin ?? false };
  }
  setAppUserModelId(): void {
    // Windows only.
  }
  enableSandbox(): void {
    // There is no sandbox here.
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  requestSingleInstanceLock(): boolean {
    mkdirSync(this.#userData, { recursive: true });
    const lock = join(this.#userData, 'instance.lock');
    const bell = join(this.#userData, 'instance.bell');
    if (!this.#takeLock(lock)) {
      writeFileSync(bell, String(process.pid));
      return false;
    }
    writeFileSync(bell, '');
    const watcher = watch(bell, () => {
      if (readFileSync(bell, 'utf8') === '') return;
      writeFileSync(bell, '');
      this.emit('second-instance', {}, [], '', {});
    });
    watcher.unref();
    process.on('exit', () => unlinkSync(lock));
    return true;
  }

  #takeLock(lock: string): boolean {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      try {
        process.kill(Number(readFileSync(lock, 'utf8')), 0);
        return false;
      } catch {
        rmSync(lock, { force: true });
        return this.#takeLock(lock);
      }
    }
  }

  relaunch(): void {
    // Whoever watches it sees the call; a second app would outlive the test.
  }

  quit(): void {
    const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) };
    this.emit('before-quit', event);
    if (!event.isPrevented) this.#exit();
  }
}
