import { connect } from 'node:net';
import type { Clock } from './clock.ts';

const TIMEOUT_MS = 2_000;

/** Whether a connection to `host`:`port` can be opened from this PC; it is closed at once. */
export function portAnswers(host: string, port: number, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (doesAnswer: boolean): void => {
      timer[Symbol.dispose]();
      socket.destroy();
      resolve(doesAnswer);
    };
    const timer = clock.after(TIMEOUT_MS, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
