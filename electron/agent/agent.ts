import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { AckPolicy, AgentConfig } from '../contract/agent-config.ts';
import type { AgentStatus, PairingState } from '../contract/agent-status.ts';
import { linkCarriesImages } from '../contract/link-state.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Logger } from '../foundation/logger.ts';
import { TERN_VERSION } from '../foundation/version.ts';
import { UpdateDesk } from './backup/update-desk.ts';
import { collectReceipts } from './collect-receipts.ts';
import { createCommitment } from './commitment/create-commitment.ts';
import type { ConfigStore } from './config/config-store.ts';
import { effectiveConfig } from './config/effective-config.ts';
import type { ControlBackend } from './control/control-backend.ts';
import { DicomTls } from './dicom-tls/dicom-tls.ts';
import { createHandlers } from './handlers.ts';
import { freeDiskBytes } from './free-disk.ts';
import { IdleCollector } from './idle-collector.ts';
import { createIntake, type Intake } from './intake/create-intake.ts';
import { Ledger } from './ledger/ledger.ts';
import { ListenerControl } from './listener-control.ts';
import { PLAIN_LISTENER } from './listener-purpose.ts';
import { openPause } from './pause.ts';
import { RelayReporter } from './relay-reporter.ts';
import { RelayService } from './relay/relay-service.ts';
import type { ConnectTls } from './connect-machine.ts';
import { createRetrieves, type Retrieves } from './retrieve/create-retrieves.ts';
import { isSampleDevice } from './sample-device/sample-identity.ts';
import { UploadLimit } from './relay/upload-limit.ts';
import { SampleSender } from './sample-device/sample-sender.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import { lookAtDisk } from './status/disk-watch.ts';
import { heartbeatState } from './status/heartbeat-state.ts';
import { LinkWatch } from './status/link-problems.ts';
import { ProblemLog } from './status/problem-log.ts';
import { SilenceWatch } from './status/silence-watch.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { StatusPublisher, type StatusSnapshot } from './status/status-publisher.ts';
import type { HeartbeatFacts } from './uplink/cloud-session.ts';
import { createUplink, type FarEnd, type Uplink } from './uplink/uplink.ts';

const DAY_MS = 24 * 3_600_000;

export type AgentOptions = {
  readonly dataDir: string;
  readonly config: ConfigStore;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A foreign archive behind a TLS-PSK terminator instead of a paired cloud. */
  readonly farEnd: FarEnd | null;
  /** When single machines get "success", by AE title: wins over what is set for them. */
  readonly ackPolicies: ReadonlyMap<string, AckPolicy>;
  /** `must`: createAgent throws ListenError where the port cannot be had. `retry`: the status says so, it is tried again. */
  readonly listenPolicy: 'must' | 'retry';
  readonly service: AgentStatus['service'];
};

export interface Agent extends ControlBackend, AsyncDisposable {
  /** Port of the DICOM listener; null while it could not be opened. */
  readonly dicomPort: number | null;
}

