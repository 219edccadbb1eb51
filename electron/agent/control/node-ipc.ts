import type { ControlMessage } from '../../contract/control.ts';
import { answerRequest } from './answer-request.ts';
import type { ControlServices } from './control-services.ts';
import { pumpStatus } from './status-pump.ts';

/** The end of a Node IPC channel that belongs to this process; `process` of a child started with 'ipc' is one. */
export interface IpcChannel {
  send(message: ControlMessage, onSent: () => void): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

/** This process's own channel to the program that started it; null when it was started without one. */
export function processChannel(): IpcChannel | null {
  if (process.send === undefined) return null;
  return {
    send(message, onSent) {
      // A channel that has just closed is told by 'disconnect', not here.
      if (process.connected) process.send?.(message, undefined, undefined, () => onSent());
    },
    onMessage(listener) {
      process.on('message', listener);
      return { [Symbol.dispose]: () => void process.off('message', listener) };
    },
  };
}

/** Serves the control API to the parent process: answers, and every status from now on. */
export function serveNodeIpc(channel: IpcChannel, services: ControlServices): Disposable {
  const messages = channel.onMessage((message) => {
    void answerRequest(services.dispatch, message).then((answer) => {
      if (answer === null) services.logger.warn('control.not-a-request', { state: 'ipc' });
      else channel.send(answer, () => undefined);
    });
  });
  const pump = pumpStatus(services, (status) => {
    channel.send({ event: 'status', status }, () => queueMicrotask(() => pump.resume()));
    return false;
  });
  return {
    [Symbol.dispose]() {
      messages[Symbol.dispose]();
      pump[Symbol.dispose]();
    },
  };
}
