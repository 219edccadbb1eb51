import { ObjectSealer } from '../../electron/agent/spool/object-sealer.ts';
import { openSealed, type SealedSource } from '../../electron/agent/spool/open-sealed.ts';
import { metadataOf, newHeader } from '../../electron/agent/spool/sealed-format.ts';
import type { SpoolFacts } from '../../electron/agent/spool/spool-entry.ts';
import type { SpoolMasterKey } from '../../electron/agent/spool/spool-master-key.ts';

export const SAMPLE_FACTS: SpoolFacts = {
  device: { aeTitle: 'CT-1', address: '10.0.0.7' },
  callingAeTitle: 'CT-1',
  calledAeTitle: 'CLOUD',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  sopInstanceUid: '1.2.3',
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  isUrgent: false,
  associationId: null,
  isSample: false,
};

export type SealOptions = {
  readonly key: SpoolMasterKey;
  readonly id: string;
  readonly segmentBytes: number;
  /** Bytes handed over at a time. */
  readonly pieceBytes?: number;
  readonly facts?: SpoolFacts;
};

/** Seals a dataset in memory. */
export function sealObject(plain: Buffer, options: SealOptions): Buffer {
  const { key, id, segmentBytes, pieceBytes = 1000, facts = SAMPLE_FACTS } = options;
  const header = newHeader(key.id, segmentBytes);
  const parts: Buffer[] = [];
  const metadata = metadataOf(facts, '2026-01-15T09:00:00.000Z');
  const sealer = new ObjectSealer(key.objectKey(header.salt, id), header, metadata, (sealed) =>
    parts.push(...sealed),
  );
  for (let at = 0; at < plain.length; at += pieceBytes)
    sealer.update(plain.subarray(at, at + pieceBytes));
  sealer.finish(Date.parse('2026-01-15T09:00:01.000Z'));
  return Buffer.concat(parts);
}

export function sourceOfBuffer(sealed: Buffer): SealedSource {
  return {
    bytes: sealed.length,
    read: (buffer, at) => Promise.resolve(sealed.copy(buffer, 0, at)),
  };
}

/** Opens a sealed object in memory, to its last byte. */
export async function openWhole(sealed: Buffer, id: string, key: SpoolMasterKey) {
  const opened = await openSealed(sourceOfBuffer(sealed), id, () => Promise.resolve(key));
  const parts: Buffer[] = [];
  for await (const part of opened.segments()) parts.push(part);
  return { ...opened, plain: Buffer.concat(parts) };
}
