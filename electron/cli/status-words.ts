import type { AgentStatus } from '../contract/agent-status.ts';
import { assertNever } from '../contract/assert-never.ts';
import { counted, deviceName } from '../contract/device-words.ts';
import { headline } from '../contract/headline.ts';
import { linkWords } from '../contract/link-words.ts';
import { describeProblem } from '../contract/problem-words.ts';
import { sizeWords } from './size-words.ts';

function pairingLine({ pairing }: AgentStatus): string | null {
  switch (pairing.kind) {
    case 'unpaired':
    case 'exchanging':
    case 'storing':
      return null;
    case 'paired':
      return `Clinic:     ${pairing.clinic} (${pairing.label}), ${pairing.cloudUrl}`;
    case 'foreign':
      return `Far end:    ${pairing.host}:${pairing.port}`;
    default:
      return assertNever(pairing);
  }
}

function linkLine({ link, heartbeat }: AgentStatus): string {
  const latency =
    heartbeat.lastLatencyMs === null
      ? ''
      : `, last heartbeat answered after ${Math.round(heartbeat.lastLatencyMs)} ms`;
  return `Link:       ${linkWords(link).label}${latency}`;
}

function listenerLine({ listener }: AgentStatus): string {
  switch (listener.kind) {
    case 'starting':
      return 'Machines:   the listener is starting';
    case 'failed':
      return `Machines:   cannot send, port ${listener.port} does not work`;
    case 'listening': {
      const hosts = listener.addresses.length > 0 ? listener.addresses.join(' or ') : listener.host;
      const notice = listener.isOpenToAll ? '; every machine on the network may send' : '';
      return `Machines:   send to ${hosts}, port ${listener.port}, AE title ${listener.aeTitle}${notice}`;
    }
    default:
      return assertNever(listener);
  }
}

function transferLines({ transfers }: AgentStatus): string[] {
  return transfers.map(
    ({ device, objectsDone, bytes, bytesPerSecond }) =>
      `Sending:    ${deviceName(device)}, ${counted(objectsDone, 'image')}, ${sizeWords(bytes)}, ${sizeWords(bytesPerSecond)}/s`,
  );
}

function todayLine({ today }: AgentStatus): string {
  const parts = [`${counted(today.delivered, 'image')} delivered (${sizeWords(today.bytes)})`];
  if (today.awaitingReceipt > 0) parts.push(`${today.awaitingReceipt} awaiting the receipt`);
  if (today.failed > 0) parts.push(`${today.failed} failed`);
  return `Today:      ${parts.join(', ')}`;
}

function problemLines({ problems }: AgentStatus): string[] {
  return problems.map((problem) => {
    const { title, text, advice } = describeProblem(problem);
    const count = problem.count > 1 ? ` (${problem.count} times)` : '';
    return `Look at:    ${title}${count} ${text} ${advice}`;
  });
}

/** The whole status for `tern status`. */
export function statusWords(status: AgentStatus): string {
  const { title, text } = headline(status, true);
  return [
    `${title} ${text}`,
    '',
    pairingLine(status),
    linkLine(status),
    listenerLine(status),
    ...transferLines(status),
    todayLine(status),
    ...problemLines(status),
  ]
    .filter((line) => line !== null)
    .join('\n');
}

/** One line for `tern status --watch`: what a person would want to see change. */
export function watchLine(status: AgentStatus): string {
  const { title } = headline(status, true);
  const { today, transfers } = status;
  const sending = transfers.map(
    ({ device, objectsDone }) => `${deviceName(device)} ${objectsDone}`,
  );
  return [
    title,
    ...(sending.length > 0 ? [`sending: ${sending.join(', ')}`] : []),
    `${today.delivered} delivered today`,
    ...(today.failed > 0 ? [`${today.failed} failed`] : []),
  ].join(' | ');
}
