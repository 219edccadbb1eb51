import type { Association } from '../ul/association.ts';
import { encodeCommandSet, type CommandSet } from './command-set.ts';

const PDV_HEADER_BYTES = 6;
/** Also where the peer sets no limit, or one of gigabytes: as large as most stacks take at once. */
const MAX_FRAGMENT_BYTES = 256 * 1024;

/**
 * Longest even number of dataset bytes that one PDV for this peer can hold; DCMTK aborts on odd fragments. A peer that
 * announces less than 8 gets single bytes: its maximum is kept to before evenness.
 */
export function fragmentBytes(association: Association): number {
  const limit =
    association.peerMaxPduBytes === 0 ? MAX_FRAGMENT_BYTES : association.peerMaxPduBytes;
  return Math.max(1, (Math.min(limit, MAX_FRAGMENT_BYTES) - PDV_HEADER_BYTES) & ~1);
}

function* fragments(
  bytes: Buffer,
  size: number,
): Generator<{ readonly data: Buffer; readonly isLast: boolean }> {
  for (let at = 0; at < bytes.length || at === 0; at += size) {
    yield { data: bytes.subarray(at, at + size), isLast: at + size >= bytes.length };
  }
}

/** Sends a command set and a dataset that is at hand. False: wait for drain() before sending more. */
export function sendMessage(
  association: Association,
  contextId: number,
  command: CommandSet,
  dataset: Buffer | null = null,
): boolean {
  let hasRoom = true;
  for (const { data, isLast } of fragments(encodeCommandSet(command), fragmentBytes(association))) {
    hasRoom = association.sendPdv(contextId, true, isLast, data);
  }
  if (dataset === null) return hasRoom;
  for (const { data, isLast } of fragments(dataset, fragmentBytes(association))) {
    hasRoom = association.sendPdv(contextId, false, isLast, data);
  }
  return hasRoom;
}

/**
 * Sends the dataset of a message as its bytes come, with back-pressure; the bytes are not looked at. Call after
 * {@link sendMessage} with a command that announces a dataset. `drained` resolves when the association may send again.
 */
export async function sendDatasetStream(
  association: Association,
  contextId: number,
  chunks: AsyncIterable<Buffer>,
  drained: () => Promise<void>,
): Promise<void> {
  const size = fragmentBytes(association);
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let rest = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    // The last fragment has to be marked, so at least one byte always stays behind.
    while (rest.length > size) {
      if (!association.sendPdv(contextId, false, false, rest.subarray(0, size))) await drained();
      rest = rest.subarray(size);
    }
    held = rest;
  }
  if (!association.sendPdv(contextId, false, true, held)) await drained();
}
