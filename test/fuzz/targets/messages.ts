import { createHash } from 'node:crypto';
import { encodeCommandSet, hasDataset } from '../../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../../electron/agent/dicom/dimse/message-reader.ts';
import { UlProtocolError } from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdvHeader } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { PduStream } from '../../../electron/agent/dicom/ul/pdu-stream.ts';
import type { CommandSet } from '../../../electron/agent/dicom/dimse/command-set.ts';
import { capturedData } from '../captured.ts';
import { checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';
import { chunksOf, randomOf } from '../random.ts';

const MAX_PDU_BYTES = 131_072;

type Message = {
  readonly contextId: number;
  readonly command: CommandSet;
  readonly dataset: Buffer[];
  isWhole: boolean;
};

function read(chunks: Iterable<Buffer>): { messages: readonly Message[]; error: string | null } {
  const messages: Message[] = [];
  const reader = new MessageReader({
    command: (contextId, command) =>
      void messages.push({ contextId, command, dataset: [], isWhole: !hasDataset(command) }),
    datasetPiece: (data) => void messages.at(-1)?.dataset.push(Buffer.from(data)),
    datasetEnd: () => {
      const message = messages.at(-1);
      if (message) message.isWhole = true;
    },
  });
  const stream = new PduStream(
    {
      controlPdu: () => undefined,
      pDataStart: () => undefined,
      pdvPiece: (piece) => reader.piece(piece),
      pDataBytes: () => undefined,
    },
    MAX_PDU_BYTES,
  );
  let error: string | null = null;
  try {
    for (const chunk of chunks) stream.feed(chunk);
  } catch (thrown) {
    if (!(thrown instanceof UlProtocolError)) throw thrown;
    error = thrown.message.replaceAll(/\d+/g, '#');
  }
  return { messages, error };
}

const described = ({ messages, error }: ReturnType<typeof read>): unknown => ({
  error,
  messages: messages.map(({ contextId, command, dataset, isWhole }) => ({
    ...{ contextId, command, isWhole },
    sha256: createHash('sha256').update(Buffer.concat(dataset)).digest('hex'),
  })),
});

/** The same messages as a sender of ours cuts them: in fragments of any length. */
function encoded(messages: readonly Message[], input: Buffer): Buffer {
  const random = randomOf(input);
  const parts: Buffer[] = [];
  const put = (contextId: number, isCommand: boolean, bytes: Buffer): void => {
    const fragments = [...chunksOf(bytes, random)];
    if (fragments.length === 0) fragments.push(bytes);
    fragments.forEach((data, i) => {
      const isLast = i === fragments.length - 1;
      parts.push(encodePdvHeader(contextId, isCommand, isLast, data.length), data);
    });
  };
  for (const { contextId, command, dataset } of messages) {
    put(contextId, true, encodeCommandSet(command));
    if (hasDataset(command)) put(contextId, false, Buffer.concat(dataset));
  }
  return Buffer.concat(parts);
}

function run(input: Buffer): string {
  const whole = read([input]);
  checkEqual(
    described(read(chunksOf(input, randomOf(input)))),
    described(whole),
    'other messages in other chunks',
  );
  const complete = whole.messages.filter(({ isWhole }) => isWhole);
  if (complete.length > 0)
    checkEqual(
      described(read([encoded(complete, input)])),
      described({ messages: complete, error: null }),
      'messages that are sent again are other ones',
    );
  return `${whole.error} ${Math.min(4, whole.messages.length)} ${Math.min(4, complete.length)}`;
}

export const messages: FuzzTarget = {
  name: 'messages',
  title: 'Messages from PDVs',
  sources: ['dicom/dimse/message-reader'],
  maxInputBytes: 160 * 1024,
  seeds: capturedData(),
  run,
};
