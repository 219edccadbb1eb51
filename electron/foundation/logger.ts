import type { Clock } from './clock.ts';
import { permittedFields, type LogFields } from './log-fields.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Event name (`association.opened`) and typed fields; see log-fields.ts for what may be said. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Where finished lines go: a rotating file, standard error, a test's array. */
export interface LogSink {
  write(line: string): void;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Writes one JSON object a line: `{"at","level","event",...fields}`. */
export function createLogger(options: {
  readonly clock: Clock;
  readonly sinks: readonly LogSink[];
  readonly level?: LogLevel;
}): Logger {
  const threshold = LEVELS.indexOf(options.level ?? 'info');
  const write = (level: LogLevel, event: string, fields: LogFields = {}): void => {
    if (LEVELS.indexOf(level) < threshold) return;
    const line = JSON.stringify({
      at: options.clock.now().toISOString(),
      level,
      event,
      ...permittedFields(fields),
    });
    for (const sink of options.sinks) sink.write(line);
  };
  return {
    debug: (event, fields) => write('debug', event, fields),
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}
