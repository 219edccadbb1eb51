import {
  CONTROL_CALLS,
  controlCallNameSchema,
  type ControlCallName,
  type ControlHandlers,
  type SerializedError,
} from '../../contract/control.ts';
import type { Logger } from '../../foundation/logger.ts';
import { fieldErrors, wordsForIssues } from '../../contract/issue-words.ts';
import { ControlError } from './control-error.ts';
import { serializeError } from './serialize-error.ts';

/** Exactly one of the two, as it crosses every transport. */
export type ControlAnswer = { readonly result: unknown } | { readonly error: SerializedError };

/** Answers one call; never throws. The one place where arguments and results are checked. */
export type Dispatch = (call: string, args: unknown) => Promise<ControlAnswer>;

function knownCall(call: string): ControlCallName {
  const known = controlCallNameSchema.safeParse(call);
  if (!known.success) throw new ControlError('bad-arguments', 'This Tern knows no such call.');
  return known.data;
}

async function callHandler(
  handlers: ControlHandlers,
  call: ControlCallName,
  args: unknown,
): Promise<unknown> {
  const schemas = CONTROL_CALLS[call];
  const parsed = schemas.args.safeParse(args);
  if (!parsed.success)
    throw new ControlError(
      'bad-arguments',
      `${call}: ${wordsForIssues(parsed.error, 'argument')}.`,
      { fields: fieldErrors(parsed.error) },
    );
  // Handler and schema come from the same row; TypeScript cannot follow that through a name known only at run time.
  const handler = handlers[call] as (args: unknown) => Promise<unknown>;
  // Parsing drops whatever the contract does not name, so that nothing leaves by accident.
  return schemas.result.parse(await handler(parsed.data));
}

/** Makes the dispatcher that all transports share. */
export function createDispatch(handlers: ControlHandlers, logger: Logger): Dispatch {
  return async (call, args) => {
    try {
      return { result: await callHandler(handlers, knownCall(call), args) };
    } catch (error) {
      const serialized = serializeError(error);
      // A name that is none of ours is text of the caller, and does not get into the log.
      const name = controlCallNameSchema.safeParse(call).data ?? 'unknown';
      if (serialized.code === 'internal') logger.error('control.call-failed', { call: name });
      else logger.info('control.call-refused', { call: name, code: serialized.code });
      return { error: serialized };
    }
  };
}
