import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { RunningProgram } from '../../fixtures/child.ts';
import { freePort } from '../../fixtures/ports.ts';
import { until } from '../../fixtures/poll.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const MAIN = join(root, 'dist/main.mjs');
const STAND_IN = join(root, 'test/desktop/stand-in/electron.ts');

/** The real Electron where `npm run test:desktop -- --electron PATH` named one, else the stand-in. */
const executablePath = process.env.TERN_TEST_ELECTRON || STAND_IN;

type MenuEntry = { readonly label?: string; readonly click?: () => void };
/** What the tray shows and what was notified, as the app asked for it. */
export type Seen = {
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: readonly string[];
  readonly notified: readonly { readonly title: string; readonly isUp: boolean }[];
  readonly asked: readonly string[];
};

/** The built desktop app with a data folder of its own. */
export class Desktop implements AsyncDisposable {
  readonly app: ElectronApplication;
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly dicomPort: number;
  readonly #folder: TempFolder;
  /** What the app was started with. */
  readonly env: Readonly<Record<string, string>>;

  private constructor(
    app: ElectronApplication,
    folder: TempFolder,
    dicomPort: number,
    env: Readonly<Record<string, string>>,
    dataDir: string,
  ) {
    this.app = app;
    this.process = app.process();
    this.#folder = folder;
    this.dataDir = dataDir;
    this.dicomPort = dicomPort;
    this.env = env;
  }

  /** `dicom`: settings of the agent beside the usual ones; `other`: another bundle, more environment. */
  static async launch(
    dicom: object = {},
    other: { readonly main?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<Desktop> {
    const folder = await TempFolder.create('tern-desktop');
    const places = { TERN_DATA: folder.join('data'), ...other.env };
    const args = [other.main ?? MAIN];
    return await Desktop.#launch(folder, places, dicom, { executablePath, args });
  }

  /** A packed app by its program, with the data folder that it takes when nobody names one. */
  static async launchPacked(program: string): Promise<Desktop> {
    const folder = await TempFolder.create('tern-desktop');
    const places = { HOME: folder.path, XDG_DATA_HOME: folder.path, XDG_CONFIG_HOME: folder.path };
    return await Desktop.#launch(folder, places, {}, { executablePath: program, args: [] });
  }

  static async #launch(
    folder: TempFolder,
    places: Readonly<Record<string, string>>,
    dicom: object,
    program: { readonly executablePath: string; readonly args: string[] },
  ): Promise<Desktop> {
    const dicomPort = await freePort();
    const dataDir = places.TERN_DATA ?? folder.join('tern');
    await mkdir(dataDir, { mode: 0o700 });
    await writeConfig(dataDir, { port: dicomPort, ...dicom });
    const env = {
      ...inherited(),
      ...places,
      TERN_SECRET_STORE: 'file',
      TERN_LINK_LOST_AFTER_MS: '1000',
    };
    const app = await _electron.launch({ ...program, env });
    const desktop = new Desktop(app, folder, dicomPort, env, dataDir);
    await desktop.#watch();
    return desktop;
  }

  window(): Promise<Page> {
    return this.app.firstWindow();
  }

  /** Settings of the agent beside the usual ones, for its next start. */
  writeConfig(dicom: object): Promise<void> {
    return writeConfig(this.dataDir, { port: this.dicomPort, ...dicom });
  }

  /** Resolves when the app knows that it is closed. */
  async closeWindow(): Promise<void> {
    await (await this.window()).close();
    await until('the window to be gone', () =>
      this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0),
    );
  }

  /** Starts the app once more beside this one; resolves when that one has ended. */
  async launchAgain(): Promise<number | null> {
    const flags = process.platform === 'linux' ? ['--no-sandbox'] : [];
    await using program = new RunningProgram(executablePath, [...flags, MAIN], {
      env: this.env,
    });
    return await program.untilExit();
  }

