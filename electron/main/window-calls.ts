import { CONTROL_CALLS, type ControlCallName, type SerializedError } from '../contract/control.ts';
import { DESKTOP_CHANNELS } from '../contract/desktop-bridge.ts';
import { desktopCallSchema, type DesktopAnswer } from '../contract/desktop-ipc.ts';
import {
  desktopSettingChangeSchema,
  type DesktopSettingChange,
} from '../contract/desktop-settings.ts';
import { CallError } from './control-conversation.ts';
import type { ElectronApi, InvokeEventApi } from './electron-api.ts';

export type WindowCalls = {
  readonly isSender: (event: InvokeEventApi) => boolean;
  readonly call: (name: ControlCallName, args: unknown) => Promise<unknown>;
  /** Throws CallError. */
  readonly set: (change: DesktopSettingChange) => Promise<void>;
  readonly startAgent: () => void;
  readonly checkForUpdates: () => Promise<void>;
  readonly installUpdate: () => void;
  /** The window asks for the present state. */
  readonly watch: () => void;
};

/** Everything the window may ask for: sender checked, arguments parsed by the contract. */
export function serveWindowCalls(
  { ipcMain }: Pick<ElectronApi, 'ipcMain'>,
  calls: WindowCalls,
): void {
  const guarded = (
    channel: string,
    answer: (request: unknown) => Promise<unknown> | undefined,
  ): void => {
    ipcMain.handle(channel, (event, request) => {
      if (!calls.isSender(event)) throw new Error('Only the dashboard may ask.');
      return answer(request);
    });
  };
  guarded(DESKTOP_CHANNELS.call, (request) => answerCall(calls, request));
  guarded(DESKTOP_CHANNELS.setting, (change) => answerSetting(calls, change));
  guarded(DESKTOP_CHANNELS.startAgent, () => {
    calls.startAgent();
    return undefined;
  });
  guarded(DESKTOP_CHANNELS.checkForUpdates, () => calls.checkForUpdates());
  guarded(DESKTOP_CHANNELS.installUpdate, () => {
    calls.installUpdate();
    return undefined;
  });
  guarded(DESKTOP_CHANNELS.watch, () => {
    calls.watch();
    return undefined;
  });
}

/** Never rejects: what goes wrong is part of the answer. */
export async function answerCall(
  { call }: Pick<WindowCalls, 'call'>,
  raw: unknown,
): Promise<DesktopAnswer> {
  const request = desktopCallSchema.safeParse(raw).data;
  const args = request && CONTROL_CALLS[request.call].args.safeParse(request.args);
  if (request === undefined || args?.success !== true)
    return { error: { code: 'bad-arguments', message: 'That was not a call of the contract.' } };
  try {
    return { result: await call(request.call, args.data) };
  } catch (error) {
    return { error: refusalOf(error) };
  }
}

/** Never rejects: what goes wrong is part of the answer. */
export async function answerSetting(
  { set }: Pick<WindowCalls, 'set'>,
  raw: unknown,
): Promise<DesktopAnswer> {
  const change = desktopSettingChangeSchema.safeParse(raw).data;
  if (change === undefined)
    return { error: { code: 'bad-arguments', message: 'There is no such setting.' } };
  try {
    await set(change);
    return { result: null };
  } catch (error) {
    return { error: refusalOf(error) };
  }
}

function refusalOf(error: unknown): SerializedError {
  if (error instanceof CallError) {
    const { code, message, fields } = error;
    return { code, message, ...(fields.length > 0 && { fields: [...fields] }) };
  }
  return { code: 'internal', message: 'The call failed inside the app.' };
}
