import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  CLOUD_PATHS,
  heartbeatRequestSchema,
  heartbeatResponseSchema,
  pairRequestSchema,
  pairResponseSchema,
  receiptsRequestSchema,
  receiptsResponseSchema,
  timeResponseSchema,
  type PairResponse,
} from '../../electron/contract/cloud-api.ts';
import { normalisePairingCode } from '../../electron/contract/pairing-code.ts';
import { findReceipts } from '../registry/receipts.ts';
import type { Redemption } from '../registry/pairing-codes.ts';
import type { Uplink } from '../registry/uplinks.ts';
import type { ApiContext } from './api-context.ts';
import { ApiError } from './api-error.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import { parseInput } from './parse.ts';

const WINDOW_MS = 15 * 60_000;
const MAX_FAILURES_PER_ADDRESS = 10;
const MAX_FAILURES_PER_CODE = 5;
/** Coarse ceiling in front of everything that costs work. */
const MAX_PAIRINGS_PER_MINUTE = 60;

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The uplink that asks. Throws {@link ApiError} `token-unknown` or `uplink-removed`. */
function authenticate(context: ApiContext, request: FastifyRequest): Uplink {
  const token = bearerToken(request);
  const uplink = token === null ? null : context.uplinks.byToken(token);
  if (!uplink) throw new ApiError('token-unknown', 'This uplink is not known here. Pair it anew.');
  if (uplink.state === 'revoked') {
    throw new ApiError('uplink-removed', 'This uplink was removed. Pair it anew with a new code.');
  }
  return uplink;
}

/** What a person reads where a code does not open anything. */
function refusalOf(kind: Exclude<Redemption['kind'], 'paired'>): ApiError {
  switch (kind) {
    case 'expired':
      return new ApiError('code-expired', 'This code has expired. Ask for a new one.');
    case 'used':
      return new ApiError('code-used', 'This code was used already. Ask for a new one.');
    case 'too-many-attempts':
      return new ApiError(
        'too-many-attempts',
        'Too many attempts. Wait 15 minutes, then ask for a new code.',
      );
    default:
      return new ApiError('code-wrong', 'This code is not right. Check each character.');
  }
}

/** Pairing, heartbeat, receipts, time: what uplinks call. */
export function addUplinkRoutes(server: FastifyInstance, context: ApiContext): void {
  const { clock } = context;
  addPairing(server, context);

  server.get(CLOUD_PATHS.time, () =>
    timeResponseSchema.parse({ serverTime: clock.now().toISOString() }),
  );

  server.post(CLOUD_PATHS.unpair, (request) => {
    const uplink = authenticate(context, request);
    context.uplinks.revoke(uplink.id);
    context.onRevoked();
    context.logger.info('uplink.unpaired', { uplinkId: uplink.id });
    return {};
  });

  server.post(CLOUD_PATHS.heartbeat, (request) => {
    const uplink = authenticate(context, request);
    const beat = parseInput(heartbeatRequestSchema, request.body);
    context.uplinks.noteHeartbeat(uplink.id, beat);
    context.orders.note(uplink.id, beat.orderResults);
    const config = context.configs.get(uplink.id);
    context.logger.debug('heartbeat', { uplinkId: uplink.id, revision: beat.configRevision });
    return heartbeatResponseSchema.parse({
      serverTime: clock.now().toISOString(),
      config: config.revision === beat.configRevision ? null : config,
      orders: context.orders.openFor(uplink.id),
    });
  });

  server.post(CLOUD_PATHS.receipts, (request) => {
    const uplink = authenticate(context, request);
    const { objects } = parseInput(receiptsRequestSchema, request.body);
    const receipts = findReceipts(context.db, uplink.clinicId, objects);
    return receiptsResponseSchema.parse({ receipts });
  });
}

function addPairing(server: FastifyInstance, context: ApiContext): void {
  const limits = { windowMs: WINDOW_MS };
  const byAddress = new AttemptLimiter(context.clock, {
    ...limits,
    limit: MAX_FAILURES_PER_ADDRESS,
  });
  const byCode = new AttemptLimiter(context.clock, { ...limits, limit: MAX_FAILURES_PER_CODE });
  const config = { rateLimit: { max: MAX_PAIRINGS_PER_MINUTE, timeWindow: 60_000 } };
  server.post(CLOUD_PATHS.pair, { config }, (request) => {
    const { code, label } = parseInput(pairRequestSchema, request.body);
    const presented = context.digestCode(normalisePairingCode(code));
    const isBlocked = byAddress.isBlocked(request.ip) || byCode.isBlocked(presented);
    const outcome: Redemption = isBlocked
      ? { kind: 'too-many-attempts' }
      : context.codes.redeem(code, label);
    if (outcome.kind === 'paired') return paired(context, outcome.created);
    if (!isBlocked) {
      byAddress.failed(request.ip);
      byCode.failed(presented);
    }
    context.logger.warn('pairing.refused', { address: request.ip, reason: outcome.kind });
    throw refusalOf(outcome.kind);
  });
}

function paired(
  context: ApiContext,
  created: Extract<Redemption, { kind: 'paired' }>['created'],
): PairResponse {
  const { uplink, pskHex, heartbeatToken } = created;
  context.logger.info('uplink.paired', { uplinkId: uplink.id, clinicId: uplink.clinicId });
  return pairResponseSchema.parse({
    uplinkId: uplink.id,
    clinic: uplink.clinic,
    label: uplink.label,
    pskIdentity: uplink.pskIdentity,
    pskHex,
    heartbeatToken,
    pskHost: null,
    pskPorts: context.pskPorts(),
    config: context.configs.get(uplink.id),
  });
}
