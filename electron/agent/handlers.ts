import type { AgentConfig } from '../contract/agent-config.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import type { ControlHandlers, SupportFile } from '../contract/control.ts';
import type { Clock } from '../foundation/clock.ts';
import { createCommitmentHandlers } from './commitment/commitment-handlers.ts';
import type { ConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { createCertificateHandlers } from './dicom-tls/certificate-handlers.ts';
import type { DicomTls } from './dicom-tls/dicom-tls.ts';
import { createDestinationHandlers, type DestinationParts } from './destination-handlers.ts';
import { createDeviceHandlers } from './device-handlers.ts';
import { examine } from './doctor.ts';
import { echoThroughLink } from './echo-through-link.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ListenerControl } from './listener-control.ts';
import type { Pause } from './pause.ts';
import type { ProblemLog } from './status/problem-log.ts';
import type { SampleSender } from './sample-device/sample-sender.ts';
import type { Forwarder } from './spool/forwarder.ts';
import { createSpoolHandlers } from './spool/spool-handlers.ts';
import { makeSupportBundle } from './support/support-bundle.ts';
import type { UpdateDesk } from './backup/update-desk.ts';
import type { Uplink } from './uplink/uplink.ts';

export type HandlerParts = Pick<DestinationParts, 'connectDestination'> & {
  readonly uplink: Uplink;
  readonly ledger: Ledger;
  readonly problems: ProblemLog;
  readonly listener: ListenerControl;
  readonly dicomTls: DicomTls;
  readonly updates: UpdateDesk;
  readonly pause: Pause;
  readonly sample: SampleSender;
  readonly forwarder: Forwarder;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly configStore: ConfigStore;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly current: () => AgentStatus;
  readonly changed: () => void;
};

/** What each call of the control API does. */
export function createHandlers(parts: HandlerParts): ControlHandlers {
  return {
    getStatus: () => Promise.resolve(parts.current()),
    pair: (args) => parts.uplink.pair(args),
    unpair: () => parts.uplink.unpair(),
    echo: () => echoThroughLink(parts),
    pause: () => parts.pause.begin(),
    resume: async () => {
      await parts.pause.end();
      return {};
    },
    sendSample: async ({ images }) => {
      if (parts.uplink.current.pairing.kind === 'unpaired')
        throw new ControlError('not-paired', 'Pair this PC first: there is no cloud to send to.');
      return { sopInstanceUids: await parts.sample.send(images) };
    },
    listTransfers: (query) => Promise.resolve(parts.ledger.transfers.page(query)),
    listLedger: (query) => Promise.resolve(parts.ledger.transfers.whole(query)),
    getTransfer: ({ id }) => Promise.resolve({ transfer: parts.ledger.transfers.get(id) }),
    listAssociations: (query) => Promise.resolve(parts.ledger.associations.page(query)),
    ...createDeviceHandlers({
      ...parts,
      devices: parts.ledger.devices,
      knocks: parts.ledger.knocks,
      isPaused: () => parts.pause.current !== null,
      isListFromCloud: () => (parts.uplink.cloudConfig()?.allowedDevices ?? null) !== null,
    }),
    ...createCommitmentHandlers({ ...parts, table: parts.ledger.commitments }),
    ...createCertificateHandlers(parts.dicomTls),
    ...createDestinationHandlers(parts),
    ...parts.updates.handlers,
    ...createSpoolHandlers(parts.forwarder),
    getConfig: () => Promise.resolve(parts.configStore.get()),
    getCloudConfig: () => Promise.resolve({ config: parts.uplink.cloudConfig() }),
    setConfig: ({ path, value }) => parts.configStore.set(path, value),
    systemChanged: async () => {
      parts.uplink.askAnew();
      await parts.listener.recheck();
      await parts.dicomTls.recheck();
      return {};
    },
    doctor: async () => ({ steps: await examine(parts) }),
    supportBundle: async () => ({ files: await supportFiles(parts) }),
    dismissProblem: ({ id }) => {
      parts.problems.dismiss(id);
      return Promise.resolve({});
    },
  };
}

async function supportFiles(parts: HandlerParts): Promise<SupportFile[]> {
  const doctorSteps = await examine(parts);
  return makeSupportBundle({
    madeAt: parts.clock.now(),
    dataDir: parts.dataDir,
    status: parts.current(),
    doctorSteps,
    config: parts.configStore.get(),
    cloudConfig: parts.uplink.cloudConfig(),
  });
}
