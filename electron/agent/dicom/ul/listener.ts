import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { CodedError, errnoOf } from '../../../foundation/errors.ts';
import { programListeningOn } from './port-owner.ts';

export type ListenErrorCode = 'port-in-use' | 'port-not-permitted' | 'listener-failed';

/** The port could not be opened. `program` holds it, where the operating system tells. */
export class ListenError extends CodedError<ListenErrorCode> {
  readonly port: number;
  readonly program: string | null;
  constructor(code: ListenErrorCode, port: number, program: string | null, cause: unknown) {
    super(code, wordsOf(code, port, program), { cause });
    this.port = port;
    this.program = program;
  }
}

function wordsOf(code: ListenErrorCode, port: number, program: string | null): string {
  switch (code) {
    case 'port-in-use':
      return `Port ${port} is already used by ${program ?? 'another program'}. Close that program or choose another port.`;
    case 'port-not-permitted':
      return `This user may not open port ${port}. Choose a port above 1023, for example 11112.`;
    case 'listener-failed':
      return `Port ${port} could not be opened. Check the listening address.`;
  }
}

async function listenErrorOf(error: unknown, port: number): Promise<ListenError> {
  const errno = errnoOf(error);
  if (errno === 'EADDRINUSE')
    return new ListenError('port-in-use', port, await programListeningOn(port), error);
  return new ListenError(
    errno === 'EACCES' ? 'port-not-permitted' : 'listener-failed',
    port,
    null,
    error,
  );
}

export type Listener = AsyncDisposable & { readonly host: string; readonly port: number };

/**
 * Accepts DICOM connections. `maxConnections` bounds sockets, associations are bounded by their owner. Port 0 takes a
 * free one. Throws {@link ListenError}. Disposing stops accepting; open connections are the owner's.
 */
export async function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly maxConnections: number;
  readonly connected: (socket: Socket) => void;
}): Promise<Listener> {
  const server: Server = createServer({ noDelay: true }, options.connected);
  server.maxConnections = options.maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch(async (error: unknown) => {
    throw await listenErrorOf(error, options.port);
  });
  // Errors after that (out of file handles) concern one connection; the listener stays.
  server.on('error', () => undefined);
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    [Symbol.asyncDispose]: () => {
      // Not waited for: it calls back only when the last connection is closed, and those are the owner's.
      server.close();
      return Promise.resolve();
    },
  };
}
