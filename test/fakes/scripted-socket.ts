import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Clock } from '../../electron/foundation/clock.ts';

/** A socket whose peer is the script: what is written is kept, what happens on the line is told to it. */
export class ScriptedSocket extends EventEmitter {
  destroyed = false;
  writableEnded = false;
  isPaused = false;
  /** False: the peer takes nothing, write() asks to wait. */
  hasRoom = true;
  readonly remoteAddress = '127.0.0.1';
  readonly #written: Buffer[] = [];
  readonly #arrived: Buffer[] = [];
  #taken = 0;
  #hasPeerEnded = false;
  #hasClosed = false;

  /** As the product sees it. */
  get socket(): Socket {
    return this as unknown as Socket;
  }
  get written(): Buffer {
    return Buffer.concat(this.#written);
  }

  /** What was written since the last call. */
  takeWritten(): Buffer {
    const fresh = this.#written.slice(this.#taken);
    this.#taken = this.#written.length;
    return Buffer.concat(fresh);
  }

  write(bytes: Buffer): boolean {
    if (this.writableEnded || this.destroyed) throw new Error('write after end');
    this.#written.push(Buffer.from(bytes));
    return this.hasRoom;
  }
  end(): this {
    this.writableEnded = true;
    return this;
  }
  destroy(): this {
    this.destroyed = true;
    return this;
  }
  destroySoon(): void {
    this.writableEnded = true;
    this.destroyed = true;
  }
  pause(): this {
    this.isPaused = true;
    return this;
  }
  resume(): this {
    this.isPaused = false;
    return this;
  }
  cork(): this {
    return this;
  }
  uncork(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }

  /** The peer sends; bytes wait while reading is paused. */
  arrive(chunk: Buffer): void {
    if (!this.#hasPeerEnded) this.#arrived.push(chunk);
    this.settle();
  }
  /** The peer closes its side. */
  endByPeer(): void {
    this.#hasPeerEnded = true;
    this.settle();
  }
  /** The connection is reset. */
  reset(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('error', new Error('reset'));
    this.settle();
  }
  drain(): void {
    this.hasRoom = true;
    if (!this.destroyed) this.emit('drain');
    this.settle();
  }

  /** Everything that Node would call back by now. */
  settle(): void {
    while (!this.destroyed && !this.isPaused) {
      const chunk = this.#arrived.shift();
      if (!chunk) break;
      this.emit('data', chunk);
    }
    if (this.#hasPeerEnded && !this.destroyed && !this.isPaused && !this.#hasClosed) {
      this.emit('end');
      this.destroyed = true;
    }
    if (!this.destroyed || this.#hasClosed) return;
    this.#hasClosed = true;
    this.emit('close');
  }
}

/** Time that the script moves by hand, in one step and without a turn of the event loop. */
export class HandClock implements Clock {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  now(): Date {
    return new Date(this.#nowMs);
  }
  monotonicMs(): number {
    return this.#nowMs;
  }
  after(ms: number, callback: () => void): Disposable {
    const timer = { atMs: this.#nowMs + ms, callback };
    this.#timers.add(timer);
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) };
  }
  sleep(): Promise<void> {
    return Promise.reject(new Error('nothing sleeps here'));
  }
  get pendingTimers(): number {
    return this.#timers.size;
  }
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      let next: { readonly atMs: number; readonly callback: () => void } | null = null;
      for (const timer of this.#timers)
        if (timer.atMs <= endMs && (next === null || timer.atMs < next.atMs)) next = timer;
      if (next === null) break;
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.callback();
    }
    this.#nowMs = endMs;
  }
}
