import { expect, test } from 'vitest';
import {
  heartbeatRequestSchema,
  heartbeatResponseSchema,
} from '../../../electron/contract/cloud-api.ts';
import { MAX_ORDERS_PER_ANSWER, type Order } from '../../../electron/contract/orders.ts';

const serverTime = '2026-01-15T08:00:00.000Z';
const order: Order = {
  kind: 'push',
  id: 'order-1',
  studyInstanceUid: '1.2.3',
  seriesInstanceUid: null,
  destinationAeTitle: 'WORKSTATION',
};
const beat = {
  ...{ sentAt: serverTime, version: '0.1.0', nodeVersion: '24', platform: 'linux' },
  ...{ configRevision: 1, activeAssociations: 0, queueDepth: 0, oldestQueuedAgeMs: null },
  ...{ lastStoreAt: null, freeDiskBytes: 1, state: 'ok', pausedSince: null },
};
const result = { orderId: 'order-1', state: 'done', completed: 3, failed: 0, warning: 0 };

test('a cloud that knows no orders sends none', () => {
  const answer = heartbeatResponseSchema.parse({ serverTime, config: null });
  expect(answer.orders).toEqual([]);
});

test('an order of an unknown kind is left out and the others are taken', () => {
  const orders = [{ kind: 'levitate', id: 'order-0' }, order];
  const answer = heartbeatResponseSchema.parse({ serverTime, config: null, orders });
  expect(answer.orders).toEqual([order]);
});

test('more orders than one answer carries are left for the next', () => {
  const orders = Array.from({ length: MAX_ORDERS_PER_ANSWER + 1 }, () => order);
  const answer = heartbeatResponseSchema.parse({ serverTime, config: null, orders });
  expect(answer.orders).toHaveLength(MAX_ORDERS_PER_ANSWER);
});

test('an agent that knows no orders reports none', () => {
  expect(heartbeatRequestSchema.parse(beat).orderResults).toEqual([]);
});

test('a malformed result is left out, and a reason of a newer agent is an internal one', () => {
  const orderResults = [{ orderId: 'x' }, { ...result, reason: 'moon-phase' }];
  const request = heartbeatRequestSchema.parse({ ...beat, orderResults });
  expect(request.orderResults).toEqual([{ ...result, reason: 'internal' }]);
});
