import { agentConfigSchema, type AgentConfig } from '../../electron/contract/agent-config.ts';
import type { AgentStatus, LedgerEntry } from '../../electron/contract/agent-status.ts';
import type { Association } from '../../electron/contract/associations.ts';
import type { ControlHandlers } from '../../electron/contract/control.ts';
import type {
  LedgerPage,
  LedgerQuery,
  TransferDetails,
  TransferPage,
  TransferQuery,
} from '../../electron/contract/transfers.ts';
import type { ControlBackend } from '../../electron/agent/control/control-backend.ts';
import { FakeCertificates } from './fake-certificate-calls.ts';
import { FakeDestinations } from './fake-destination-calls.ts';
import { FakeHeldImages } from './fake-held-images.ts';
import { FakeDevices } from './fake-device-calls.ts';
import { namesOf, sampleDevice, sampleKnock } from './sample-devices.ts';
import { ControlError } from '../../electron/agent/control/control-error.ts';

const AT = '2026-01-15T09:00:00.000Z';

/** A valid status of an unpaired agent whose listener works. */
export function makeStatus(changes: Partial<AgentStatus> = {}): AgentStatus {
  return {
    revision: 1,
    at: AT,
    agent: { version: '0.1.0', startedAt: AT, nodeVersion: '24.0.0', platform: 'linux' },
    pairing: { kind: 'unpaired' },
    link: { kind: 'unpaired' },
    heartbeat: {
      intervalMs: 30_000,
      lastAnsweredAt: null,
      lastLatencyMs: null,
      history: [],
      day: [],
    },
    listener: {
      kind: 'listening',
      host: '0.0.0.0',
      port: 11112,
      aeTitle: 'TERN',
      calledAeTitles: null,
      addresses: ['192.0.2.10'],
      isOpenToAll: true,
    },
    tlsListener: null,
    ackPolicy: 'relay',
    paused: null,
    service: null,
    transfers: [],
    spool: null,
    retrieves: [],
    today: { delivered: 0, bytes: 0, awaitingReceipt: 0, failed: 0, devices: 0 },
    lastDeliveredAt: null,
    lastSteps: { echo: null, image: null, delivered: null, receipt: null },
    deviceNames: [],
    problems: [],
    update: null,
    ...changes,
  };
}

/** A delivered object. */
export function makeLedgerEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: 1,
    sopInstanceUid: '1.2.3.4',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    sha256: 'ab'.repeat(32),
    bytes: 524_288,
    device: { aeTitle: 'CT1', address: '192.0.2.20' },
    isSample: false,
    calledAeTitle: 'TERN',
    associationId: null,
    startedAt: AT,
    finishedAt: AT,
    state: 'delivered',
    status: 0,
    receiptId: 'r-1',
    receiptAt: AT,
    ...changes,
  };
}

function detailsOf(entry: LedgerEntry): TransferDetails {
  const { receiptId, receiptAt, sha256, bytes } = entry;
  const receipt =
    receiptId === null ? null : { receiptId, storedAt: receiptAt ?? AT, sha256, bytes };
  return { entry, receipt, spool: null, otherVersions: 0 };
}

/** The one code that pairs. */
export const GOOD_CODE = '0000000019';

/** An agent without a body: it holds a status, pairs with one code, and can be told to publish or to fail. */
export class FakeControlBackend implements ControlBackend {
  config: AgentConfig = agentConfigSchema.parse({});
  ledger: LedgerEntry[] = [makeLedgerEntry()];
  readonly heldImages = new FakeHeldImages();
  readonly destinations = new FakeDestinations(
    (code) => new ControlError(code, `The fake says ${code}.`),
  );
  readonly machines = new FakeDevices({
    devices: [sampleDevice(1), sampleDevice(2, { name: 'Ultrasound, room 2' })],
    knocks: [sampleKnock(1)],
    refuse: (code) => new ControlError(code, `The fake says ${code}.`),
    changed: () => this.publish({ deviceNames: namesOf(this.machines.devices) }),
  });
  readonly certificates = new FakeCertificates(
    (code) => new ControlError(code, `The fake says ${code}.`),
  );
  associations: Association[] = [];
  readonly systemChanges: string[] = [];
  /** Thrown by the next call of `echo`. */
  echoError: Error | null = null;
  #status: AgentStatus;
  readonly #listeners = new Set<(status: AgentStatus) => void>();
  readonly handlers: ControlHandlers;