  /** Notes what the app asks of tray, notifications and dialogs; the same on the real Electron. */
  async #watch(): Promise<void> {
    await this.app.evaluate(({ Tray, Notification, dialog }) => {
      type Menu = { items: readonly { label?: string; click?: () => void }[] };
      const seen = {
        icon: '',
        tooltip: '',
        menu: [] as readonly { label?: string; click?: () => void }[],
        notified: [] as { notification: object; title: string; isUp: boolean }[],
        asked: [] as { message: string; answer: (response: number) => void }[],
      };
      Object.assign(globalThis, { seen });
      /** Calls `note` with `this` and the arguments before the method itself. */
      const before = (
        prototype: object,
        name: string,
        note: (self: object, first: unknown) => void,
      ): void => {
        const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
        Reflect.set(prototype, name, function (this: object, ...args: unknown[]) {
          note(this, args[0]);
          return original.apply(this, args);
        });
      };
      before(Tray.prototype, 'setImage', (_tray, image) => {
        seen.icon = (image as string).replace(/^.*[/\\]/, '');
      });
      before(Tray.prototype, 'setToolTip', (_tray, text) => (seen.tooltip = text as string));
      before(Tray.prototype, 'setContextMenu', (_tray, menu) => (seen.menu = (menu as Menu).items));
      before(Notification.prototype, 'show', (notification) => {
        const { title } = notification as { title: string };
        seen.notified.push({ notification, title, isUp: true });
      });
      before(Notification.prototype, 'close', (notification) => {
        for (const entry of seen.notified)
          if (entry.notification === notification) entry.isUp = false;
      });
      Object.assign(dialog, {
        showMessageBox: ({ message }: { message: string }) =>
          new Promise((resolve) =>
            seen.asked.push({ message, answer: (response) => resolve({ response }) }),
          ),
      });
    });
  }

  seen(): Promise<Seen> {
    return this.app.evaluate(() => {
      const { seen } = globalThis as unknown as {
        seen: {
          icon: string;
          tooltip: string;
          menu: readonly MenuEntry[];
          notified: { title: string; isUp: boolean }[];
          asked: { message: string }[];
        };
      };
      return {
        icon: seen.icon,
        tooltip: seen.tooltip,
        menu: seen.menu.flatMap(({ label }) => (label ? [label] : [])),
        notified: seen.notified.map(({ title, isUp }) => ({ title, isUp })),
        asked: seen.asked.map(({ message }) => message),
      };
    });
  }

  /** Answers the newest question by the number of its button. */
  async answer(response: number): Promise<void> {
    await this.app.evaluate((_electronModule, button) => {
      const { seen } = globalThis as unknown as {
        seen: { asked: { answer: (response: number) => void }[] };
      };
      seen.asked.at(-1)?.answer(button);
    }, response);
  }

  /** Clicks the newest notification, as the system tells it. */
  async clickNotification(): Promise<void> {
    await this.app.evaluate(() => {
      const { seen } = globalThis as unknown as {
        seen: { notified: { notification: { emit(event: string): void } }[] };
      };
      seen.notified.at(-1)?.notification.emit('click');
    });
  }

  async clickMenu(label: string): Promise<void> {
    await this.app.evaluate((_electronModule, wanted) => {
      const { seen } = globalThis as unknown as { seen: { menu: readonly MenuEntry[] } };
      // Quitting within the call would leave it without an answer.
      setTimeout(() => seen.menu.find((item) => item.label === wanted)?.click?.());
    }, label);
  }

  /** The sentence of tray and window, once both say the same and it matches. */
  async untilBothSay(sentence: RegExp, icon: string): Promise<Seen> {
    const page = await this.window();
    const heading = page.locator('#headline');
    return await until(`tray and window to say ${String(sentence)}`, async () => {
      const title = (await heading.textContent({ timeout: 5_000 })) ?? '';
      const seen = await this.seen();
      const isSame = seen.tooltip === title || seen.tooltip === `Tern: ${title}`;
      return isSame && sentence.test(title) && seen.icon.startsWith(icon) ? seen : null;
    });
  }

  /** Resolves when the app has ended by itself. */
  async untilEnded(): Promise<void> {
    const { process } = this;
    const hasEnded = (): boolean => process.exitCode !== null || process.signalCode !== null;
    await until('the app to end', hasEnded);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      // Whatever is asked: quit now.
      await this.answer(1);
      await this.app.evaluate(({ dialog }) => {
        Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 1 }) });
      });
      await this.app.close();
    }
    await this.#folder[Symbol.asyncDispose]();
  }
}

async function writeConfig(dataDir: string, dicom: object): Promise<void> {
  const config = {
    version: 1,
    dicom: { host: '127.0.0.1', ...dicom },
    link: { heartbeatIntervalMs: 500, backoffMinMs: 100, backoffMaxMs: 500 },
  };
  await writeFile(join(dataDir, 'config.json'), JSON.stringify(config));
}

/** Settings of whoever runs the tests stay outside; the mark of the test run goes along. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && (!entry[0].startsWith('TERN_') || entry[0] === 'TERN_TEST_RUN'),
    ),
  );
}
