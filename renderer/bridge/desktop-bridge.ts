import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
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
} from '../../electron/contract/desktop-ipc.ts';
import { CallError } from './call-error.ts';

/** What the desktop app's preload put into this window; null in a browser. */
export function findDesktopBridge(place: object): DesktopBridge | null {
  // Our own preload is the only one that can put it there.
  const found = (place as Record<string, unknown>)[DESKTOP_BRIDGE];
  return found === undefined ? null : (found as DesktopBridge);
}

/** The Bridge over the desktop app's preload; everything that comes through it is parsed here. */
export function makeDesktopBridge(desktop: DesktopBridge): Bridge {
  const entries = controlCallNameSchema.options.map((name) => [
    name,
    (args: unknown) => call(desktop, name, args),
  ]);
  return {
    // One function for each row of CONTROL_CALLS, its result parsed by that row: the shape of ControlClient.
    calls: Object.fromEntries(entries) as ControlClient,
    onStatus: (listener: (status: AgentStatus) => void) =>
      desktop.onState((state) => {
        const { status } = desktopWindowStateSchema.parse(state);
        if (status !== null) listener(status);
      }),
    onConnected: (listener: (isConnected: boolean) => void) =>
      desktop.onState((state) => {
        const { isConnected } = desktopWindowStateSchema.parse(state);
        if (isConnected !== null) listener(isConnected);
      }),
  };
}

async function call(
  desktop: DesktopBridge,
  name: ControlCallName,
  args: unknown,
): Promise<unknown> {
  const answer = desktopAnswerSchema.parse(await desktop.call(name, args));
  if ('error' in answer) throw CallError.from(answer.error);
  const result = CONTROL_CALLS[name].result.safeParse(answer.result);
  if (result.success) return result.data;
  throw new CallError('internal', `the answer to ${name} was not understood`);
}
