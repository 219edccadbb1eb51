import type { AddressInfo, Server } from 'node:net';
import { errnoOf } from '../electron/foundation/errors.ts';
import { CloudFault } from './errors.ts';

/** Starts to listen and returns the real address. Throws {@link CloudFault} `port-in-use` or `port-not-permitted`. */
export async function listenOn(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return address;
}

/** What people should know about a port that cannot be listened on. */
export function explained(error: Error, port: number): Error {
  switch (errnoOf(error)) {
    case 'EADDRINUSE':
      return new CloudFault('port-in-use', `Port ${port} is in use by another program.`, {
        cause: error,
      });
    case 'EACCES':
      return new CloudFault(
        'port-not-permitted',
        `This user may not listen on port ${port}. Choose a port above 1023 or give the right.`,
        { cause: error },
      );
    default:
      return error;
  }
}
