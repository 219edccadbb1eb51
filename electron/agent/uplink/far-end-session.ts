import type { AgentConfig } from '../../contract/agent-config.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { PreSharedKey } from '../secrets/pre-shared-key.ts';
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
    const { connectTimeoutMs } = getLinkConfig();
    const target = { host, ports: [port], identity, key, connectTimeoutMs };
    return dialer.dial({ ...target, ...(signal && { signal }) });
  }

  [Symbol.dispose](): void {
    // Nothing is kept open between rounds.
  }
}
