import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlErrorCode } from '../../contract/control-errors.ts';
import type { SerializedError } from '../../contract/control.ts';
import type { Dispatch } from './dispatcher.ts';

/** Larger than the largest call (a pairing with a private CA); answers have no such limit. */
export const MAX_BODY_BYTES = 256 * 1024;

type Body =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly httpStatus: 400 | 413 | 415; readonly message: string };

const TOO_LARGE: Body = { kind: 'refused', httpStatus: 413, message: 'The request is too large.' };

async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  // A form of a foreign page can send text/plain without asking first, but not JSON.
  if (!/^application\/json\s*(;|$)/i.test(type))
    return { kind: 'refused', httpStatus: 415, message: 'Calls carry JSON.' };
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return TOO_LARGE;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) return TOO_LARGE;
    chunks.push(chunk as Buffer);
  }
  try {
    return { kind: 'ok', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'refused', httpStatus: 400, message: 'The request is not valid JSON.' };
  }
}

function sendJson(response: ServerResponse, httpStatus: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(httpStatus, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** The answer for a request that never became a call. */
export function sendRefusal(response: ServerResponse, httpStatus: number, message: string): void {
  sendJson(response, httpStatus, { code: 'bad-arguments', message } satisfies SerializedError);
}

function httpStatusOf(code: ControlErrorCode): number {
  if (code === 'bad-arguments') return 400;
  return code === 'internal' ? 500 : 409;
}

/** `POST /api/<call>`: 200 with the result, or another status with `{code, message}`. */
export async function answerWebCall(
  request: IncomingMessage,
  response: ServerResponse,
  call: string,
  dispatch: Dispatch,
): Promise<void> {
  const body = await readBody(request);
  if (body.kind === 'refused') {
    // What follows on this connection would be the rest of a body that nobody reads.
    response.setHeader('Connection', 'close');
    response.once('finish', () => request.destroy());
    sendRefusal(response, body.httpStatus, body.message);
    return;
  }
  const answer = await dispatch(call, body.value);
  if ('error' in answer) sendJson(response, httpStatusOf(answer.error.code), answer.error);
  else sendJson(response, 200, answer.result);
}
