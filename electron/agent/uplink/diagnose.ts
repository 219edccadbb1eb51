import { lookup } from 'node:dns/promises';
import type { Proxy } from '../../contract/agent-config.ts';
import type { DoctorStep } from '../../contract/control.ts';
import type { Clock } from '../../foundation/clock.ts';
import { messageOf } from '../../foundation/errors.ts';
import { portAnswers } from '../../foundation/port-answers.ts';
import type { ServiceChannel } from './cloud-client.ts';
import { clockOffsetMs, MAX_CLOCK_OFFSET_MS } from './link-machine.ts';
import { faultWords } from './link-fault.ts';
import { hasLocalNetwork, isLoopbackHost } from './local-network.ts';
import type { DialedLink } from './psk-dialer.ts';

/** What is looked at; null where there is no such thing. */
export type DiagnosisSubject = {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Sentence for the step `paired`; null where this PC is not paired. */
  readonly pairedWords: string | null;
  /** Host of the data channel; null while unpaired. */
  readonly host: string | null;
  readonly proxy: Proxy | null;
  /** Reads the secrets; null where none are kept. */
  readonly readSecrets: (() => Promise<unknown>) | null;
  readonly service: ServiceChannel | null;
  readonly dial: ((signal: AbortSignal) => Promise<DialedLink>) | null;
};

type Verdict = { readonly result: DoctorStep['result']; readonly text: string };
const ok = (text: string): Verdict => ({ result: 'ok', text });
const failed = (text: string): Verdict => ({ result: 'failed', text });
const skipped = (text: string): Verdict => ({ result: 'skipped', text });

const NOT_PAIRED = 'Not looked at: this PC is not paired.';
const FOREIGN = 'Not looked at: a far end given at the start has no service channel.';

async function lookAtKeychain({ readSecrets, pairedWords }: DiagnosisSubject): Promise<Verdict> {
  if (readSecrets === null)
    return skipped(pairedWords === null ? NOT_PAIRED : 'Not looked at: the key comes from a file.');
  try {
    await readSecrets();
    return ok("The uplink's key can be read.");
  } catch (error) {
    return failed(messageOf(error));
  }
}

async function lookAtProxy(proxy: Proxy, clock: Clock): Promise<Verdict> {
  if (!isLoopbackHost(proxy.host) && !hasLocalNetwork()) return failed(faultWords('no-network'));
  return (await portAnswers(proxy.host, proxy.port, clock))
    ? ok(
        `The proxy ${proxy.host}:${proxy.port} can be reached; the name of the cloud is its matter.`,
      )
    : failed(faultWords('proxy-unreachable'));
}

async function lookAtNetwork({ host, proxy, clock }: DiagnosisSubject): Promise<Verdict> {
  if (proxy !== null) return lookAtProxy(proxy, clock);
  if (host !== null && isLoopbackHost(host)) return ok('The cloud is on this PC itself.');
  if (!hasLocalNetwork()) return failed(faultWords('no-network'));
  if (host === null) return ok('This PC has a network.');
  try {
    await lookup(host);
    return ok(`This PC has a network, and the name ${host} is known.`);
  } catch {
    return failed(faultWords('name-not-found'));
  }
}

function wholeMinutes(ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function lookAtClock(aheadMs: number): Verdict {
  if (Math.abs(aheadMs) <= MAX_CLOCK_OFFSET_MS) return ok("This PC's clock is right.");
  const direction = aheadMs > 0 ? 'fast' : 'slow';
  return failed(
    `This PC's clock is ${wholeMinutes(aheadMs)} ${direction}. Set date and time to automatic.`,
  );
}

async function lookAtService(
  subject: DiagnosisSubject,
): Promise<{ readonly service: Verdict; readonly clock: Verdict }> {
  const { service, clock, timeoutMs, signal, pairedWords } = subject;
  if (service === null) {
    const verdict = skipped(pairedWords === null ? NOT_PAIRED : FOREIGN);
    return { service: verdict, clock: verdict };
  }
  try {
    const startMs = clock.monotonicMs();
    const serverTime = await service.time({ timeoutMs, signal });
    const latencyMs = clock.monotonicMs() - startMs;
    return {
      service: ok(`The cloud answers in ${Math.round(latencyMs)} ms.`),
      clock: lookAtClock(clockOffsetMs(serverTime, clock.now(), latencyMs)),
    };
  } catch (error) {
    signal.throwIfAborted();
    return {
      service: failed(messageOf(error)),
      clock: skipped('Not looked at: the cloud did not tell the time.'),
    };
  }
}

async function lookAtLink({ dial, clock, signal }: DiagnosisSubject): Promise<Verdict> {
  if (dial === null) return skipped(NOT_PAIRED);
  try {
    const startMs = clock.monotonicMs();
    const { socket, suite, port } = await dial(signal);
    socket.destroySoon();
    const ms = Math.round(clock.monotonicMs() - startMs);
    return ok(`The link for images opens on port ${port} with ${suite} in ${ms} ms.`);
  } catch (error) {
    signal.throwIfAborted();
    return failed(messageOf(error));
  }
}

/** The steps of `tern doctor` that concern the link, in the order of the path. Throws only the signal's reason. */
export async function diagnoseLink(subject: DiagnosisSubject): Promise<readonly DoctorStep[]> {
  const paired =
    subject.pairedWords === null
      ? failed('This PC is not paired. Ask for a pairing code and type it in.')
      : ok(subject.pairedWords);
  const [keychain, network, { service, clock }, link] = await Promise.all([
    lookAtKeychain(subject),
    lookAtNetwork(subject),
    lookAtService(subject),
    lookAtLink(subject),
  ]);
  return [
    { step: 'paired', ...paired },
    { step: 'keychain', ...keychain },
    { step: 'network', ...network },
    { step: 'service', ...service },
    { step: 'clock', ...clock },
    { step: 'link', ...link },
  ];
}
