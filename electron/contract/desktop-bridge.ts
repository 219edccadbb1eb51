/** Channels between the window and Electron's main process. */
export const DESKTOP_CHANNELS = {
  /** Window asks: one call of the control API. */
  call: 'tern:call',
  /** Window asks to be told the present state. */
  watch: 'tern:watch',
  /** Window changes one of the desktop app's settings. */
  setting: 'tern:setting',
  /** Window asks for another start of an agent that was given up. */
  startAgent: 'tern:start-agent',
  /** Window asks to look for updates. */
  checkForUpdates: 'tern:check-for-updates',
  /** Window asks to install the update that is ready. */
  installUpdate: 'tern:install-update',
  /** Main tells the state. */
  state: 'tern:state',
  /** Main tells which page to show. */
  page: 'tern:page',
} as const;

/** Name of the global that the preload gives to the page. */
export const DESKTOP_BRIDGE = 'ternDesktop';

/**
 * What the preload gives to the page. Electron copies what passes between the two and leaves out the code of an error,
 * so answers are data; the page parses them and makes its Bridge of it.
 */
export type DesktopBridge = {
  /** Resolves with a DesktopAnswer. */
  readonly call: (call: string, args: unknown) => Promise<unknown>;
  /** `change` is a DesktopSettingChange. Resolves with a DesktopAnswer. */
  readonly setSettings: (change: unknown) => Promise<unknown>;
  readonly startAgent: () => Promise<unknown>;
  readonly checkForUpdates: () => Promise<unknown>;
  readonly installUpdate: () => Promise<unknown>;
  /** Delivers the present DesktopWindowState and each later one. Returns a function that ends it. */
  readonly onState: (listener: (state: unknown) => void) => () => void;
};
