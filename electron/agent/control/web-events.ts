import type { ServerResponse } from 'node:http';
import type { ControlServices } from './control-services.ts';
import { pumpStatus } from './status-pump.ts';

/** A comment this often tells the page that the agent is alive, and us that the page still reads. */
const KEEP_ALIVE_MS = 5_000;
/** So many of them in a row without reading anything: such a page holds a connection for nothing. */
const MAX_MISSED = 12;

/** Sends the present status and each later one as server-sent events named `status`, until either side ends it. */
export function streamStatus(
  response: ServerResponse,
  services: ControlServices,
  keepAliveMs = KEEP_ALIVE_MS,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.write('retry: 1000\n\n');
  const pump = pumpStatus(services, (status) =>
    response.write(`event: status\ndata: ${JSON.stringify(status)}\n\n`),
  );
  response.on('drain', () => pump.resume());

  let timer: Disposable;
  let missed = 0;
  const keepAlive = (): void => {
    missed = response.writableNeedDrain ? missed + 1 : 0;
    if (missed > MAX_MISSED) {
      response.destroy();
      return;
    }
    if (missed === 0) response.write(': alive\n\n');
    timer = services.clock.after(keepAliveMs, keepAlive);
  };
  timer = services.clock.after(keepAliveMs, keepAlive);
  response.once('close', () => {
    pump[Symbol.dispose]();
    timer[Symbol.dispose]();
  });
}
