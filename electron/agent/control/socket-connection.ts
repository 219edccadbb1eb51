import type { Socket } from 'node:net';
import { MAX_CONTROL_MESSAGE_BYTES, type ControlMessage } from '../../contract/control.ts';
import { answerRequest, notARequest } from './answer-request.ts';
import type { ControlServices } from './control-services.ts';
import { LineSplitter, LineTooLongError } from '../../foundation/line-splitter.ts';
import { pumpStatus, type StatusPump } from './status-pump.ts';

/** Calls of one connection that may be under way; the next line is read when one of them is answered. */
const MAX_CALLS_UNDER_WAY = 16;

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Writes messages; the promise of each settles when the peer has caught up, or has gone. */
function createWriter(socket: Socket): (message: ControlMessage) => Promise<void> {
  let caughtUp: Promise<void> | null = null;
  return async (message) => {
    if (!socket.writable) return;
    if (!socket.write(`${JSON.stringify(message)}\n`))
      caughtUp ??= new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', resolve);
      }).finally(() => (caughtUp = null));
    await caughtUp;
  };
}

/** Serves one peer of the local socket until it leaves or sends something that is no request. */
export async function serveConnection(socket: Socket, services: ControlServices): Promise<void> {
  const splitter = new LineSplitter(MAX_CONTROL_MESSAGE_BYTES);
  const send = createWriter(socket);
  const underWay = new Set<Promise<void>>();
  let pump: StatusPump | null = null;
  socket.on('drain', () => pump?.resume());
  socket.once('close', () => pump?.[Symbol.dispose]());

  // Statuses begin after the first request: on Windows others may open a pipe for reading, but not ask.
  const startStatuses = (): void => {
    if (pump !== null || socket.destroyed) return;
    pump = pumpStatus(services, (status) =>
      socket.write(`${JSON.stringify({ event: 'status', status } satisfies ControlMessage)}\n`),
    );
  };
  const answerLine = async (line: string): Promise<void> => {
    const answer = await answerRequest(services.dispatch, parseLine(line));
    await send(answer ?? notARequest());
    if (answer === null) socket.end();
    else startStatuses();
  };

  try {
    // The iterator must not destroy the socket at the peer's end: answers may still be under way.
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      for (const line of splitter.push(chunk as Buffer)) {
        const task: Promise<void> = answerLine(line).finally(() => underWay.delete(task));
        underWay.add(task);
        if (underWay.size >= MAX_CALLS_UNDER_WAY) await Promise.race(underWay);
        if (!socket.writable) return;
      }
    }
    await Promise.all(underWay);
    socket.end();
  } catch (error) {
    // A peer that vanishes is nothing to tell; one that floods is.
    if (error instanceof LineTooLongError) services.logger.warn('control.message-too-long');
    socket.destroy();
  }
}
