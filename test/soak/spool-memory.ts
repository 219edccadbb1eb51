// One very large object through the sealed spool and out to the cloud, with the agent's most resident memory on the way.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { peakMb } from '../chaos/watch.ts';
import { CT_CONTEXT, CT_IMAGE, deviceRequest, openDevice, storeRq } from '../fakes/test-device.ts';
import { noise } from '../fixtures/dicom-samples.ts';
import { encodeDataset, TRANSFER_SYNTAX } from '../fixtures/dicom-writer.ts';
import { until } from '../fixtures/poll.ts';
import { AgentProcess, CloudProcess, type StoredObject } from '../fixtures/tern.ts';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';

const UID = '2.25.1650000000000000.4000.1';
const MB = 2 ** 20;
const PIECE = noise(MB, 4);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A dataset that ends in so many MB of pixels, made as it is read. */
async function* largeDataset(megabytes: number): AsyncGenerator<Buffer> {
  const head = encodeDataset(
    [
      { tag: 0x00080016, vr: 'UI', value: CT_IMAGE },
      { tag: 0x00080018, vr: 'UI', value: UID },
      { tag: 0x0020000d, vr: 'UI', value: '2.25.1650000000000000.4000.2' },
      { tag: 0x0020000e, vr: 'UI', value: '2.25.1650000000000000.4000.3' },
    ],
    TRANSFER_SYNTAX.explicitLittle,
  );
  // Pixel Data (7FE0,0010), OW, with its 32-bit length (PS3.5 7.1.2).
  const pixels = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57, 0, 0, 0, 0, 0, 0]);
  pixels.writeUInt32LE(megabytes * MB, 8);
  yield Buffer.concat([head, pixels]);
  for (let n = 0; n < megabytes; n++) {
    await Promise.resolve();
    yield PIECE;
  }
}

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '2048' } } });
const megabytes = Number(values.megabytes);
await using cloud = await CloudProcess.start();
await using agent = await AgentProcess.paired(cloud, { more: ['--ack-policy', 'spool'] });
const startMs = performance.now();
const hash = createHash('sha256');
const read = async function* (): AsyncGenerator<Buffer> {
  for await (const piece of largeDataset(megabytes)) {
    hash.update(piece);
    yield piece;
  }
};
const device = await openDevice(agent.dicomPort, deviceRequest({ contexts: [CT_CONTEXT] }));
const { command } = await device.requestOne(CT_CONTEXT.id, storeRq(UID), Readable.from(read()));
await device.release();
const keptSeconds = (performance.now() - startMs) / 1_000;
say(`${megabytes} MB kept in ${keptSeconds.toFixed(0)} s, status ${command.Status ?? 'none'}`);
say(`the agent had at most ${(await peakMb(agent.program.pid)).toFixed(0)} MB resident by then`);
await until(
  'it to be delivered',
  async () => {
    const { spool } = (await agent.ternJson('status')) as AgentStatus;
    return spool !== null && spool.queued + spool.awaitingReceipt + spool.held === 0;
  },
  900_000,
);
const seconds = (performance.now() - startMs) / 1_000;
const [stored]: readonly StoredObject[] = await cloud.objects();
const isSame = stored?.sha256 === hash.digest('hex');
const peaks = [await peakMb(agent.program.pid), await peakMb(cloud.program.pid)] as const;
say(`delivered after ${seconds.toFixed(0)} s, ${isSame ? 'byte for byte' : 'NOT THE SAME BYTES'}`);
say(`most resident memory: agent ${peaks[0].toFixed(0)} MB, cloud ${peaks[1].toFixed(0)} MB`);
process.exitCode = isSame && peaks[0] <= 200 ? 0 : 1;
