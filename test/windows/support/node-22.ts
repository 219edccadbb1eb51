/** What our sources use of Node 24 and Node 22 lacks; `using` itself is translated by the bundler. */
class StandInStack implements AsyncDisposable {
  #ends: (() => unknown)[] = [];

  use<T extends AsyncDisposable | Disposable>(value: T): T {
    this.#ends.push(() =>
      Symbol.asyncDispose in value ? value[Symbol.asyncDispose]() : value[Symbol.dispose](),
    );
    return value;
  }
  defer(end: () => unknown): void {
    this.#ends.push(end);
  }
  move(): StandInStack {
    const moved = new StandInStack();
    moved.#ends = this.#ends;
    this.#ends = [];
    return moved;
  }
  async disposeAsync(): Promise<void> {
    const ends = this.#ends.reverse();
    this.#ends = [];
    for (const end of ends) await end();
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.disposeAsync();
  }
}

/** The same where nothing is waited for. */
class StandInSyncStack implements Disposable {
  readonly #ends: (() => void)[] = [];

  use<T extends Disposable>(value: T): T {
    this.#ends.push(() => value[Symbol.dispose]());
    return value;
  }
  dispose(): void {
    for (const end of this.#ends.splice(0).reverse()) end();
  }
  [Symbol.dispose](): void {
    this.dispose();
  }
}

if (!('AsyncDisposableStack' in globalThis))
  Object.assign(globalThis, {
    AsyncDisposableStack: StandInStack,
    DisposableStack: StandInSyncStack,
  });
