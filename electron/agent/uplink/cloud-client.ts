import { z } from 'zod';
import { cloudConfigSchema, type CloudConfig } from '../../contract/agent-config.ts';
import {
  CLOUD_PATHS,
  cloudErrorSchema,
  heartbeatResponseSchema,
  pairResponseSchema,
  receiptsResponseSchema,
  timeResponseSchema,
  type CloudErrorCode,
  type HeartbeatRequest,
  type PairRequest,
  type PairResponse,
  type Receipt,
  type ReceiptsRequest,
} from '../../contract/cloud-api.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import { MAX_ORDERS_PER_ANSWER, ordersSchema, type Order } from '../../contract/orders.ts';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError } from '../../foundation/errors.ts';
import type { BearerToken } from '../secrets/bearer-token.ts';
import { faultOf } from './fault-mapping.ts';
import {
  AnswerTooLongError,
  HttpsJson,
  type JsonRequest,
  type ServiceWay,
  type TextAnswer,
} from './https-json.ts';
import { LinkFaultError } from './link-fault.ts';
import { hasLocalNetwork, isLoopbackHost } from './local-network.ts';

/** The cloud answered, but not with what was asked for. `status` is the HTTP status. */
export class CloudAnswerError extends CodedError<CloudErrorCode | 'answer-invalid'> {
  readonly status: number;
  constructor(code: CloudErrorCode | 'answer-invalid', status: number) {
    super(code, `the cloud answered ${status} (${code})`);
    this.status = status;
  }
  /** What such an answer means for the link. */
  get fault(): LinkFault {
    return this.status >= 500 || this.code === 'answer-invalid' ? 'cloud-down' : 'cloud-refused';
  }
}

/** `config`: the new one where there is one; `invalid` where the cloud sent one that this version does not take. */
export type HeartbeatAnswer = {
  readonly serverTime: Date;
  readonly config: CloudConfig | 'invalid' | null;
  readonly orders: readonly Order[];
  /** Orders that this version does not understand. */
  readonly unreadOrders: number;
};
/** What cannot be taken of it must not stop the images: configuration and orders are judged apart from the answer. */
const heartbeatAnswerSchema = heartbeatResponseSchema.extend({
  config: z.unknown(),
  orders: z.unknown().optional(),
});

/** Each call throws LinkFaultError where the cloud cannot be reached, CloudAnswerError, or the signal's reason. */
export interface ServiceChannel extends Disposable {
  time(options: CallOptions): Promise<Date>;
  pair(request: PairRequest, options: CallOptions): Promise<PairResponse>;
  unpair(token: BearerToken, options: CallOptions): Promise<void>;
  heartbeat(
    token: BearerToken,
    request: HeartbeatRequest,
    options: CallOptions,
  ): Promise<HeartbeatAnswer>;
  receipts(
    token: BearerToken,
    request: ReceiptsRequest,
    options: CallOptions,
  ): Promise<readonly Receipt[]>;
  /** The next calls open connections of their own. */
  forgetConnections(): void;
}
export type CallOptions = { readonly timeoutMs: number; readonly signal?: AbortSignal };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function errorOf({ status, text }: TextAnswer): CloudAnswerError {
  const body = cloudErrorSchema.safeParse(parseJson(text));
  if (body.success && status >= 400) return new CloudAnswerError(body.data.error, status);
  return new CloudAnswerError(status === 429 ? 'too-many-attempts' : 'answer-invalid', status);
}

/** The service channel over HTTPS: TLS 1.3, X.509, every answer parsed by the contract's schemas. */
export class CloudClient implements ServiceChannel {
  readonly #https: HttpsJson;
  readonly #host: string;

  constructor(options: {
    readonly baseUrl: URL;
    readonly caPem: string | null;
    readonly clock: Clock;
    readonly getWay: () => ServiceWay;
  }) {
    this.#https = new HttpsJson(options);
    this.#host = options.baseUrl.hostname;
  }

  async time(options: CallOptions): Promise<Date> {
    const request = { method: 'GET', path: CLOUD_PATHS.time, ...options } as const;
    return new Date((await this.#call(request, timeResponseSchema)).serverTime);
  }

  async pair(body: PairRequest, options: CallOptions): Promise<PairResponse> {
    return this.#call(
      { method: 'POST', path: CLOUD_PATHS.pair, body, ...options },
      pairResponseSchema,
    );
  }

  async unpair(token: BearerToken, options: CallOptions): Promise<void> {
    const answer = await this.#send({
      method: 'POST',
      path: CLOUD_PATHS.unpair,
      token,
      body: {},
      ...options,
    });
    if (answer.status < 200 || answer.status > 299) throw errorOf(answer);
  }

  async heartbeat(
    token: BearerToken,
    body: HeartbeatRequest,
    options: CallOptions,
  ): Promise<HeartbeatAnswer> {
    const request = {
      method: 'POST',
      path: CLOUD_PATHS.heartbeat,
      token,
      body,
      ...options,
    } as const;
    const answer = await this.#call(request, heartbeatAnswerSchema);
    const config = cloudConfigSchema.nullable().safeParse(answer.config ?? null);
    const orders = ordersSchema.parse(answer.orders);
    const sent = Array.isArray(answer.orders)
      ? Math.min(answer.orders.length, MAX_ORDERS_PER_ANSWER)
      : 0;
    return {
      serverTime: new Date(answer.serverTime),
      config: config.success ? config.data : 'invalid',
      orders,
      unreadOrders: sent - orders.length,
    };
  }

  async receipts(
    token: BearerToken,
    body: ReceiptsRequest,
    options: CallOptions,
  ): Promise<readonly Receipt[]> {
    const request = {
      method: 'POST',
      path: CLOUD_PATHS.receipts,
      token,
      body,
      ...options,
    } as const;
    return (await this.#call(request, receiptsResponseSchema)).receipts;
  }

  async #call<T>(request: JsonRequest, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.#send(request);
    if (answer.status !== 200) throw errorOf(answer);
    const parsed = schema.safeParse(parseJson(answer.text));
    // Without a cause: a parser's error may quote what it read, the key of a pairing answer for one.
    if (!parsed.success) throw new CloudAnswerError('answer-invalid', answer.status);
    return parsed.data;
  }

  async #send(request: JsonRequest): Promise<TextAnswer> {
    try {
      return await this.#https.send(request);
    } catch (cause) {
      request.signal?.throwIfAborted();
      if (cause instanceof AnswerTooLongError) throw new CloudAnswerError('answer-invalid', 200);
      const hasNetwork = isLoopbackHost(this.#host) || hasLocalNetwork();
      throw new LinkFaultError(faultOf(cause, { keyWasUsed: false, hasNetwork }), { cause });
    }
  }

  forgetConnections(): void {
    this.#https.forgetConnections();
  }

  [Symbol.dispose](): void {
    this.#https[Symbol.dispose]();
  }
}
