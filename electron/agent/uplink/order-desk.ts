import type { Order, OrderResult } from '../../contract/orders.ts';

/** Where the cloud's orders go, and where their results come from. */
export interface OrderDesk {
  /** What the next heartbeat tells. */
  results(): readonly OrderResult[];
  /** A heartbeat with these was answered: the cloud has them. */
  reported(results: readonly OrderResult[]): void;
  /** The orders of an answer: all that the cloud has no final result of. */
  received(orders: readonly Order[]): void;
}
