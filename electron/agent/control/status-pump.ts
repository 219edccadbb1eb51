import type { AgentStatus } from '../../contract/agent-status.ts';
import { agentStatusSchema } from '../../contract/agent-status.ts';
import type { ControlServices } from './control-services.ts';

/** Statuses closer together than this are told as one, the latest. */
export const STATUS_INTERVAL_MS = 100;

/** Takes one status; false means: no more until `StatusPump.resume` is called. */
export type StatusSink = (status: AgentStatus) => boolean;

export interface StatusPump extends Disposable {
  /** The reader has caught up: what was held back may be sent. */
  resume(): void;
}

/**
 * Sends the present status and each later one to a single reader. A reader that is slow gets fewer, never old ones, and
 * never makes anything pile up.
 */
export function pumpStatus(services: ControlServices, send: StatusSink): StatusPump {
  const { backend, clock, logger } = services;
  let pending: AgentStatus | null = null;
  let isBlocked = false;
  let pause: Disposable | null = null;

  const flush = (): void => {
    if (pending === null || isBlocked || pause !== null) return;
    const parsed = agentStatusSchema.safeParse(pending);
    pending = null;
    if (!parsed.success) {
      logger.error('control.status-invalid');
      return;
    }
    pause = clock.after(STATUS_INTERVAL_MS, () => {
      pause = null;
      flush();
    });
    isBlocked = !send(parsed.data);
  };
  const offer = (status: AgentStatus): void => {
    pending = status;
    flush();
  };

  const subscription = backend.subscribe(offer);
  offer(backend.current());
  return {
    resume() {
      isBlocked = false;
      flush();
    },
    [Symbol.dispose]() {
      subscription[Symbol.dispose]();
      pause?.[Symbol.dispose]();
      pending = null;
    },
  };
}
