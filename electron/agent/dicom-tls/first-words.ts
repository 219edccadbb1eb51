import type { Socket } from 'node:net';
import { TLS_HANDSHAKE } from '../dicom/ul/stranger.ts';
import { PDU_TYPE } from '../dicom/ul/pdu.ts';

/** How a connection begins: with a TLS handshake, with an A-ASSOCIATE-RQ without encryption, or with something else. */
export type FirstWords =
  | { readonly kind: 'tls' }
  | { readonly kind: 'dicom'; readonly callingAeTitle: string | null }
  | { readonly kind: 'other' };

/** Where the calling AE title stands in an A-ASSOCIATE-RQ (PS3.8 Table 9-11). */
const CALLING_AE_START = 26;
const CALLING_AE_END = 42;

/** Reads as much as it takes to tell and puts it back. A connection that says nothing is left to its owner's timer. */
export function firstWords(socket: Socket, told: (words: FirstWords) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  const tell = (words: FirstWords): void => {
    socket.off('readable', read);
    socket.off('end', ended);
    if (bytes.length > 0) socket.unshift(bytes);
    told(words);
  };
  const read = (): void => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return;
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (bytes[0] === TLS_HANDSHAKE) tell({ kind: 'tls' });
    else if (bytes[0] !== PDU_TYPE.associateRq) tell({ kind: 'other' });
    else if (bytes.length >= CALLING_AE_END) tell(dicomIn(bytes));
  };
  const ended = (): void => tell({ kind: 'other' });
  socket.on('readable', read);
  socket.once('end', ended);
}

function dicomIn(bytes: Buffer): FirstWords {
  const title = bytes.toString('latin1', CALLING_AE_START, CALLING_AE_END).trim();
  return { kind: 'dicom', callingAeTitle: /^[ -~]+$/.test(title) ? title : null };
}
