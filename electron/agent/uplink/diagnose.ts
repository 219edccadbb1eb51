import { lookup } from 'node:dns/promises';
import type { Proxy } from '../../contract/agent-config.ts';
import type { DoctorFinding, DoctorStep } from '../../contract/doctor.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import type { Clock } from '../../foundation/clock.ts';
import { portAnswers } from '../../foundation/port-answers.ts';
import { SecretStoreError } from '../secrets/secret-store.ts';
import { CloudAnswerError, type ServiceChannel } from './cloud-client.ts';
import { clockOffsetMs, MAX_CLOCK_OFFSET_MS } from './link-machine.ts';
import { LinkFaultError } from './link-fault.ts';
import { hasLocalNetwork, isLoopbackHost } from './local-network.ts';
import type { DialedLink } from './psk-dialer.ts';

/** What the step `paired` can find. */
export type PairedFinding = Extract<
  DoctorFinding,
  { readonly code: 'paired' | 'paired-foreign' | 'not-paired' }
>;

/** What is looked at; null where there is no such thing. */
export type DiagnosisSubject = {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What belongs to the step `paired`. */
  readonly paired: PairedFinding;
  /** Host of the data channel; null while unpaired. */
  readonly host: string | null;
  readonly proxy: Proxy | null;
  /** Reads the secrets; null where none are kept. */
  readonly readSecrets: (() => Promise<unknown>) | null;
  readonly service: ServiceChannel | null;
  readonly dial: ((signal: AbortSignal) => Promise<DialedLink>) | null;
};

type Verdict = { readonly result: DoctorStep['result'] } & DoctorFinding;

/** Why something was not looked at that only a paired PC has. */
function skipped({ paired }: DiagnosisSubject): Verdict {
  const code = paired.code === 'not-paired' ? 'skipped-not-paired' : 'skipped-foreign';
  return { result: 'skipped', code, values: {} };
}

function failure(fault: LinkFault): Verdict {
  return { result: 'failed', code: 'fault', values: { fault } };
}

function failureOf(error: unknown): Verdict {
  if (error instanceof LinkFaultError) return failure(error.code);
  if (error instanceof CloudAnswerError) return failure(error.fault);
  return { result: 'failed', code: 'internal', values: {} };
}

async function lookAtKeychain(subject: DiagnosisSubject): Promise<Verdict> {
  const { readSecrets, paired } = subject;
  if (readSecrets === null)
    return paired.code === 'not-paired'
      ? skipped(subject)
      : { result: 'skipped', code: 'key-from-file', values: {} };
  try {
    await readSecrets();
    return { result: 'ok', code: 'key-readable', values: {} };
  } catch (error) {
    const code = error instanceof SecretStoreError ? error.code : 'internal';
    return { result: 'failed', code, values: {} };
  }
}

async function lookAtProxy(proxy: Proxy, clock: Clock): Promise<Verdict> {
  if (!isLoopbackHost(proxy.host) && !hasLocalNetwork()) return failure('no-network');
  return (await portAnswers(proxy.host, proxy.port, clock))
    ? { result: 'ok', code: 'network-proxy-there', values: proxy }
    : failure('proxy-unreachable');
}

async function lookAtNetwork({ host, proxy, clock }: DiagnosisSubject): Promise<Verdict> {
  if (proxy !== null) return lookAtProxy(proxy, clock);
  if (host !== null && isLoopbackHost(host))
    return { result: 'ok', code: 'network-not-needed', values: {} };
  if (!hasLocalNetwork()) return failure('no-network');
  if (host === null) return { result: 'ok', code: 'network-there', values: {} };
  try {
    await lookup(host);
    return { result: 'ok', code: 'network-knows-cloud', values: { host } };
  } catch {
    return failure('name-not-found');
  }
}

function lookAtClock(aheadMs: number): Verdict {
  return Math.abs(aheadMs) <= MAX_CLOCK_OFFSET_MS
    ? { result: 'ok', code: 'clock-right', values: {} }
    : { result: 'failed', code: 'clock-wrong', values: { aheadMs } };
}

async function lookAtService(
  subject: DiagnosisSubject,
): Promise<{ readonly service: Verdict; readonly clock: Verdict }> {
  const { service, clock, timeoutMs, signal } = subject;
  if (service === null) return { service: skipped(subject), clock: skipped(subject) };
  try {
    const startMs = clock.monotonicMs();
    const serverTime = await service.time({ timeoutMs, signal });
    const latencyMs = clock.monotonicMs() - startMs;
    return {
      service: { result: 'ok', code: 'service-answers', values: { latencyMs } },
      clock: lookAtClock(clockOffsetMs(serverTime, clock.now(), latencyMs)),
    };
  } catch (error) {
    signal.throwIfAborted();
    return {
      service: failureOf(error),
      clock: { result: 'skipped', code: 'clock-unknown', values: {} },
    };
  }
}

async function lookAtLink(subject: DiagnosisSubject): Promise<Verdict> {
  const { dial, clock, signal } = subject;
  if (dial === null) return skipped(subject);
  try {
    const startMs = clock.monotonicMs();
    const { socket, suite, port } = await dial(signal);
    socket.destroySoon();
    const latencyMs = clock.monotonicMs() - startMs;
    return { result: 'ok', code: 'link-opens', values: { port, suite, latencyMs } };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error);
  }
}

/** The steps of `tern doctor` that concern the link, in the order of the path. Throws only the signal's reason. */
export async function diagnoseLink(subject: DiagnosisSubject): Promise<readonly DoctorStep[]> {
  const { paired } = subject;
  const [keychain, network, { service, clock }, link] = await Promise.all([
    lookAtKeychain(subject),
    lookAtNetwork(subject),
    lookAtService(subject),
    lookAtLink(subject),
  ]);
  return [
    { step: 'paired', result: paired.code === 'not-paired' ? 'failed' : 'ok', ...paired },
    { step: 'keychain', ...keychain },
    { step: 'network', ...network },
    { step: 'service', ...service },
    { step: 'clock', ...clock },
    { step: 'link', ...link },
  ];
}