  constructor(status: AgentStatus = makeStatus()) {
    this.#status = status;
    this.handlers = {
      getStatus: () => Promise.resolve(this.#status),
      pair: ({ code, cloudUrl }) => this.#pair(code, cloudUrl),
      unpair: () => this.#unpair(),
      echo: () => this.#echo(),
      pause: () => {
        const paused = this.#status.paused ?? { since: AT };
        this.publish({ paused });
        return Promise.resolve(paused);
      },
      resume: () => {
        this.publish({ paused: null });
        return Promise.resolve({});
      },
      sendSample: ({ images }) =>
        this.#status.pairing.kind === 'unpaired'
          ? Promise.reject(new ControlError('not-paired', 'This PC is not paired.'))
          : Promise.resolve({
              sopInstanceUids: Array.from({ length: images }, (_, i) => `2.25.${i + 1}`),
            }),
      listTransfers: (query) => Promise.resolve(this.#transfers(query)),
      getTransfer: ({ id }) => {
        const entry = this.ledger.find((candidate) => candidate.id === id);
        return Promise.resolve({ transfer: entry ? detailsOf(entry) : null });
      },
      listLedger: (query) => Promise.resolve(this.#whole(query)),
      listAssociations: () =>
        Promise.resolve({ associations: this.associations, nextBefore: null }),
      ...this.machines.handlers,
      listCommitments: () => Promise.resolve({ commitments: [] }),
      setCommitmentAddress: () => Promise.resolve({ devices: [] }),
      ...this.certificates.handlers,
      ...this.destinations.handlers,
      getUpdateSettings: () => Promise.resolve(this.config.updates),
      prepareUpdate: () => Promise.resolve({ kind: 'ready', backup: '2026-01-15T09-00-00-000Z' }),
      tellUpdateStatus: () => Promise.resolve({}),
      ...this.heldImages.handlers,
      getConfig: () => Promise.resolve(this.config),
      getCloudConfig: () => Promise.resolve({ config: null }),
      setConfig: ({ path, value }) => this.#setConfig(path, value),
      systemChanged: ({ what }) => {
        this.systemChanges.push(what);
        return Promise.resolve({});
      },
      doctor: () =>
        Promise.resolve({
          steps: [
            { step: 'listener', result: 'ok', code: 'listener-by-list', values: { port: 11112 } },
            this.#status.pairing.kind === 'paired'
              ? {
                  step: 'paired',
                  result: 'ok',
                  code: 'paired',
                  values: { clinic: 'North Clinic', label: 'Reception' },
                }
              : { step: 'paired', result: 'failed', code: 'not-paired', values: {} },
          ],
        }),
      supportBundle: () =>
        Promise.resolve({
          files: [
            { name: 'versions.json', text: '{}\n' },
            { name: 'log.txt', text: 'one\ntwo\n' },
          ],
        }),
      dismissProblem: () => Promise.resolve({}),
    };
  }

  /** As the agent gives them: by id, in pages. */
  #whole({ limit, after, since, sopInstanceUid }: LedgerQuery): LedgerPage {
    const found = this.ledger
      .filter(({ id }) => id > after)
      .filter((entry) => since === null || entry.finishedAt >= since)
      .filter((entry) => sopInstanceUid === null || entry.sopInstanceUid === sopInstanceUid)
      .sort((a, b) => a.id - b.id);
    const page = found.slice(0, limit);
    return {
      transfers: page.map(detailsOf),
      nextAfter: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  current(): AgentStatus {
    return this.#status;
  }
  subscribe(listener: (status: AgentStatus) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }
  get listenerCount(): number {
    return this.#listeners.size;
  }
  publish(changes: Partial<AgentStatus>): void {
    this.#status = { ...this.#status, ...changes, revision: this.#status.revision + 1 };
    for (const listener of this.#listeners) listener(this.#status);
  }

  #transfers({ limit, states, device, since }: TransferQuery): TransferPage {
    const entries = this.ledger.filter(
      (entry) =>
        (states === null || states.includes(entry.state)) &&
        [null, entry.device.aeTitle].includes(device?.aeTitle ?? null) &&
        [null, entry.device.address].includes(device?.address ?? null) &&
        (since === null || entry.finishedAt >= since),
    );
    return { entries: entries.slice(0, limit), nextBefore: null };
  }
  #pair(code: string, cloudUrl: string): ReturnType<ControlHandlers['pair']> {
    if (this.#status.pairing.kind === 'paired')
      return Promise.reject(new ControlError('already-paired', 'This PC is already paired.'));
    if (code !== GOOD_CODE)
      return Promise.reject(
        new ControlError('pairing-code-wrong', 'The cloud knows no such code.'),
      );
    const paired = {
      uplinkId: 'u-1',
      clinic: 'North Clinic',
      keyFingerprint: '0123 4567 89ab cdef',
    };
    this.publish({
      pairing: { kind: 'paired', ...paired, label: 'Reception', cloudUrl, pairedAt: AT },
      link: { kind: 'online', since: AT },
    });
    return Promise.resolve(paired);
  }
  #unpair(): ReturnType<ControlHandlers['unpair']> {
    if (this.#status.pairing.kind !== 'paired')
      return Promise.reject(new ControlError('not-paired', 'This PC is not paired.'));
    this.publish({ pairing: { kind: 'unpaired' }, link: { kind: 'unpaired' } });
    return Promise.resolve({ cloudWasTold: true });
  }
  #echo(): ReturnType<ControlHandlers['echo']> {
    if (this.echoError) return Promise.reject(this.echoError);
    if (this.#status.pairing.kind !== 'paired')
      return Promise.reject(new ControlError('not-paired', 'This PC is not paired.'));
    return Promise.resolve({ latencyMs: 12.5, suite: 'DHE-PSK-AES256-GCM-SHA384' });
  }
  #setConfig(path: string, value: unknown): ReturnType<ControlHandlers['setConfig']> {
    if (path !== 'web.port' || typeof value !== 'number')
      return Promise.reject(new ControlError('config-invalid', `There is no setting "${path}".`));
    this.config = { ...this.config, web: { port: value } };
    return Promise.resolve({ config: this.config, needsRestart: true });
  }
}
