import { CONTROL_CALLS, type ControlCallName, type SerializedError } from '../contract/control.ts';
import { DESKTOP_CHANNELS } from '../contract/desktop-bridge.ts';
import { desktopCallSchema, type DesktopAnswer } from '../contract/desktop-ipc.ts';
import { CallError } from './control-conversation.ts';
import type { ElectronApi, InvokeEventApi } from './electron-api.ts';

export type WindowCalls = {
  readonly isSender: (event: InvokeEventApi) => boolean;
  readonly call: (name: ControlCallName, args: unknown) => Promise<unknown>;
  /** The window asks for the present state. */
  readonly watch: () => void;
};

/** Passes the window's calls on to the agent: sender checked, arguments parsed by the contract. */
export function serveWindowCalls({ ipcMain }: ElectronApi, calls: WindowCalls): void {
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
    if (error instanceof CallError) return { error: serialized(error) };
    return { error: { code: 'internal', message: 'The call failed inside the app.' } };
  }
}

function serialized({ code, message, fields }: CallError): SerializedError {
  return { code, message, ...(fields.length > 0 && { fields: [...fields] }) };
}
