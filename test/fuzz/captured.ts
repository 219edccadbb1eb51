import { PduStream } from '../../electron/agent/dicom/ul/pdu-stream.ts';
import { PDU_TYPE, type PdvPiece } from '../../electron/agent/dicom/ul/pdu.ts';
import { captures } from './seeds.ts';

/** A PDV put together from its pieces. */
export type WholePdv = Pick<PdvPiece, 'contextId' | 'isCommand' | 'isLastFragment'> & {
  readonly data: Buffer;
};

/** Puts pieces together to PDVs, whatever chunks they came in. The last one may be unfinished. */
export class PdvCollector {
  readonly pdvs: (Omit<WholePdv, 'data'> & { readonly parts: Buffer[]; isWhole: boolean })[] = [];

  take(piece: PdvPiece): void {
    const { contextId, isCommand, isLastFragment, isPdvEnd, data } = piece;
    const last = this.pdvs.at(-1);
    const pdv =
      last && !last.isWhole
        ? last
        : { contextId, isCommand, isLastFragment, parts: [], isWhole: false };
    if (pdv !== last) this.pdvs.push(pdv);
    pdv.parts.push(Buffer.from(data));
    pdv.isWhole = isPdvEnd;
  }
  get whole(): readonly WholePdv[] {
    return this.pdvs
      .filter(({ isWhole }) => isWhole)
      .map(({ parts, contextId, isCommand, isLastFragment }) => ({
        ...{ contextId, isCommand, isLastFragment },
        data: Buffer.concat(parts),
      }));
  }
}

/** PDUs of a stream as they lie there; an unfinished one at the end is left out. */
export function splitPdus(
  bytes: Buffer,
): readonly { readonly type: number; readonly bytes: Buffer }[] {
  const pdus: { type: number; bytes: Buffer }[] = [];
  for (let at = 0; at + 6 <= bytes.length;) {
    const end = at + 6 + bytes.readUInt32BE(at + 2);
    if (end > bytes.length) break;
    pdus.push({ type: bytes.readUInt8(at), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return pdus;
}

/** PDUs of one type from all captures. */
export function capturedPdus(type: number): readonly Buffer[] {
  return captures().flatMap((capture) =>
    splitPdus(capture.bytes)
      .filter((pdu) => pdu.type === type)
      .map(({ bytes }) => bytes),
  );
}

/** Command sets and datasets from all captures, whole. */
export function capturedMessages(): { readonly commands: Buffer[]; readonly datasets: Buffer[] } {
  const commands: Buffer[] = [];
  const datasets: Buffer[] = [];
  for (const { bytes } of captures()) {
    const collector = new PdvCollector();
    const ignore = (): void => undefined;
    new PduStream(
      {
        controlPdu: ignore,
        pDataStart: ignore,
        pdvPiece: (piece) => collector.take(piece),
        pDataBytes: ignore,
      },
      2 ** 20,
    ).feed(bytes);
    let parts: Buffer[] = [];
    for (const { isCommand, isLastFragment, data } of collector.whole) {
      parts.push(data);
      if (!isLastFragment) continue;
      (isCommand ? commands : datasets).push(Buffer.concat(parts));
      parts = [];
    }
  }
  return { commands, datasets };
}

/** All P-DATA-TF of one capture behind each other. */
export function capturedData(): readonly Buffer[] {
  return captures()
    .map(({ bytes }) => {
      const data = splitPdus(bytes).filter(({ type }) => type === PDU_TYPE.pDataTf);
      return Buffer.concat(data.map((pdu) => pdu.bytes));
    })
    .filter((bytes) => bytes.length > 0);
}
