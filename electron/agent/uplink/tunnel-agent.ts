import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';
import { openTunnel, type TunnelOptions } from './proxy-tunnel.ts';

type Way = Pick<TunnelOptions, 'proxy' | 'clock' | 'timeoutMs'>;

/** HTTPS connections through a proxy. Fails with LinkFaultError where the proxy is the cause. */
export class TunnelAgent extends Agent {
  readonly #way: Way;

  constructor(options: AgentOptions, way: Way) {
    super(options);
    this.#way = way;
  }

  override createConnection(
    options: ConnectionOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): null {
    const host = (options.host ?? '').replace(/^\[|\]$/g, '');
    // With an error there is no stream, whatever the type says.
    const failed = done as ((error: unknown) => void) | undefined;
    openTunnel({ ...this.#way, host, port: options.port ?? 443 }).then(
      (socket) => done?.(null, connect({ ...options, socket })),
      (error: unknown) => failed?.(error),
    );
    return null;
  }
}
