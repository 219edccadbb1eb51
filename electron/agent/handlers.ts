import type { AgentConfig } from '../contract/agent-config.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import type {
  ControlHandlers,
  ControlResult,
  DoctorStep,
  SupportFile,
} from '../contract/control.ts';
import { linkCarriesImages } from '../contract/link-state.ts';
import type { Clock } from '../foundation/clock.ts';
import type { ConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { createDeviceHandlers } from './device-handlers.ts';
import { echo } from './dicom/services/echo.ts';
import { STATUS } from './dicom/dimse/status.ts';
import { freeDiskBytes } from './free-disk.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ListenerControl } from './listener-control.ts';
import type { Pause } from './pause.ts';
import { DISK_LOW_BYTES } from './status/disk-watch.ts';
import type { ProblemLog } from './status/problem-log.ts';
import type { SampleSender } from './sample-device/sample-sender.ts';
import { makeSupportBundle } from './support/support-bundle.ts';
import type { Uplink } from './uplink/uplink.ts';

/** Called AE title of our own echo: the far end is whoever answers. */
const ANY_CALLED_AE_TITLE = 'ANY-SCP';

export type HandlerParts = {
  readonly uplink: Uplink;
  readonly ledger: Ledger;
  readonly problems: ProblemLog;
  readonly listener: ListenerControl;
  readonly pause: Pause;
  readonly sample: SampleSender;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly configStore: ConfigStore;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly current: () => AgentStatus;
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
    getTransfer: ({ id }) => Promise.resolve({ transfer: parts.ledger.transfers.get(id) }),
    ...createDeviceHandlers({
      ...parts,
      devices: parts.ledger.devices,
      isListFromCloud: () => (parts.uplink.cloudConfig()?.allowedDevices ?? null) !== null,
    }),
    getConfig: () => Promise.resolve(parts.configStore.get()),
    setConfig: ({ path, value }) => parts.configStore.set(path, value),
    systemChanged: async () => {
      parts.uplink.askAnew();
      await parts.listener.recheck();
      return {};
    },
    doctor: async () => ({ steps: await doctor(parts) }),
    supportBundle: async () => ({ files: await supportFiles(parts) }),
    dismissProblem: ({ id }) => {
      parts.problems.dismiss(id);
      return Promise.resolve({});
    },
  };
}

async function echoThroughLink(parts: HandlerParts): Promise<ControlResult<'echo'>> {
  const { dicom, link } = parts.config();
  const { socket, suite } = await parts.uplink.dial(AbortSignal.timeout(link.associationTimeoutMs));
  const startedMs = parts.clock.monotonicMs();
  const status = await echo({
    socket,
    clock: parts.clock,
    timeouts: { ...dicom, associationTimeoutMs: link.associationTimeoutMs },
    callingAeTitle: dicom.aeTitle,
    calledAeTitle: ANY_CALLED_AE_TITLE,
  }).catch((error: unknown) => {
    throw new ControlError(
      'link-down',
      'The cloud took the connection but did not answer the echo. Try again; if it stays, call support.',
      { cause: error },
    );
  });
  if (status !== STATUS.success)
    throw new ControlError(
      'link-down',
      `The cloud answered the echo with status 0x${status.toString(16)}.`,
    );
  return { latencyMs: Math.round(parts.clock.monotonicMs() - startedMs), suite };
}

const PAUSED_STEP: DoctorStep = {
  step: 'listener',
  result: 'warning',
  text: 'Tern is paused: machines that want to send are asked to try again later.',
};

function listenerStep(parts: HandlerParts): DoctorStep {
  const state = parts.listener.state;
  switch (state.kind) {
    case 'starting':
      return {
        step: 'listener',
        result: 'warning',
        text: 'The listener for the machines is starting.',
      };
    case 'failed':
      return {
        step: 'listener',
        result: 'failed',
        text: `Machines cannot connect: port ${state.port} is ${state.program === null ? 'not available' : `used by ${state.program}`}.`,
      };
    case 'listening':
      if (parts.pause.current !== null) return PAUSED_STEP;
      return state.isOpenToAll
        ? {
            step: 'listener',
            result: 'warning',
            text: `Listening on port ${state.port}. Every machine on the network may send.`,
          }
        : {
            step: 'listener',
            result: 'ok',
            text: `Listening on port ${state.port} for the machines on the list.`,
          };
  }
}

async function echoStep(parts: HandlerParts): Promise<DoctorStep> {
  if (!linkCarriesImages(parts.uplink.current.link))
    return { step: 'echo', result: 'skipped', text: 'No echo was sent: the link is down.' };
  try {
    const { latencyMs, suite } = await echoThroughLink(parts);
    return {
      step: 'echo',
      result: 'ok',
      text: `The cloud answered an echo after ${latencyMs} ms (${suite}).`,
    };
  } catch {
    return { step: 'echo', result: 'failed', text: 'The cloud did not answer an echo.' };
  }
}

async function diskStep(parts: HandlerParts): Promise<DoctorStep> {
  const bytes = await freeDiskBytes(parts.dataDir);
  if (bytes === null)
    return {
      step: 'disk',
      result: 'skipped',
      text: 'This PC does not tell how much disk space is left.',
    };
  const text = `${(bytes / 1e9).toFixed(1)} GB are free on this PC.`;
  return { step: 'disk', result: bytes < DISK_LOW_BYTES ? 'warning' : 'ok', text };
}

/** Each step of the path from the machine to the cloud, in its order. */
async function doctor(parts: HandlerParts): Promise<DoctorStep[]> {
  const link = await parts.uplink.diagnose();
  return [listenerStep(parts), ...link, await echoStep(parts), await diskStep(parts)];
}

async function supportFiles(parts: HandlerParts): Promise<SupportFile[]> {
  const doctorSteps = await doctor(parts);
  return makeSupportBundle({
    madeAt: parts.clock.now(),
    dataDir: parts.dataDir,
    status: parts.current(),
    doctorSteps,
    config: parts.configStore.get(),
    cloudConfig: parts.uplink.cloudConfig(),
  });
}
