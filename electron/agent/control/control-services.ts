import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { ControlBackend } from './control-backend.ts';
import { createDispatch, type Dispatch } from './dispatcher.ts';

/** What every transport of the control API works with. */
export type ControlServices = {
  readonly backend: ControlBackend;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Gathers them; all transports of one agent share one dispatcher. */
export function createControlServices(
  backend: ControlBackend,
  clock: Clock,
  logger: Logger,
): ControlServices {
  return { backend, dispatch: createDispatch(backend.handlers, logger), clock, logger };
}
