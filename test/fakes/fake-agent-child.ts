import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { ControlRequest } from '../../electron/contract/control.ts';
import type { AgentChild, AgentExit } from '../../electron/main/agent-child.ts';
import type { ControlPipe } from '../../electron/main/control-conversation.ts';

/** One agent process without a process: a test lets it speak, end and hang. */
export class FakeAgentChild implements AgentChild, ControlPipe {
  readonly pid = null;
  readonly exited: Promise<AgentExit>;
  readonly closed: Promise<void>;
  readonly requests: ControlRequest[] = [];
  wasAborted = false;
  /** Answers getStatus with it; null hangs. */
  status: AgentStatus | null = null;
  #listener: (message: unknown) => void = () => undefined;
  #exit: (exit: AgentExit) => void = () => undefined;

  constructor() {
    this.exited = new Promise((resolve) => (this.#exit = resolve));
    this.closed = this.exited.then(() => undefined);
  }
  get pipe(): ControlPipe {
    return this;
  }
  send(request: ControlRequest): void {
    this.requests.push(request);
    if (this.status !== null) this.say({ id: request.id, result: this.status });
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }
  say(message: unknown): void {
    this.#listener(message);
  }
  tellStatus(status: AgentStatus): void {
    this.status = status;
    this.say({ event: 'status', status });
  }
  end(exit: AgentExit): void {
    this.#exit(exit);
  }
  abort(): void {
    this.wasAborted = true;
    this.end({ kind: 'crashed', code: null, signal: 'SIGKILL' });
  }
  async stop(): Promise<void> {
    this.end({ kind: 'ended' });
    await this.exited;
  }
}
