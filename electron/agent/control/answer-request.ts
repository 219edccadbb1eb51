import { z } from 'zod';
import { controlRequestSchema, type ControlMessage } from '../../contract/control.ts';
import type { Dispatch } from './dispatcher.ts';

/** The call is checked by the dispatcher, so that a newer front end gets an answer under its own id. */
const requestSchema = controlRequestSchema.extend({ call: z.string() });

/** Id of the answer to something that was no request at all; clients count from 1. */
export const NO_REQUEST_ID = 0;

/** Answers one message of a connection; null if it is no request, after which the connection cannot be trusted. */
export async function answerRequest(
  dispatch: Dispatch,
  message: unknown,
): Promise<ControlMessage | null> {
  const request = requestSchema.safeParse(message);
  if (!request.success) return null;
  const { id, call, args } = request.data;
  return { id, ...(await dispatch(call, args)) };
}

/** What a peer is told before its connection is closed. */
export function notARequest(): ControlMessage {
  return {
    id: NO_REQUEST_ID,
    error: { code: 'bad-arguments', message: 'That was not a request of the control API.' },
  };
}
