import type { Socket } from 'node:net';
import { connectTransport } from '../../electron/agent/dicom/ul/connect-transport.ts';
import { createForwarder, type Forwarder } from '../../electron/agent/spool/forwarder.ts';
import type { ForwarderSettings } from '../../electron/agent/spool/forwarder-ports.ts';
import type { SpoolEntry } from '../../electron/agent/spool/spool-entry.ts';
import { UploadLimit } from '../../electron/agent/relay/upload-limit.ts';
import { systemClock, type Clock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { ArrayLogSink } from './array-log-sink.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';
import { MemorySpool } from './memory-spool.ts';

/** A forwarder over a spool in memory, with a far end that a test may cut off. */
export class SpoolBench implements Disposable {
  readonly clock: Clock;
  readonly store: MemorySpool;
  readonly log = new ArrayLogSink();
  readonly accepted: SpoolEntry[] = [];
  readonly held: SpoolEntry[] = [];
  readonly refusedRoutes: string[] = [];
  dials = 0;
  isLinkDown = false;
  limit: { maxBytesPerSecond: number | null; limitHours: null } = {
    maxBytesPerSecond: null,
    limitHours: null,
  };
  settings: ForwarderSettings = {
    associations: 4,
    maxPduBytes: MAX_PDU_BYTES,
    timeouts: TEST_TIMEOUTS,
    isPaused: false,
    quietHours: null,
    urgentIgnoresLimits: false,
    proof: 'receipt',
  };
  readonly uploadLimit: UploadLimit;
  readonly #dial: (signal: AbortSignal) => Promise<Socket>;
  forwarder: Forwarder;

  /** `far`: a port of this PC, or a way to connect. */
  constructor(far: number | ((signal: AbortSignal) => Promise<Socket>), clock = systemClock) {
    this.clock = clock;
    this.store = new MemorySpool(clock);
    this.uploadLimit = new UploadLimit({ clock, settings: () => this.limit });
    this.#dial = typeof far === 'number' ? (signal) => connectTo(far, signal) : far;
    this.forwarder = this.#start();
  }

  /** The program ends and starts again: the store is all that stays. */
  restart(): void {
    this.forwarder[Symbol.dispose]();
    this.forwarder = this.#start();
  }

  change(settings: Partial<ForwarderSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.forwarder.recheck();
  }

  /** A far end that gives receipts has one for all that it took. */
  giveReceipts(): void {
    for (const { sopInstanceUid, sha256, bytes } of this.accepted.splice(0))
      this.forwarder.receipt({ sopInstanceUid, sha256, bytes });
  }

  [Symbol.dispose](): void {
    this.forwarder[Symbol.dispose]();
    this.uploadLimit[Symbol.dispose]();
  }

  #start(): Forwarder {
    return createForwarder({
      store: this.store,
      clock: this.clock,
      logger: createLogger({ clock: this.clock, sinks: [this.log], level: 'debug' }),
      settings: () => this.settings,
      uploadLimit: this.uploadLimit,
      dial: (signal) => {
        this.dials += 1;
        return this.isLinkDown ? Promise.reject(new Error('down')) : this.#dial(signal);
      },
      events: {
        accepted: (entry) => void this.accepted.push(entry),
        held: (entry) => void this.held.push(entry),
        routeRefused: ({ callingAeTitle }) => void this.refusedRoutes.push(callingAeTitle),
        routeWorked: () => undefined,
        changed: () => undefined,
      },
    });
  }
}

function connectTo(port: number, signal: AbortSignal): Promise<Socket> {
  const to = { host: '127.0.0.1', port, timeoutMs: 5_000, clock: systemClock, signal };
  return connectTransport(to);
}
