import { createControlServices } from '../../electron/agent/control/control-services.ts';
import { serveControlSocket } from '../../electron/agent/control/control-socket.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { FakeControlBackend } from './fake-control-backend.ts';
import { makeTempFolder } from './temp-folder.ts';
import { runTern, type TernResult } from './tern-process.ts';

/** An agent without a body on a real control socket, and `tern` to talk to it. */
export async function startFakeAgent() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const backend = new FakeControlBackend();
  const logger = createLogger({ clock: systemClock, sinks: [] });
  const services = createControlServices(backend, systemClock, logger);
  const socket = stack.use(await serveControlSocket(folder.path, services));
  return {
    dataDir: folder.path,
    backend,
    socket,
    tern: (args: readonly string[], input?: string): Promise<TernResult> =>
      runTern(args, { env: { TERN_DATA: folder.path }, ...(input === undefined ? {} : { input }) }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** The code in what `tern --json` printed. */
export const errorCode = ({ stdout }: TernResult): unknown =>
  (JSON.parse(stdout) as { error: { code: string } }).error.code;
