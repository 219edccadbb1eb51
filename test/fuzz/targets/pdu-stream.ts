import { UlProtocolError } from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { PduStream } from '../../../electron/agent/dicom/ul/pdu-stream.ts';
import { PDU_TYPE, type ControlPdu } from '../../../electron/agent/dicom/ul/pdu.ts';
import { PdvCollector } from '../captured.ts';
import { check, checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';
import { chunksOf, randomOf } from '../random.ts';
import { captures } from '../seeds.ts';

const MAX_PDU_BYTES = 16_384;

type Read = {
  readonly controlPdus: readonly ControlPdu[];
  readonly pdvs: PdvCollector['pdvs'];
  readonly raw: Buffer;
  readonly error: string | null;
  readonly isInsidePdu: boolean;
};

function read(chunks: Iterable<Buffer>): Read {
  const controlPdus: ControlPdu[] = [];
  const collector = new PdvCollector();
  const raw: Buffer[] = [];
  const stream = new PduStream(
    {
      controlPdu: (pdu) => void controlPdus.push(pdu),
      pDataStart: () => undefined,
      pdvPiece: (piece) => collector.take(piece),
      pDataBytes: (bytes) => void raw.push(Buffer.from(bytes)),
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
  const pdvs = collector.pdvs.map((pdv) => ({ ...pdv, parts: [Buffer.concat(pdv.parts)] }));
  const { isInsidePdu } = stream;
  return { controlPdus, pdvs, raw: Buffer.concat(raw), error, isInsidePdu };
}

/** The P-DATA-TF bytes of a stream by PS3.8 9.3.1 alone: whole headers and all that is there of the data. */
function pDataOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 6 <= bytes.length;) {
    const end = at + 6 + bytes.readUInt32BE(at + 2);
    if (bytes.readUInt8(at) === PDU_TYPE.pDataTf) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

function run(input: Buffer): string {
  const whole = read([input]);
  const pieces = read(chunksOf(input, randomOf(input)));
  checkEqual(pieces.error, whole.error, 'another error in other chunks');
  checkEqual(pieces.controlPdus, whole.controlPdus, 'other PDUs in other chunks');
  checkEqual(pieces.pdvs, whole.pdvs, 'other PDVs in other chunks');
  const expected = pDataOf(input);
  for (const { raw } of [whole, pieces])
    check(
      expected.subarray(0, raw.length).equals(raw),
      'P-DATA bytes are not passed on as received',
    );
  if (whole.error === null) {
    check(whole.raw.equals(pieces.raw), 'other P-DATA bytes in other chunks');
    check(expected.length - whole.raw.length < 6, 'P-DATA bytes are held back');
    checkEqual(pieces.isInsidePdu, whole.isInsidePdu, 'another end in other chunks');
  }
  for (const pdu of whole.controlPdus) {
    const again = read([encodePdu(pdu)]);
    checkEqual(again.controlPdus, [pdu], 'a PDU that is encoded again is another one');
  }
  const kinds = new Set(whole.controlPdus.map(({ kind }) => kind));
  return `${whole.error} ${[...kinds].sort().join()} ${Math.min(3, whole.pdvs.length)} ${whole.isInsidePdu}`;
}

export const pduStream: FuzzTarget = {
  name: 'pdu-stream',
  title: 'PDU stream and control-PDU codec',
  sources: ['dicom/ul/pdu-stream', 'dicom/ul/decode-pdu', 'dicom/ul/encode-pdu'],
  maxInputBytes: 20 * 1024,
  seeds: captures().map(({ bytes }) => bytes),
  run,
};
