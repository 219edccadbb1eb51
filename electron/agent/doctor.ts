import type { DoctorFinding, DoctorStep } from '../contract/doctor.ts';
import { linkCarriesImages } from '../contract/link-state.ts';
import { echoThroughLink, type LinkEchoParts } from './echo-through-link.ts';
import { freeDiskBytes } from './free-disk.ts';
import { DISK_LOW_BYTES } from './status/disk-watch.ts';
import type { ListenerControl } from './listener-control.ts';
import type { Pause } from './pause.ts';

export type DoctorParts = LinkEchoParts & {
  readonly listener: ListenerControl;
  readonly pause: Pause;
  readonly dataDir: string;
};

type Verdict = { readonly result: DoctorStep['result'] } & DoctorFinding;

function listenerVerdict({ listener, pause }: DoctorParts): Verdict {
  const { state } = listener;
  switch (state.kind) {
    case 'starting':
      return { result: 'warning', code: 'listener-starting', values: {} };
    case 'failed': {
      const { port, program } = state;
      return { result: 'failed', code: 'listener-failed', values: { port, program } };
    }
    case 'listening': {
      const values = { port: state.port };
      if (pause.current !== null) return { result: 'warning', code: 'listener-paused', values: {} };
      return state.isOpenToAll
        ? { result: 'warning', code: 'listener-open-to-all', values }
        : { result: 'ok', code: 'listener-by-list', values };
    }
  }
}

async function echoVerdict(parts: DoctorParts): Promise<Verdict> {
  if (!linkCarriesImages(parts.uplink.current.link))
    return { result: 'skipped', code: 'echo-not-sent', values: {} };
  try {
    return { result: 'ok', code: 'echo-answered', values: await echoThroughLink(parts) };
  } catch {
    return { result: 'failed', code: 'echo-unanswered', values: {} };
  }
}

async function diskVerdict({ dataDir }: DoctorParts): Promise<Verdict> {
  const bytes = await freeDiskBytes(dataDir);
  if (bytes === null) return { result: 'skipped', code: 'disk-unknown', values: {} };
  return bytes < DISK_LOW_BYTES
    ? { result: 'warning', code: 'disk-low', values: { bytes } }
    : { result: 'ok', code: 'disk-free', values: { bytes } };
}

/** Looks at each step of the path from the machines to the cloud, in its order. */
export async function examine(parts: DoctorParts): Promise<DoctorStep[]> {
  const link = await parts.uplink.diagnose();
  return [
    { step: 'listener', ...listenerVerdict(parts) },
    ...link,
    { step: 'echo', ...(await echoVerdict(parts)) },
    { step: 'disk', ...(await diskVerdict(parts)) },
  ];
}
