import { systemClock } from '../foundation/clock.ts';
import { createLogger, type Logger } from '../foundation/logger.ts';
import { createRotatingFileSink } from '../foundation/rotating-file-sink.ts';

const LOG_FILE_BYTES = 1024 * 1024;
const LOG_FILES_KEPT = 2;

/** The desktop app's own log; the agent writes one of its own. */
export function openLog(directory: string): Logger {
  const sink = createRotatingFileSink({
    directory,
    name: 'desktop',
    maxBytes: LOG_FILE_BYTES,
    keep: LOG_FILES_KEPT,
  });
  return createLogger({ clock: systemClock, sinks: [sink] });
}
