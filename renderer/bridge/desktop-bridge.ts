import { isConnected } from '../../electron/contract/agent-process.ts';
import type { Bridge, DesktopControls } from '../../electron/contract/bridge.ts';
import {
  CONTROL_CALLS,
  controlCallNameSchema,
  type ControlCallName,
  type ControlClient,
} from '../../electron/contract/control.ts';
import { DESKTOP_BRIDGE, type DesktopBridge } from '../../electron/contract/desktop-bridge.ts';
import {
  desktopAnswerSchema,
  desktopWindowStateSchema,
  type DesktopWindowState,
} from '../../electron/contract/desktop-ipc.ts';
import { CallError } from './call-error.ts';

/** What the desktop app's preload put into this window; null in a browser. */
export function findDesktopBridge(place: object): DesktopBridge | null {
  // Our own preload is the only one that can put it there.
  const found = (place as Record<string, unknown>)[DESKTOP_BRIDGE];
  return found === undefined ? null : (found as DesktopBridge);
}

/** The Bridge over the desktop app's preload; everything that comes through it is parsed here. */
export function makeDesktopBridge(desktop: DesktopBridge): DesktopAppBridge {
  const entries = controlCallNameSchema.options.map((name) => [
    name,
    (args: unknown) => call(desktop, name, args),
  ]);
  const states = new DesktopStates(desktop);
  return {
    // One function for each row of CONTROL_CALLS, its result parsed by that row: the shape of ControlClient.
    calls: Object.fromEntries(entries) as ControlClient,
    onStatus: (listener) => states.follow(({ status }) => status, listener),
    onConnected: (listener) => states.follow(({ process }) => isConnected(process), listener),
    desktop: {
      onSettings: (listener) => states.follow(({ settings }) => settings, listener),
      onLocale: (listener) => states.follow(({ locale }) => locale, listener),
      onAgentProcess: (listener) => states.follow(({ process }) => process, listener),
      setSettings: async (change) => {
        resultOf(await desktop.setSettings(change));
      },
      onUpdate: (listener) => states.follow(({ update }) => update, listener),
      checkForUpdates: async () => {
        await desktop.checkForUpdates();
      },
      installUpdate: async () => {
        await desktop.installUpdate();
      },
      startAgent: async () => {
        await desktop.startAgent();
      },
    },
  };
}

/** A Bridge inside the desktop app. */
export type DesktopAppBridge = Bridge & { readonly desktop: DesktopControls };

/** One subscription to the preload for all listeners; each state is parsed once. */
class DesktopStates {
  readonly #desktop: DesktopBridge;
  readonly #listeners = new Set<(state: DesktopWindowState) => void>();
  #latest: DesktopWindowState | null = null;
  #end: (() => void) | null = null;

  constructor(desktop: DesktopBridge) {
    this.#desktop = desktop;
  }

  /** Tells one part of the present state and of later ones, left out while it is null. */
  follow<T>(
    pick: (state: DesktopWindowState) => T | null,
    listener: (part: T) => void,
  ): () => void {
    const tell = (state: DesktopWindowState): void => {
      const part = pick(state);
      if (part !== null) listener(part);
    };
    this.#listeners.add(tell);
    if (this.#latest !== null) tell(this.#latest);
    this.#end ??= this.#desktop.onState((state) => this.#take(state));
    return () => {
      this.#listeners.delete(tell);
      if (this.#listeners.size > 0) return;
      this.#end?.();
      this.#end = null;
      this.#latest = null;
    };
  }

  #take(raw: unknown): void {
    const state = desktopWindowStateSchema.parse(raw);
    this.#latest = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** Throws CallError where the answer is a refusal. */
function resultOf(raw: unknown): unknown {
  const answer = desktopAnswerSchema.parse(raw);
  if ('error' in answer) throw CallError.from(answer.error);
  return answer.result;
}

async function call(
  desktop: DesktopBridge,
  name: ControlCallName,
  args: unknown,
): Promise<unknown> {
  const result = CONTROL_CALLS[name].result.safeParse(resultOf(await desktop.call(name, args)));
  if (result.success) return result.data;
  throw new CallError('internal', `the answer to ${name} was not understood`);
}