/** Puts the agent together and starts it: listener, relay, link, ledger, status. The only place where they all meet. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const { clock, logger, dataDir } = options;
  await using started = new AsyncDisposableStack();
  const startedAt = clock.now();
  const ledger = started.use(new Ledger(join(dataDir, 'ledger.sqlite')));
  ledger.prune(new Date(startedAt.getTime() - options.config.get().ledger.keepDays * DAY_MS));
  const publisher: StatusPublisher = started.use(new StatusPublisher(clock, () => snapshot()));
  const changed = (): void => publisher.changed();
  const problems = new ProblemLog(clock, changed);
  const pause = await openPause({
    ...{ dataDir, clock, logger },
    changed: () => {
      intake.forwarder.recheck();
      changed();
    },
  });
  const isPaused = (): boolean => pause.current !== null;
  const config = (): AgentConfig => effectiveConfig(options.config.get(), uplink.cloudConfig());
  const { secrets, farEnd } = options;
  /** What nearly every part takes. */
  const base = { dataDir, clock, logger, ledger, secrets, problems, config, isPaused, changed };

  const uplink: Uplink = started.use(
    createUplink({
      ...{ ...base, farEnd },
      getLinkConfig: () => config().link,
      heartbeatBody: () => heartbeatBody(),
      heartbeats: ledger.heartbeats,
      orders: () => retrieves.orders,
    }),
  );
  const receipts = started.use(
    collectReceipts({
      ...base,
      fetchReceipts: (objects) => uplink.receipts(objects),
      arrived: (receipt) => intake.forwarder.receipt(receipt),
      settled: () => {
        commitment.settled();
        changed();
      },
    }),
  );
  const dial = async (signal: AbortSignal): Promise<Socket> => (await uplink.dial(signal)).socket;
  const pairing = (): PairingState['kind'] => uplink.current.pairing.kind;
  const connectTls: ConnectTls = (host, port) => dicomTls.connect(host, port);
  const commitment = started.use(
    createCommitment({
      ...{ ...base, pairing, dial, connectTls },
      // What is kept here need not be any longer: the archive's word is its receipt.
      archiveCommitted: ({ sopInstanceUid, sha256, bytes }) => {
        if (sha256 !== null) intake.forwarder.receipt({ sopInstanceUid, sha256, bytes });
      },
    }),
  );
  const silence = started.use(new SilenceWatch({ ...base, devices: ledger.devices }));
  const sample = new SampleSender({ ...base, listener: () => listener.state });
  const uploadLimit = started.use(new UploadLimit({ clock, settings: () => config().link }));
  const retrieves: Retrieves = started.use(
    createRetrieves({
      ...{ ...base, dial, connectTls },
      orders: ledger.orders,
      orderFinished: () => uplink.triggerHeartbeat(),
    }),
  );
  const intake: Intake = started.use(
    await createIntake({
      ...{ ...base, pairing, dial, uploadLimit },
      accepted: () => {
        receipts.wake();
        commitment.askArchive();
      },
    }),
  );
  const reporter = new RelayReporter({
    ...{ ...base, pairing },
    asksArchive: () => config().commitment.askArchive,
    isSample: isSampleDevice,
    accepted: () => {
      receipts.wake();
      commitment.settled();
    },
    arrived: () => silence.check(),
    cloudLost: () => uplink.triggerHeartbeat(),
    associationEnded: () => commitment.askArchive(),
    changed: () => {
      memory.noteActivity();
      changed();
    },
  });
  const relay = new RelayService({
    ...{ ...base, uploadLimit, dial },
    ownServices: [commitment.service, retrieves.moveService],
    intake: intake.server,
    settings: () => {
      const { dicom, link } = config();
      return {
        ...dicom,
        timeouts: { ...dicom, associationTimeoutMs: link.associationTimeoutMs },
        allowedDevices: sample.admittedBeside(dicom.allowedDevices),
        callsOf: (device) => ledger.devices.callsOf(device),
        ackPolicyOf: (device) =>
          options.ackPolicies.get(device.aeTitle ?? '') ??
          ledger.devices.policyOf(device) ??
          config().ackPolicy,
        isLinkUp: linkCarriesImages(uplink.current.link),
        isPaused: isPaused() || updates.isPrepared,
      };
    },
    events: reporter,
  });
  started.defer(() => relay.stop());
  const updates: UpdateDesk = started.use(
    new UpdateDesk({
      ...{ ...base, configFile: options.config.file },
      inFlight: () => relay.activeAssociations + retrieves.list().length,
    }),
  );
  const memory = started.use(
    new IdleCollector({ clock, isBusy: () => relay.activeAssociations > 0 }),
  );
  const listener: ListenerControl = started.use(
    new ListenerControl({
      ...{ ...base, purpose: PLAIN_LISTENER },
      connected: (socket) => relay.connected(socket),
    }),
  );
  const dicomTls = started.use(
    await DicomTls.open({
      ...{ ...base, configStore: options.config },
      connected: (socket, subject) => relay.connected(socket, subject),
      refused: (device, refusal) => reporter.refused(device, refusal),
    }),
  );

  const linkWatch = new LinkWatch(problems);
  const linkChanged = (): void => {
    memory.noteActivity();
    const cameUp = linkWatch.changed(uplink.current.link);
    // With each answer of the cloud, and with each that does not come.
    void lookAtDisk({ freeBytes: () => freeDiskBytes(dataDir), problems });
    if (cameUp) intake.forwarder.linkCameUp();
    if (cameUp || linkCarriesImages(uplink.current.link)) {
      receipts.wake();
      commitment.askArchive();
    }
    changed();
  };

  async function heartbeatBody(): Promise<HeartbeatFacts> {
    return {
      ...heartbeatState(publisher.current),
      version: TERN_VERSION,
      nodeVersion: process.version,
      platform: `${process.platform}-${process.arch}`,
      activeAssociations: relay.activeAssociations,
      lastStoreAt: ledger.lastDeliveredAt(),
      freeDiskBytes: await freeDiskBytes(dataDir),
    };
  }

  const snapshot = (): StatusSnapshot =>
    takeSnapshot({
      ...{ ...base, startedAt, uplink, relay, retrieves, listener, dicomTls, updates },
      ...{ pausedSince: pause.current, ackPolicy: config().ackPolicy, service: options.service },
      spool: intake.forwarder.summary(),
    });

  started.use(uplink.subscribe(linkChanged));
  const configChanged = (): void => {
    relay.recheckAdmission();
    uploadLimit.recheck();
    intake.forwarder.recheck();
    commitment.resume();
    changed();
  };
  started.use(uplink.onCloudConfig(configChanged));
  started.use(
    options.config.subscribe(() => {
      configChanged();
      // Another way to the cloud shows at once whether it leads there.
      uplink.triggerHeartbeat();
    }),
  );
  started.use(options.config.prepareWith((next) => listener.prepare(next)));
  await uplink.start();
  await (options.listenPolicy === 'must' ? listener.open() : listener.openOrRetry());
  await dicomTls.start();
  linkChanged();
  receipts.wake();
  commitment.resume();
  silence.start();
  intake.start();

  const running = started.move();
  return {
    handlers: createHandlers({
      ...{ ...base, uplink, listener, dicomTls, updates, pause, sample },
      forwarder: intake.forwarder,
      connectDestination: retrieves.connectDestination,
      configStore: options.config,
      changed: () => {
        silence.check();
        changed();
      },
      current: () => publisher.current,
    }),
    current: () => publisher.current,
    subscribe: (tell: (status: AgentStatus) => void) => publisher.subscribe(tell),
    get dicomPort() {
      return listener.state.kind === 'listening' ? listener.state.port : null;
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
