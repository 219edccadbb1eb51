import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import {
  connectControl,
  type ControlConnection,
} from '../../electron/agent/control/connect-control.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { median } from './report.ts';
import { slowLink, type LinkShape } from './slow-link.ts';

const OBJECTS = 160;
const SIDE = 512;
const ASSOCIATIONS = [1, 2, 4, 8] as const;
const SHAPE: LinkShape = { delayMs: 15, bytesPerSecond: 100_000_000 / 8 };
/** While they last, what is kept waits. */
const NEVER = { from: '00:00', to: '23:59' };
/** First kind of samples of this bench; each run sends objects of its own. */
const FIRST_KIND = 5_000;

export type LinkFigures = {
  readonly associations: number;
  /** Parts of 100 Mbit/s that datasets alone made up, of each round. */
  readonly busy: readonly number[];
};

/**
 * How busy the real agent keeps a link of 100 Mbit/s and 30 ms: 160 CT images of 512 KB that wait sealed on this PC, over TLS
 * into our cloud, until the cloud answered the last. By the number of associations, rounds interleaved.
 */
export async function measureSpoolLink(isQuick: boolean): Promise<readonly LinkFigures[]> {
  await using cloud = await CloudProcess.start();
  await using link = await slowLink(cloud.pskPort, SHAPE);
  await using agent = await AgentProcess.paired(cloud, {
    pskPort: link.port,
    more: ['--ack-policy', 'spool'],
  });
  await using control = await connectControl(agent.data);
  const busy = new Map<number, number[]>(ASSOCIATIONS.map((count) => [count, []]));
  let kind = FIRST_KIND;
  // Round -1 warms up and does not count.
  for (let round = isQuick ? 0 : -1; round < (isQuick ? 1 : 3); round++)
    for (const associations of ASSOCIATIONS) {
      const run = { associations, objects: isQuick ? 24 : OBJECTS, kind: kind++ };
      const part = await sendKept(control, agent.dicomPort, run);
      if (round >= 0) busy.get(associations)?.push(part);
    }
  return ASSOCIATIONS.map((associations) => ({
    associations,
    busy: busy.get(associations) ?? [],
  }));
}

async function sendKept(
  control: ControlConnection,
  port: number,
  run: { readonly associations: number; readonly objects: number; readonly kind: number },
): Promise<number> {
  await control.setConfig({ path: 'spool.quietHours', value: NEVER });
  await control.setConfig({ path: 'spool.associations', value: run.associations });
  const objects = Array.from({ length: run.objects }, (_, n) =>
    parsePart10(ctImage({ kind: run.kind, n, rows: SIDE, columns: SIDE })),
  );
  const bytes = objects.reduce((sum, { dataset }) => sum + dataset.length, 0);
  await storeObjects({ port, callingAe: 'BENCH' }, objects);
  const startMs = performance.now();
  await control.setConfig({ path: 'spool.quietHours', value: null });
  const isSent = async (): Promise<boolean> => (await control.getStatus({})).spool?.queued === 0;
  await until('all to be sent', isSent, 300_000);
  const seconds = (performance.now() - startMs) / 1_000;
  await until('all receipts', async () => {
    const { spool } = await control.getStatus({});
    return spool !== null && spool.awaitingReceipt + spool.held === 0;
  });
  return bytes / seconds / SHAPE.bytesPerSecond;
}

/** The same link with one plain TCP connection that waits for nobody: what can be had of it at best, as a part of its rate. */
export async function measurePlainLink(isQuick: boolean): Promise<number> {
  const bytes = (isQuick ? 24 : OBJECTS) * SIDE * SIDE * 2;
  let received = 0;
  const done: PromiseWithResolvers<void> = Promise.withResolvers();
  const server = createServer((socket) => {
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received >= bytes) done.resolve();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await using link = await slowLink((server.address() as AddressInfo).port, SHAPE);
  const startMs = performance.now();
  const socket = connect(link.port, '127.0.0.1');
  socket.end(Buffer.alloc(bytes));
  await done.promise;
  const seconds = (performance.now() - startMs) / 1_000;
  socket.destroy();
  server.close();
  return bytes / seconds / SHAPE.bytesPerSecond;
}

export function linkLines(plain: number, figures: readonly LinkFigures[]): readonly string[] {
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
  return [
    `a link of 100 Mbit/s and 30 ms: one plain TCP connection ${percent(plain)}`,
    ...figures.map(
      ({ associations, busy }) =>
        `${associations} associations: ${percent(median(busy))} (${busy.map(percent).join(', ')})`,
    ),
  ];
}
