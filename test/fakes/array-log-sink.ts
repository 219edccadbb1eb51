import type { LogSink } from '../../electron/foundation/logger.ts';

/** Keeps every line, for tests that ask what was logged. */
export class ArrayLogSink implements LogSink {
  readonly lines: string[] = [];
  write(line: string): void {
    this.lines.push(line);
  }
  get text(): string {
    return this.lines.join('\n');
  }
}
