import type { AgentProcess } from './agent-process.ts';
import type { AgentStatus } from './agent-status.ts';
import type { ControlClient } from './control.ts';
import type { DesktopSettingChange, DesktopSettings } from './desktop-settings.ts';
import type { Locale } from './languages.ts';
import type { UpdateStatus } from './updates.ts';

/** What the dashboard talks to: Electron's preload or the loopback web server behind one shape. */
export type Bridge = {
  readonly calls: ControlClient;
  /** Delivers the present status and each later one. Returns a function that ends it. */
  readonly onStatus: (listener: (status: AgentStatus) => void) => () => void;
  /** Tells whether the agent itself can be reached; false means that what is shown may be stale. */
  readonly onConnected: (listener: (isConnected: boolean) => void) => () => void;
  /** What only the desktop app has; null in a browser. */
  readonly desktop: DesktopControls | null;
};

/** The desktop app around the dashboard. Each `on…` delivers the present value and later ones; it returns what ends it. */
export type DesktopControls = {
  readonly onSettings: (listener: (settings: DesktopSettings) => void) => () => void;
  /** Rejects with the code of the refusal; then nothing has changed. */
  readonly setSettings: (change: DesktopSettingChange) => Promise<void>;
  /** The locale that follows from the settings and the system. */
  readonly onLocale: (listener: (locale: Locale) => void) => () => void;
  readonly onAgentProcess: (listener: (process: AgentProcess) => void) => () => void;
  /** Starts an agent that was given up another time. */
  readonly startAgent: () => Promise<void>;
  readonly onUpdate: (listener: (update: UpdateStatus) => void) => () => void;
  /** Resolves when the feed has answered, or has not; what came of it is told. */
  readonly checkForUpdates: () => Promise<void>;
  /** Installs what is ready, as soon as nothing is on its way. */
  readonly installUpdate: () => Promise<void>;
};
