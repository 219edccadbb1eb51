import type { AgentProcess } from '../contract/agent-process.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import type { ControlCallName, SerializedError } from '../contract/control.ts';
import type { ControlErrorCode } from '../contract/control-errors.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Logger } from '../foundation/logger.ts';
import type { AgentChild, AgentExit } from './agent-child.ts';
import { CallError, ControlConversation, type ControlPipe } from './control-conversation.ts';
import { FIRST_STATE, type DesktopState } from './desktop-state.ts';
import { RestartBudget } from '../foundation/restart-budget.ts';

/** An agent that says nothing for so long is asked; one that does not answer either is replaced. */
const SILENCE_MS = 15_000;
const PROBE_TIMEOUT_MS = 10_000;

/** How often a service is looked for, and how long until a person is told that it does not run. */
const SERVICE_LOOK_MS = 2000;
const SERVICE_MISSING_AFTER_MS = 30_000;

/** Failed starts that another try does not cure. */
const FINAL: ReadonlySet<ControlErrorCode> = new Set(['config-invalid', 'config-unwritable']);

export type SupervisorOptions = {
  readonly start: () => AgentChild;
  /** The agent that holds the data folder already. */
  readonly attach: () => Promise<ControlPipe | null>;
  /** Whether the system looks after the agent as a service; then none is started here, or two would fight. */
  readonly isServed: () => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random?: () => number;
};

const SERVICE_STOPPED: SerializedError = {
  code: 'service-stopped',
  message: 'The Tern service of this PC is not running.',
};

/** What follows from the end of one agent. */
type Next =
  | { readonly kind: 'after'; readonly ms: number }
  | { readonly kind: 'stop'; readonly error: SerializedError | null };

/** Keeps one agent running: starts it, starts it again, gives up when that is pointless, and says which. */
export class AgentSupervisor implements AsyncDisposable {
  readonly #options: SupervisorOptions;
  readonly #budget: RestartBudget;
  readonly #listeners = new Set<(state: DesktopState) => void>();
  readonly #stopping = new AbortController();
  #state: DesktopState = FIRST_STATE;
  #conversation: ControlConversation | null = null;
  #child: AgentChild | null = null;
  #run: Promise<void> | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#budget = new RestartBudget(options.random);
  }

  get state(): DesktopState {
    return this.#state;
  }

  /** Tells each later state. */
  subscribe(listener: (state: DesktopState) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Starts the agent; after it was given up, another time. */
  start(): void {
    if (this.#run !== null || this.#stopping.signal.aborted) return;
    this.#budget.reset();
    this.#set({ kind: 'starting' });
    this.#run = this.#keepRunning().finally(() => (this.#run = null));
  }

  /** A call to the agent that runs now. Rejects with CallError. */
  call(name: ControlCallName, args: unknown): Promise<unknown> {
    if (this.#conversation === null)
      return Promise.reject(new CallError('agent-not-running', 'Tern is not running.'));
    return this.#conversation.call(name, args);
  }

  /** Ends our own agent in an orderly way, within bounds; one we attached to goes on. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    await this.#child?.stop();
    if (this.#child === null) this.#conversation?.abort();
    await this.#run;
  }

  async #keepRunning(): Promise<void> {
    while (!this.#isStopping()) {
      if (this.#options.isServed()) {
        await this.#followService();
        continue;
      }
      const exit = await this.#runChild();
      if (this.#isStopping()) return;
      const next = await this.#nextAfter(exit);
      if (this.#isStopping()) return;
      if (next.kind === 'stop') {
        this.#set({ kind: 'stopped', error: next.error });
        return;
      }
      this.#set({ kind: 'restarting' });
      await this.#pause(next.ms);
    }
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Shows the service's agent for as long as there is a service; it is the system that starts it again. */
  async #followService(): Promise<void> {
    const { clock, isServed } = this.#options;
    let missingSinceMs = clock.monotonicMs();
    while (isServed() && !this.#isStopping()) {
      if (await this.#useOther()) {
        missingSinceMs = clock.monotonicMs();
        if (!this.#isStopping()) this.#set({ kind: 'restarting' });
      } else if (clock.monotonicMs() - missingSinceMs >= SERVICE_MISSING_AFTER_MS)
        this.#set({ kind: 'stopped', error: SERVICE_STOPPED });
      await this.#pause(SERVICE_LOOK_MS);
    }
  }

  async #pause(ms: number): Promise<void> {
    // Stopping ends the pause early.
    await this.#options.clock.sleep(ms, this.#stopping.signal).catch(() => undefined);
  }

  async #runChild(): Promise<AgentExit> {
    const child = this.#options.start();
    this.#child = child;
    await this.#converse(child.pipe, 'own');
    this.#child = null;
    return child.exited;
  }

  async #nextAfter(exit: AgentExit): Promise<Next> {
    const { logger } = this.#options;
    if (exit.kind === 'refused') {
      const { error } = exit;
      logger.error('desktop.agent-refused', { code: error.code });
      if (error.code === 'agent-already-running' && (await this.#useOther()))
        return this.#spend(null);
      if (FINAL.has(error.code)) return { kind: 'stop', error };
      return this.#spend(error);
    }
    if (exit.kind === 'crashed')
      logger.error('desktop.agent-crashed', {
        status: exit.code,
        ...(exit.signal === null ? {} : { reason: exit.signal }),
      });
    // An orderly end that nobody here asked for (a technician's kill) counts like a crash: it must run.
    else logger.warn('desktop.agent-ended');
    return this.#spend(null);
  }

  #spend(error: SerializedError | null): Next {
    const ms = this.#budget.crashed(this.#options.clock.monotonicMs());
    return ms === null ? { kind: 'stop', error } : { kind: 'after', ms };
  }

  /** Follows the agent that runs already until it is gone; false if none answers. */
  async #useOther(): Promise<boolean> {
    const pipe = await this.#options.attach();
    if (pipe === null) return false;
    if (this.#isStopping()) {
      pipe.abort();
      return true;
    }
    this.#options.logger.info('desktop.agent-attached');
    await this.#converse(pipe, 'attached');
    return true;
  }

  async #converse(pipe: ControlPipe, bond: 'own' | 'attached'): Promise<void> {
    const { clock } = this.#options;
    let silence: Disposable | null = null;
    const conversation = new ControlConversation(pipe, clock, (status) => {
      if (this.#conversation !== conversation) return;
      this.#set({ kind: 'running', bond }, status);
      listen();
    });
    const listen = (): void => {
      silence?.[Symbol.dispose]();
      if (this.#conversation !== conversation) return;
      silence = clock.after(SILENCE_MS, () => {
        conversation.call('getStatus', {}, PROBE_TIMEOUT_MS).then(listen, () => {
          if (this.#conversation !== conversation) return;
          this.#options.logger.error('desktop.agent-silent');
          conversation.abort();
        });
      });
    };
    this.#conversation = conversation;
    // Over the socket statuses begin with the first request; a child that hangs at its start is found this way, too.
    if (bond === 'attached') conversation.call('getStatus', {}).catch(() => conversation.abort());
    listen();
    await conversation.closed;
    this.#conversation = null;
    (silence as Disposable | null)?.[Symbol.dispose]();
  }

  #set(process: AgentProcess, status: AgentStatus | null = null): void {
    this.#state = { process, status };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
