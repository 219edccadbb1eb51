/** One event of a server-sent stream. */
export type StreamEvent = { readonly event: string; readonly data: string };

/**
 * Splits a server-sent event stream that arrives in pieces of any size (HTML Living Standard 9.2.6; `id` and `retry`
 * are not used here). Throws a RangeError when one event is longer than `maxLength` characters.
 */
export class EventStreamParser {
  #rest = '';
  #event = '';
  #data: string[] = [];
  #dataLength = 0;
  readonly #maxLength: number;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** Takes the next piece and returns the events that it completes. */
  push(piece: string): StreamEvent[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    const events: StreamEvent[] = [];
    for (const line of lines) this.#line(line.endsWith('\r') ? line.slice(0, -1) : line, events);
    if (this.#rest.length + this.#dataLength > this.#maxLength)
      throw new RangeError('an event is longer than agreed');
    return events;
  }

  #line(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.#data.length > 0)
        events.push({ event: this.#event || 'message', data: this.#data.join('\n') });
      this.#event = '';
      this.#data = [];
      this.#dataLength = 0;
      return;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') this.#event = value;
    if (field === 'data') {
      this.#data.push(value);
      this.#dataLength += value.length;
    }
  }
}
