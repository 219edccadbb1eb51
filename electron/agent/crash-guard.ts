import { CodedError } from '../foundation/errors.ts';
import type { Logger } from '../foundation/logger.ts';
import { EXIT_CODES } from './control/exit-codes.ts';

/** Where it happened, without the message: that could quote anything. */
export function crashReport(error: unknown): string {
  if (!(error instanceof Error)) return 'crash of an unknown kind';
  const { message, stack = '' } = error;
  // The stack begins with the message, which may hold lines that look like frames.
  const start = stack.indexOf(message);
  const frames =
    start === -1
      ? []
      : stack
          .slice(start + message.length)
          .split('\n')
          .slice(1);
  return [`crash: ${error.constructor.name}`, ...frames].join('\n');
}

/** The same as fields of a log line: the code of an error that is known, else its kind and the place. */
export function whereItFailed(error: unknown): { readonly code: string; readonly reason?: string } {
  if (error instanceof CodedError) return { code: String(error.code) };
  const [kind = '', frame = ''] = crashReport(error).split('\n');
  const place = /([\w.-]+:\d+:\d+)\)?$/.exec(frame)?.[1];
  return {
    code: kind.replace('crash: ', '').replaceAll(' ', '-'),
    ...(place && { reason: place }),
  };
}

export interface CrashGuard extends Disposable {
  /** From now on the crash is logged as well. */
  logTo(logger: Logger): void;
}

/** An error that nobody expected ends the process: what state it left is unknown, and whoever supervises starts afresh. */
export function exitOnCrash(write: (text: string) => void): CrashGuard {
  let logger: Logger | null = null;
  const crash = (error: unknown): void => {
    const kind = error instanceof Error ? error.constructor.name : 'unknown';
    logger?.error('agent.crashed', { code: kind });
    write(crashReport(error));
    process.exit(EXIT_CODES.internal);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  return {
    logTo(opened) {
      logger = opened;
    },
    [Symbol.dispose]() {
      process.off('uncaughtException', crash);
      process.off('unhandledRejection', crash);
    },
  };
}
