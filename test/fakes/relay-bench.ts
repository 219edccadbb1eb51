import type { Socket } from 'node:net';
import type {
  AckPolicy,
  AgentConfig,
  AllowedDevice,
} from '../../electron/contract/agent-config.ts';
import type { DeviceRef } from '../../electron/contract/problems.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { listen, type Listener } from '../../electron/agent/dicom/ul/listener.ts';
import type { ContextServer } from '../../electron/agent/relay/context-server.ts';
import type { ObjectOutcome } from '../../electron/agent/relay/object-tracker.ts';
import type { OwnService } from '../../electron/agent/relay/own-service.ts';
import type { Negotiated } from '../../electron/agent/relay/relay-events.ts';
import type { RelayEnd } from '../../electron/agent/relay/relay-observer.ts';
import { RelayService } from '../../electron/agent/relay/relay-service.ts';
import { UploadLimit } from '../../electron/agent/relay/upload-limit.ts';
import { FakeArchive, MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';
import { connectTo } from './test-device.ts';

/** A real listener and relay in front of a {@link FakeArchive}, without TLS: what is tested here is the relay alone. */
export class RelayBench implements AsyncDisposable {
  readonly archive: FakeArchive;
  readonly outcomes: ObjectOutcome[] = [];
  readonly ends: { readonly device: DeviceRef; readonly end: RelayEnd }[] = [];
  readonly opened: (Negotiated & { readonly device: DeviceRef })[] = [];
  readonly echoes: DeviceRef[] = [];
  readonly logLines: string[] = [];
  isLinkUp = true;
  /** Dialling waits for it. */
  holdDialling: (() => Promise<void>) | null = null;
  dialled = 0;
  /** The agent's ends of the connections to the archive. */
  readonly cloudSockets = new Set<Socket>();
  /** The agent's ends of the devices' connections. */
  readonly deviceSockets = new Set<Socket>();
  allowedDevices: AllowedDevice[] | null = null;
  maxAssociations = 4;
  isPaused = false;
  calledAeTitles: string[] | null = null;
  ackPolicy: AckPolicy = 'relay';
  timeouts = TEST_TIMEOUTS;
  limit: Pick<AgentConfig['link'], 'maxBytesPerSecond' | 'limitHours'> = {
    maxBytesPerSecond: null,
    limitHours: null,
  };
  ownServices: OwnService[] = [];
  /** Takes images on this PC, where the policy asks for it. */
  intake: ContextServer | null = null;
  readonly uploadLimit = new UploadLimit({ clock: systemClock, settings: () => this.limit });
  readonly relay: RelayService;
  #listener: Listener | null = null;

  private constructor(archive: FakeArchive) {
    this.archive = archive;
    this.relay = new RelayService({
      clock: systemClock,
      uploadLimit: this.uploadLimit,
      ownServices: this.ownServices,
      intake: {
        serves: (uid) => this.intake?.serves(uid) === true,
        transferSyntaxFor: (context) => this.intake?.transferSyntaxFor(context),
        open: (peer) => {
          if (this.intake === null) throw new Error('no intake');
          return this.intake.open(peer);
        },
      },
      logger: createLogger({
        clock: systemClock,
        sinks: [{ write: (line) => void this.logLines.push(line) }],
      }),
      dial: async (): Promise<Socket> => {
        await this.holdDialling?.();
        if (!this.isLinkUp) throw new Error('the link is down');
        const socket = await connectTo(archive.port);
        this.dialled++;
        this.cloudSockets.add(socket);
        socket.once('close', () => this.cloudSockets.delete(socket));
        return socket;
      },
      settings: () => ({
        maxPduBytes: MAX_PDU_BYTES,
        maxAssociations: this.maxAssociations,
        timeouts: this.timeouts,
        allowedDevices: this.allowedDevices,
        aeTitle: 'TERN',
        calledAeTitles: this.calledAeTitles,
        callsOf: () => null,
        ackPolicyOf: () => this.ackPolicy,
        isLinkUp: this.isLinkUp,
        isPaused: this.isPaused,
      }),
      events: {
        opened: ({ device }, negotiated) => void this.opened.push({ device, ...negotiated }),
        objectFinished: (_association, outcome) => void this.outcomes.push(outcome),
        echoed: ({ device }) => void this.echoes.push(device),
        ended: ({ device }, end) => void this.ends.push({ device, end }),
        changed: () => undefined,
      },
    });
  }

  static async start(): Promise<RelayBench> {
    const bench = new RelayBench(await FakeArchive.start());
    bench.#listener = await listen({
      host: '127.0.0.1',
      port: 0,
      maxConnections: 100,
      connected: (socket) => {
        bench.deviceSockets.add(socket);
        socket.once('close', () => bench.deviceSockets.delete(socket));
        bench.relay.connected(socket);
      },
    });
    return bench;
  }

  get port(): number {
    return this.#listener?.port ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.relay.stop();
    await this.#listener?.[Symbol.asyncDispose]();
    await this.archive[Symbol.asyncDispose]();
  }
}
