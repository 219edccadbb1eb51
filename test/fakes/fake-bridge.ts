import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Association } from '../../electron/contract/associations.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Commitment } from '../../electron/contract/commitments.ts';
import type { ControlErrorCode, FieldError } from '../../electron/contract/control-errors.ts';
import {
  CONTROL_CALLS,
  controlCallNameSchema,
  type ControlCallName,
  type ControlClient,
  type ControlHandlers,
} from '../../electron/contract/control.ts';
import { agentConfigSchema, type CloudConfig } from '../../electron/contract/agent-config.ts';
import { ConfigError } from '../../electron/agent/config/config-error.ts';
import { parseConfig } from '../../electron/agent/config/parse-config.ts';
import { withValueAt } from '../../electron/agent/config/plain-record.ts';
import { FakeCertificates } from './fake-certificate-calls.ts';
import { FakeDestinations } from './fake-destination-calls.ts';
import { FakeHeldImages } from './fake-held-images.ts';
import { FakeDevices } from './fake-device-calls.ts';
import { namesOf } from './sample-devices.ts';
import { ago, sampleStatus } from './sample-status.ts';

/** What a FakeBridge call fails with; carries its code like the real ones. */
export class FakeCallError extends Error {
  readonly code: ControlErrorCode;
  readonly fields: readonly FieldError[];
  constructor(
    code: ControlErrorCode,
    message = `scripted ${code}`,
    fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/**
 * An agent without a network: holds a status, publishes changes, and answers every call of the contract plausibly.
 * `answers` replaces single calls. Arguments and results pass the contract's schemas like those of the real ones.
 */
export class FakeBridge implements Bridge {
  readonly calls: ControlClient;
  readonly desktop = null;
  readonly requests: { readonly call: ControlCallName; readonly args: unknown }[] = [];
  answers: { -readonly [K in keyof ControlHandlers]?: ControlHandlers[K] } = {};
  /** What the calls about machines show and change. */
  readonly heldImages = new FakeHeldImages();
  readonly destinations = new FakeDestinations(
    (code, fields) => new FakeCallError(code, undefined, fields),
  );
  readonly machines = new FakeDevices({
    devices: [],
    knocks: [],
    refuse: (code) => new FakeCallError(code),
    changed: () => this.change({ deviceNames: namesOf(this.machines.devices) }),
  });
  readonly certificates = new FakeCertificates((code) => new FakeCallError(code));
  /** Newest first. */
  associations: Association[] = [];
  commitments: Commitment[] = [];
  /** This PC's own settings, and what the cloud has set on top. */
  config = agentConfigSchema.parse({});
  cloudConfig: CloudConfig | null = null;
  #status: AgentStatus;
  #isConnected = true;
  readonly #onStatus = new Set<(status: AgentStatus) => void>();
  readonly #onConnected = new Set<(isConnected: boolean) => void>();

  constructor(status: AgentStatus = sampleStatus()) {
    this.#status = status;
    const entries = controlCallNameSchema.options.map((name) => [
      name,
      (args: unknown) => this.call(name, args),
    ]);
    this.calls = Object.fromEntries(entries) as ControlClient;
  }

  get status(): AgentStatus {
    return this.#status;
  }

  readonly onStatus = (listener: (status: AgentStatus) => void): (() => void) => {
    listener(this.#status);
    this.#onStatus.add(listener);
    return () => void this.#onStatus.delete(listener);
  };

  readonly onConnected = (listener: (isConnected: boolean) => void): (() => void) => {
    listener(this.#isConnected);
    this.#onConnected.add(listener);
    return () => void this.#onConnected.delete(listener);
  };

  /** Publishes a status that differs in these parts. */
  change(changes: Partial<AgentStatus>): void {
    const revision = this.#status.revision + 1;
    this.#status = { ...this.#status, ...changes, revision, at: ago(0) };
    for (const listener of this.#onStatus) listener(this.#status);
  }

  setConnected(isConnected: boolean): void {
    this.#isConnected = isConnected;
    for (const listener of this.#onConnected) listener(isConnected);
  }

  /** One call, with everything parsed that crosses. */
  async call(name: ControlCallName, args: unknown): Promise<unknown> {
    this.requests.push({ call: name, args });
    const parsed = CONTROL_CALLS[name].args.safeParse(args);
    if (!parsed.success) throw new FakeCallError('bad-arguments');
    const handlers: ControlHandlers = { ...this.#handlers, ...this.answers };
    const handler = handlers[name] as (args: unknown) => Promise<unknown>;
    return CONTROL_CALLS[name].result.parse(await handler(parsed.data));
  }

  /** Refuses what the real agent refuses before it opens a port. */
  async #setConfig(path: string, value: unknown): ReturnType<ControlHandlers['setConfig']> {
    try {
      this.config = parseConfig(withValueAt(this.config, path.split('.'), value), 'The settings');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      throw new FakeCallError(error.code, error.message, error.fields);
    }
    return Promise.resolve({ config: this.config, needsRestart: path === 'web.port' });
  }

  readonly #handlers: ControlHandlers = {
    getStatus: () => Promise.resolve(this.#status),
    pair: ({ cloudUrl }) => {
      const paired = {
        uplinkId: 'up-7f3a',
        clinic: 'Elm Street Clinic',
        keyFingerprint: '3f9a 17c2 88e1 04bd',
      };
      this.change({
        pairing: {
          kind: 'paired',
          ...paired,
          label: 'Reception PC',
          cloudUrl,
          pairedAt: ago(0),
        },
        link: { kind: 'online', since: ago(0) },
      });
      return Promise.resolve(paired);
    },
    unpair: () => {
      this.change({ pairing: { kind: 'unpaired' }, link: { kind: 'unpaired' }, problems: [] });
      return Promise.resolve({ cloudWasTold: true });
    },
    echo: () => Promise.resolve({ latencyMs: 42, suite: 'DHE-PSK-AES256-GCM-SHA384' }),
    pause: () => {
      const paused = this.#status.paused ?? { since: ago(0) };
      this.change({ paused });
      return Promise.resolve(paused);
    },
    resume: () => {
      this.change({ paused: null });
      return Promise.resolve({});
    },
    sendSample: ({ images }) =>
      Promise.resolve({
        sopInstanceUids: Array.from({ length: images }, (_, i) => `2.25.${i + 1}`),
      }),
    listTransfers: () => Promise.resolve({ entries: [], nextBefore: null }),
    getTransfer: () => Promise.resolve({ transfer: null }),
    listLedger: () => Promise.resolve({ transfers: [], nextAfter: null }),
    listAssociations: ({ onlyIncomplete }) =>
      Promise.resolve({
        associations: this.associations.filter(
          ({ state }) => !onlyIncomplete || state.kind === 'incomplete',
        ),
        nextBefore: null,
      }),
    ...this.machines.handlers,
    listCommitments: ({ limit }) =>
      Promise.resolve({ commitments: this.commitments.slice(0, limit) }),
    setCommitmentAddress: ({ aeTitle, to }) => {
      const { commitment } = this.config;
      const others = commitment.devices.filter((one) => one.aeTitle !== aeTitle);
      const devices = to === null ? others : [...others, { aeTitle, ...to, tls: to.tls ?? false }];
      this.config = { ...this.config, commitment: { ...commitment, devices } };
      return Promise.resolve({ devices });
    },
    ...this.certificates.handlers,
    ...this.destinations.handlers,
    getUpdateSettings: () => Promise.resolve(this.config.updates),
    prepareUpdate: () => Promise.resolve({ kind: 'ready', backup: '2026-01-15T09-00-00-000Z' }),
    tellUpdateStatus: () => Promise.resolve({}),
    ...this.heldImages.handlers,
    getConfig: () => Promise.resolve(this.config),
    getCloudConfig: () => Promise.resolve({ config: this.cloudConfig }),
    setConfig: ({ path, value }) => this.#setConfig(path, value),
    systemChanged: () => Promise.resolve({}),
    doctor: () => Promise.resolve({ steps: [] }),
    supportBundle: () => Promise.resolve({ files: [] }),
    dismissProblem: ({ id }) => {
      this.change({ problems: this.#status.problems.filter((problem) => problem.id !== id) });
      return Promise.resolve({});
    },
  };
}
