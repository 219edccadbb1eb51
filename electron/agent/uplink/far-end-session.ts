import type { AgentConfig } from '../../contract/agent-config.ts';
import { MAX_PSK_IDENTITY_BYTES } from '../../contract/psk-link.ts';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError } from '../../foundation/errors.ts';
import type { PreSharedKey } from '../secrets/pre-shared-key.ts';
import { isPskIdentity } from './cipher-policy.ts';
import { LinkFaultError } from './link-fault.ts';
import type { LinkSession, RoundOptions, RoundOutcome } from './link-session.ts';
import type { DialedLink, Dialer } from './psk-dialer.ts';

/** A foreign far end from the command line: any archive behind a TLS-PSK terminator. */
export type FarEnd = {
  readonly host: string;
  readonly port: number;
  readonly identity: string;
  readonly key: PreSharedKey;
};

/** The far end of the command line cannot be used as it was given. */
export class FarEndError extends CodedError<'bad-arguments'> {}

/** Without a service channel the heartbeat is a data channel that is opened and closed again. */
export class FarEndSession implements LinkSession {
  readonly #options: {
    readonly clock: Clock;
    readonly dialer: Dialer;
    readonly farEnd: FarEnd;
    readonly getLinkConfig: () => AgentConfig['link'];
  };

  constructor(options: {
    readonly clock: Clock;
    readonly dialer: Dialer;
    readonly farEnd: FarEnd;
    readonly getLinkConfig: () => AgentConfig['link'];
  }) {
    if (!isPskIdentity(options.farEnd.identity)) {
      const words = `The PSK identity has to be 1 to ${MAX_PSK_IDENTITY_BYTES} bytes of text.`;
      throw new FarEndError('bad-arguments', words);
    }
    this.#options = options;
  }

  async round({ signal }: RoundOptions): Promise<RoundOutcome> {
    const { clock } = this.#options;
    const startMs = clock.monotonicMs();
    try {
      const { socket } = await this.dial(signal);
      socket.destroySoon();
      return { kind: 'answered', latencyMs: clock.monotonicMs() - startMs, aheadMs: 0 };
    } catch (error) {
      if (!(error instanceof LinkFaultError)) throw error;
      return { kind: 'failed', latencyMs: null, fault: error.code };
    }
  }

  dial(signal?: AbortSignal): Promise<DialedLink> {
    const { dialer, farEnd, getLinkConfig } = this.#options;
    const { host, port, identity, key } = farEnd;
    const { connectTimeoutMs, proxy } = getLinkConfig();
    const target = { host, ports: [port], identity, key, connectTimeoutMs, proxy };
    return dialer.dial({ ...target, ...(signal && { signal }) });
  }

  forgetConnections(): void {
    // Each round opens one of its own.
  }

  [Symbol.dispose](): void {
    // Nothing is kept open between rounds.
  }
}
