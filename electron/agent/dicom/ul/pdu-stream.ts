import { decodeControlPdu, UlProtocolError } from './decode-pdu.ts';
import { ABORT_REASON, PDU_TYPE, type ControlPdu, type PdvPiece } from './pdu.ts';
import { strangerText } from './stranger.ts';

/** A-ASSOCIATE-RQ and -AC may not be longer; everything else but P-DATA has four bytes. */
export const MAX_ASSOCIATE_BYTES = 1024 * 1024;
const HEADER_BYTES = 6;

/** Receives what the stream finds, in the order of the bytes. */
export interface PduSink {
  controlPdu(pdu: ControlPdu): void;
  /** A P-DATA-TF header was read: its PDVs follow. */
  pDataStart(): void;
  pdvPiece(piece: PdvPiece): void;
  /**
   * The bytes of P-DATA-TF PDUs, headers included, exactly as received and after they were checked: what a relay
   * passes on. Every piece that lies in them was handed to {@link pdvPiece} before.
   */
  pDataBytes(bytes: Buffer): void;
}

type Phase =
  | { readonly kind: 'pdu-header' }
  | { readonly kind: 'control'; readonly type: number; readonly body: Buffer; filled: number }
  | { readonly kind: 'pdv-header' }
  | { readonly kind: 'pdv-data'; readonly contextId: number; readonly control: number };

/**
 * Cuts a byte stream into PDUs without holding P-DATA: dataset bytes leave as they come. Chunks of any size cost
 * linear work. Throws {@link UlProtocolError}; after that the stream is of no use.
 */
export class PduStream {
  readonly #sink: PduSink;
  #maxPduBytes: number;
  #phase: Phase = { kind: 'pdu-header' };
  /** Bytes of a header that began in an earlier chunk. */
  readonly #carry = Buffer.alloc(HEADER_BYTES);
  #carried = 0;
  #lastCarried = 0;
  #pduLeft = 0;
  #pdvLeft = 0;
  #isRawInsidePdu = false;
  #isStopped = false;

  constructor(sink: PduSink, maxPduBytes: number) {
    this.#sink = sink;
    this.#maxPduBytes = maxPduBytes;
  }

  /** The longest P-DATA-TF (its length field) that is taken: what we announced as our maximum length. */
  set maxPduBytes(bytes: number) {
    this.#maxPduBytes = bytes;
  }

  /** True while a PDU has begun and is not complete. */
  get isInsidePdu(): boolean {
    return this.#phase.kind !== 'pdu-header' || this.#carried > 0;
  }

  /** True where the bytes handed on by {@link PduSink.pDataBytes} end in the middle of a PDU. */
  get isRawInsidePdu(): boolean {
    return this.#isRawInsidePdu;
  }

  /** Nothing more is read, also not from the chunk that is being fed. */
  stop(): void {
    this.#isStopped = true;
  }

