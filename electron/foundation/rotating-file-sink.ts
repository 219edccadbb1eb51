import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSink } from './logger.ts';

/**
 * Appends lines to `directory/name.log` (0600); at `maxBytes` the file becomes `name.1.log` and so on up to `keep`.
 * A log that cannot be written never stops the work: the lines are lost, nothing else.
 */
export function createRotatingFileSink(options: {
  readonly directory: string;
  readonly name: string;
  readonly maxBytes: number;
  readonly keep: number;
}): LogSink & Disposable {
  const { directory, name, maxBytes, keep } = options;
  const fileAt = (age: number): string =>
    join(directory, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  let fd: number | null = null;
  let bytes = 0;

  const open = (): number => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const opened = openSync(fileAt(0), 'a', 0o600);
    bytes = fstatSync(opened).size;
    return opened;
  };
  const close = (): void => {
    if (fd !== null) closeSync(fd);
    fd = null;
  };
  const rotate = (): void => {
    close();
    for (let age = keep - 1; age >= 0; age--) {
      try {
        renameSync(fileAt(age), fileAt(age + 1));
      } catch {
        // That age does not exist yet.
      }
    }
  };

  return {
    write(line) {
      try {
        fd ??= open();
        if (bytes > 0 && bytes + line.length + 1 > maxBytes) {
          rotate();
          fd = open();
        }
        bytes += writeSync(fd, `${line}\n`);
      } catch {
        // See above: a full disk must not stop the relay.
      }
    },
    [Symbol.dispose]: close,
  };
}
