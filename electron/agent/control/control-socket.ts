import { chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { ControlError } from './control-error.ts';
import type { ControlServices } from './control-services.ts';
import { serveConnection } from './socket-connection.ts';
import { findSocket } from '../../foundation/find-socket.ts';
import { prepareSocketPlace } from './socket-place.ts';

const MAX_CONNECTIONS = 32;

/** Tells whether a program answers at a socket or pipe; a file left by one that died does not. */
export function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The error of a second agent for the same data folder. */
export function alreadyRunning(dataDir: string): ControlError {
  return new ControlError(
    'agent-already-running',
    `Tern is already running with the data folder ${dataDir}. Use that one, stop it first, or give another folder with --data.`,
  );
}

/**
 * Serves the control API to programs of the same user on this PC: a socket with mode 0600 in the data folder (0700), a
 * named pipe on Windows; of a system service, to the members of its group as well. Throws ControlError
 * agent-already-running when another agent answers there. On Windows the lock of the folder alone decides that: at the
 * name that a killed agent left behind anybody may answer.
 */
export async function serveControlSocket(
  dataDir: string,
  services: ControlServices,
): Promise<AsyncDisposable> {
  const present = process.platform === 'win32' ? null : await findSocket(dataDir);
  if (present !== null && (await isListening(present))) throw alreadyRunning(dataDir);
  const place = await prepareSocketPlace(dataDir);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void serveConnection(socket, services);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, place.path);
  if (process.platform !== 'win32') await chmod(place.path, place.mode);
  server.on('error', () => services.logger.warn('control.socket-error'));
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await place.remove();
    },
  };
}
