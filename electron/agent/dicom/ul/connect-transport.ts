import { connect, type Socket } from 'node:net';
import type { Clock } from '../../../foundation/clock.ts';

/** Opens a TCP connection to a machine. Rejects with the system's error, with one of its own after `timeoutMs`, or with the signal's reason. */
export function connectTransport(options: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}): Promise<Socket> {
  const { host, port, timeoutMs, clock, signal } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const settle = (): void => {
      timer[Symbol.dispose]();
      signal?.removeEventListener('abort', aborted);
      socket.off('error', fail);
    };
    const fail = (error: Error): void => {
      settle();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const aborted = (): void => fail(signal?.reason as Error);
    const timer = clock.after(timeoutMs, () => fail(new Error('connecting took too long')));
    socket.once('error', fail);
    signal?.addEventListener('abort', aborted, { once: true });
    if (signal?.aborted === true) return aborted();
    socket.once('connect', () => {
      settle();
      resolve(socket);
    });
  });
}
