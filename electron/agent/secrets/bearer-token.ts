/** The token of the service channel. Opaque like PreSharedKey: printing it shows a fixed word. */
export class BearerToken {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }
  /** Value of the Authorization header (RFC 6750 2.1). */
  toHeader(): string {
    return `Bearer ${this.#text}`;
  }
  toString(): string {
    return '[token]';
  }
  toJSON(): string {
    return '[token]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[token]';
  }
}
