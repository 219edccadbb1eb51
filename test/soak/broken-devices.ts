import { connect, type Socket } from 'node:net';
import { encodeCommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { encodePdu, encodePdvHeader } from '../../electron/agent/dicom/ul/encode-pdu.ts';
import { PDU_TYPE } from '../../electron/agent/dicom/ul/pdu.ts';
import { CT_CONTEXT, deviceRequest, storeRq } from '../fakes/test-device.ts';
import type { Random } from '../fuzz/random.ts';

/** Where an association breaks off. */
const POINTS = [
  'before the request',
  'in the request',
  'after the request',
  'after the answer',
  'in a PDU or PDV header',
  'in the data',
  'after the object',
  'in the release',
  'after the release',
  'in an A-ABORT',
  'after an A-ABORT',
  'in rubbish',
] as const;
/** How the connection goes. */
const WAYS = ['close', 'reset', 'half-close'] as const;
const GONE_AFTER_MS = 10_000;
const HEADER_BYTES = 12;

const REQUEST = encodePdu(deviceRequest());
const ABORT = encodePdu({ kind: 'abort', source: 0, reason: 0 });
const RELEASE = encodePdu({ kind: 'release-rq' });

function objectBytes(random: Random, n: number): Buffer {
  const command = encodeCommandSet({ ...storeRq(`1.2.3.${n}`), MessageID: 1 });
  const data = random.bytes(2 * (1 + random.below(4_000)));
  const { id } = CT_CONTEXT;
  return Buffer.concat([
    ...[encodePdvHeader(id, true, true, command.length), command],
    ...[encodePdvHeader(id, false, true, data.length), data],
  ]);
}

/** What is sent before, and after, the agent's answer to the request; null: the answer is not waited for. */
function scriptOf(
  point: (typeof POINTS)[number],
  random: Random,
  n: number,
): { readonly first: Buffer; readonly then: Buffer | null } {
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, 1 + random.below(bytes.length - 1));
  const object = objectBytes(random, n);
  const whole = (then: Buffer): ReturnType<typeof scriptOf> => ({ first: REQUEST, then });
  switch (point) {
    case 'before the request':
      return { first: Buffer.alloc(0), then: null };
    case 'in the request':
      return { first: cut(REQUEST), then: null };
    case 'after the request':
      return { first: REQUEST, then: null };
    case 'after the answer':
      return whole(Buffer.alloc(0));
    case 'in a PDU or PDV header':
      return whole(object.subarray(0, 1 + random.below(HEADER_BYTES)));
    case 'in the data':
      return whole(cut(object));
    case 'after the object':
      return whole(object);
    case 'in the release':
      return whole(cut(RELEASE));
    case 'after the release':
      return whole(RELEASE);
    case 'in an A-ABORT':
      return whole(cut(ABORT));
    case 'after an A-ABORT':
      return whole(Buffer.concat([ABORT, random.oneIn(2) ? RELEASE : REQUEST]));
    case 'in rubbish':
      return whole(random.bytes(1 + random.below(200)));
  }
}

/** True when the agent accepted, false when it went instead. */
function answered(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('data', (chunk: Buffer) => resolve(chunk[0] === PDU_TYPE.associateAc));
    socket.once('close', () => resolve(false));
  });
}

function gone(socket: Socket, way: (typeof WAYS)[number]): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.closed) return resolve();
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error('the agent left a half-closed connection open'));
    }, GONE_AFTER_MS);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    socket.resume();
    if (way === 'reset') socket.resetAndDestroy();
    else if (way === 'close') socket.destroy();
    else socket.end();
  });
}

/** One device that opens a connection and breaks it off somewhere. Returns whether it was accepted before. */
export async function breakOff(port: number, random: Random, n: number): Promise<boolean> {
  const { first, then } = scriptOf(random.pick(POINTS), random, n);
  const way = random.pick(WAYS);
  const pauseMs = random.below(4);
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('close', () => resolve(false));
  });
  if (!connected) return false;
  if (first.length > 0) socket.write(first);
  const wasAccepted = then === null ? false : await answered(socket);
  if (then && wasAccepted && then.length > 0) socket.write(then);
  if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  await gone(socket, way);
  return wasAccepted;
}

/** The beginning of a TLS 1.2 hello, then whatever comes. */
const HELLO = Buffer.from('16030100c8010000c40303', 'hex');

/** A connection to the far end's TLS port that breaks off in the handshake. */
export async function breakOffHandshake(port: number, random: Random): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('close', () => resolve(false));
  });
  if (!connected) return;
  const hello = Buffer.concat([HELLO, random.bytes(random.below(300))]);
  socket.write(hello.subarray(0, 1 + random.below(hello.length)));
  await gone(socket, random.pick(WAYS));
}
