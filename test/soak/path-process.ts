// The whole path in a process of its own, so that its sockets, timers and memory can be counted: an agent, a cloud, TLS
// with a pre-shared key between them. Answers each line on its standard input with one line of JSON; ends with the input.
import { createInterface } from 'node:readline';
import { WholePath } from '../fakes/whole-path.ts';
import { CountingClock } from './counting-clock.ts';

export type PathState = {
  readonly dicomPort: number;
  readonly pskPort: number;
  /** TCP connections that are open on either side. */
  readonly sockets: number;
  /** Timers of the agent that are armed. */
  readonly timers: number;
  /** Associations that the agent serves. */
  readonly associations: number;
  /** Objects that the cloud holds. */
  readonly objects: number;
  /** After a full collection. */
  readonly heapMb: number;
  readonly rssMb: number;
};

const SOCKETS = new Set(['TCPSocketWrap', 'TLSWrap', 'TLSSocketWrap']);

async function stateOf(path: WholePath, clock: CountingClock): Promise<PathState> {
  const { transfers } = await path.agent.handlers.getStatus({});
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    dicomPort: path.dicomPort,
    pskPort: path.cloud.pskPort,
    sockets: process.getActiveResourcesInfo().filter((kind) => SOCKETS.has(kind)).length,
    timers: clock.armedTimers,
    associations: transfers.length,
    objects: path.cloud.registry.objects.list().length,
    heapMb: (heapUsed + external) / 2 ** 20,
    rssMb: rss / 2 ** 20,
  };
}

await using path = await WholePath.startPaired();
const clock = new CountingClock();
await path.stopAgent();
await path.startAgent(clock);
await path.untilStatus('online', ({ link }) => link.kind === 'online');
const lines = createInterface({ input: process.stdin });
process.stdout.write('ready\n');
for await (const line of lines)
  if (line === 'state') process.stdout.write(`${JSON.stringify(await stateOf(path, clock))}\n`);