  feed(chunk: Buffer): void {
    let at = 0;
    /** Where the P-DATA bytes begin that were not handed on yet; -1: none in this chunk. */
    let rawStart = this.#phase.kind === 'pdv-data' ? 0 : -1;
    const flush = (end: number): void => {
      if (rawStart >= 0 && end > rawStart) this.#emit(chunk.subarray(rawStart, end));
      rawStart = -1;
    };

    while (at < chunk.length && !this.#isStopped) {
      const phase = this.#phase;
      switch (phase.kind) {
        case 'pdu-header':
        case 'pdv-header': {
          const start = at;
          const isInChunk = this.#carried === 0 && chunk.length - at >= HEADER_BYTES;
          if (!isInChunk) flush(at);
          const header = isInChunk
            ? chunk.subarray(at, at + HEADER_BYTES)
            : this.#carryHeader(chunk, at);
          at += isInChunk ? HEADER_BYTES : this.#lastCarried;
          if (header === null) break;
          const isPData =
            phase.kind === 'pdv-header' ? this.#beginPdv(header) : this.#beginPdu(header);
          if (!isPData) flush(start);
          else if (!isInChunk) {
            this.#emit(header);
            rawStart = at;
          } else if (rawStart < 0) rawStart = start;
          break;
        }
        case 'pdv-data': {
          const end = Math.min(chunk.length, at + this.#pdvLeft);
          this.#takeData(phase, chunk.subarray(at, end));
          at = end;
          break;
        }
        case 'control':
          at += this.#takeControl(phase, chunk, at);
          break;
      }
    }
    flush(at);
  }

  #emit(bytes: Buffer): void {
    if (this.#isStopped) return;
    this.#isRawInsidePdu = this.#pduLeft > 0 || this.#pdvLeft > 0;
    this.#sink.pDataBytes(bytes);
  }

  /** Collects a header that is split between chunks; null while it is not whole. */
  #carryHeader(chunk: Buffer, at: number): Buffer | null {
    this.#lastCarried = chunk.copy(
      this.#carry,
      this.#carried,
      at,
      at + HEADER_BYTES - this.#carried,
    );
    this.#carried += this.#lastCarried;
    if (this.#carried < HEADER_BYTES) return null;
    this.#carried = 0;
    return Buffer.from(this.#carry);
  }

  /** True for P-DATA-TF, false for a PDU whose body is collected. */
  #beginPdu(header: Buffer): boolean {
    const type = header.readUInt8(0);
    const length = header.readUInt32BE(2);
    if (type === PDU_TYPE.pDataTf) {
      if (length > this.#maxPduBytes)
        throw new UlProtocolError(
          `a P-DATA-TF PDU of ${length} bytes, ${this.#maxPduBytes} allowed`,
        );
      if (length < HEADER_BYTES)
        throw new UlProtocolError('a P-DATA-TF PDU without a presentation data value');
      this.#pduLeft = length;
      this.#phase = { kind: 'pdv-header' };
      this.#sink.pDataStart();
      return true;
    }
    const isAssociate = type === PDU_TYPE.associateRq || type === PDU_TYPE.associateAc;
    if (type < PDU_TYPE.associateRq || type > PDU_TYPE.abort) {
      throw new UlProtocolError(strangerText(header), ABORT_REASON.unrecognizedPdu);
    }
    if (isAssociate ? length > MAX_ASSOCIATE_BYTES : length !== 4) {
      throw new UlProtocolError(`a PDU of type ${type} with ${length} bytes`);
    }
    if (length === 0) throw new UlProtocolError('an empty A-ASSOCIATE PDU');
    this.#phase = { kind: 'control', type, body: Buffer.allocUnsafe(length), filled: 0 };
    return false;
  }

  #beginPdv(header: Buffer): boolean {
    const length = header.readUInt32BE(0);
    if (length < 2 || length + 4 > this.#pduLeft)
      throw new UlProtocolError('a presentation data value does not fit its PDU');
    this.#pduLeft -= length + 4;
    if (this.#pduLeft > 0 && this.#pduLeft < HEADER_BYTES) {
      throw new UlProtocolError('a P-DATA-TF PDU with bytes left over');
    }
    this.#pdvLeft = length - 2;
    const phase: Phase = {
      kind: 'pdv-data',
      contextId: header.readUInt8(4),
      control: header.readUInt8(5),
    };
    this.#phase = phase;
    if (this.#pdvLeft === 0) this.#takeData(phase, Buffer.alloc(0));
    return true;
  }

  #takeData(phase: Phase & { kind: 'pdv-data' }, data: Buffer): void {
    this.#pdvLeft -= data.length;
    const isPdvEnd = this.#pdvLeft === 0;
    if (isPdvEnd) this.#phase = { kind: this.#pduLeft > 0 ? 'pdv-header' : 'pdu-header' };
    this.#sink.pdvPiece({
      contextId: phase.contextId,
      isCommand: (phase.control & 1) === 1,
      isLastFragment: (phase.control & 2) === 2,
      isPdvEnd,
      data,
      bytesToCome: this.#pdvLeft,
    });
  }

  #takeControl(phase: Phase & { kind: 'control' }, chunk: Buffer, at: number): number {
    const taken = chunk.copy(phase.body, phase.filled, at);
    phase.filled += taken;
    if (phase.filled === phase.body.length) {
      this.#phase = { kind: 'pdu-header' };
      this.#sink.controlPdu(decodeControlPdu(phase.type, phase.body));
    }
    return taken;
  }
}
