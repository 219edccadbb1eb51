import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { MAX_CONTROL_MESSAGE_BYTES } from '../contract/control.ts';
import { findSocket } from '../foundation/find-socket.ts';
import { LineSplitter } from '../foundation/line-splitter.ts';
import type { ControlPipe } from './control-conversation.ts';

/** A pipe to the agent that holds this data folder already; null if none answers there. */
export async function attachAgent(dataDir: string): Promise<ControlPipe | null> {
  const path = await findSocket(dataDir);
  if (path === null) return null;
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch {
    return null;
  }
  return pipeOf(socket);
}

/** One JSON object a line, in both directions. */
function pipeOf(socket: Socket): ControlPipe {
  const splitter = new LineSplitter(MAX_CONTROL_MESSAGE_BYTES);
  socket.on('error', () => socket.destroy());
  return {
    send: (request) => void socket.write(`${JSON.stringify(request)}\n`),
    onMessage(listener) {
      socket.on('data', (chunk: Buffer) => {
        try {
          for (const line of splitter.push(chunk)) listener(JSON.parse(line));
        } catch {
          socket.destroy();
        }
      });
    },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    abort: () => void socket.destroy(),
  };
}
