import type { AgentStatus } from '../contract/agent-status.ts';
import {
  CONTROL_CALLS,
  controlMessageSchema,
  type ControlCallName,
  type ControlRequest,
} from '../contract/control.ts';
import type { ControlErrorCode, FieldError } from '../contract/control-errors.ts';
import type { Clock } from '../foundation/clock.ts';
import { CodedError } from '../foundation/errors.ts';

/** A call that the agent refused, or that did not reach it. */
export class CallError extends CodedError<ControlErrorCode> {
  /** Where it concerns settings or arguments: each that is wrong. */
  readonly fields: readonly FieldError[];
  constructor(code: ControlErrorCode, message: string, fields: readonly FieldError[] = []) {
    super(code, message);
    this.fields = fields;
  }
}

/** Messages to and from one agent: Node IPC or the local socket. */
export interface ControlPipe {
  send(request: ControlRequest): void;
  /** Called once, before anything can arrive. */
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves when nothing can be said any more. */
  readonly closed: Promise<void>;
  /** Ends it for good, whatever the other side does. */
  abort(): void;
}

/** Longer than anything the agent does for one call; past it, it hangs. */
const CALL_TIMEOUT_MS = 120_000;

type Waiting = {
  readonly call: ControlCallName;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: CallError) => void;
  readonly timer: Disposable;
};

/** Calls and statuses over one pipe. What arrives is parsed; an agent that says anything else is cut off. */
export class ControlConversation {
  readonly #pipe: ControlPipe;
  readonly #clock: Clock;
  readonly #onStatus: (status: AgentStatus) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isClosed = false;

  constructor(pipe: ControlPipe, clock: Clock, onStatus: (status: AgentStatus) => void) {
    this.#pipe = pipe;
    this.#clock = clock;
    this.#onStatus = onStatus;
    pipe.onMessage((message) => this.#take(message));
    void pipe.closed.then(() => {
      this.#isClosed = true;
      for (const id of [...this.#waiting.keys()])
        this.#settle(id)?.reject(
          new CallError('agent-not-running', 'Tern stopped before it could answer.'),
        );
    });
  }

  get closed(): Promise<void> {
    return this.#pipe.closed;
  }

  /** Resolves with the parsed result; rejects with CallError. */
  call(call: ControlCallName, args: unknown, timeoutMs = CALL_TIMEOUT_MS): Promise<unknown> {
    if (this.#isClosed)
      return Promise.reject(new CallError('agent-not-running', 'Tern is not running.'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = this.#clock.after(timeoutMs, () =>
        this.#settle(id)?.reject(
          new CallError('agent-not-running', 'Tern does not answer. Restart it.'),
        ),
      );
      this.#waiting.set(id, { call, resolve, reject, timer });
      this.#pipe.send({ id, call, args });
    });
  }

  /** Cuts the agent off. */
  abort(): void {
    this.#pipe.abort();
  }

  #take(raw: unknown): void {
    const message = controlMessageSchema.safeParse(raw).data;
    if (message === undefined) {
      this.#pipe.abort();
      return;
    }
    if ('event' in message) {
      this.#onStatus(message.status);
      return;
    }
    const waiting = this.#settle(message.id);
    if (waiting === undefined) return;
    if ('error' in message) {
      const { code, message: text, fields } = message.error;
      waiting.reject(new CallError(code, text, fields));
      return;
    }
    const result = CONTROL_CALLS[waiting.call].result.safeParse(message.result);
    if (result.success) waiting.resolve(result.data);
    else
      waiting.reject(
        new CallError('internal', 'The answer of the running Tern is of another version.'),
      );
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.timer[Symbol.dispose]();
    return waiting;
  }
}
