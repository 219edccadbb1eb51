import type { AgentStatus, ListenerState } from '../contract/agent-status.ts';
import { assertNever } from '../contract/assert-never.ts';
import { deviceName } from '../contract/device-words.ts';
import { headline } from '../contract/headline.ts';
import { linkWords } from '../contract/link-words.ts';
import { describeProblem } from '../contract/problem-words.ts';
import { spoolLine } from '../contract/spool-words.ts';
import { ENGLISH, type Translator, type WordKey } from '../contract/translator.ts';
import { mishapWords, updateWords } from '../contract/update-words.ts';
import { latencyWords, sizeWords } from './size-words.ts';

type Label = WordKey & `terminal.label.${string}`;
type Line = readonly [label: Label, text: string];

const LABELS = [
  'terminal.label.clinic',
  'terminal.label.farEnd',
  'terminal.label.service',
  'terminal.label.link',
  'terminal.label.machines',
  'terminal.label.encrypted',
  'terminal.label.sending',
  'terminal.label.fetching',
  'terminal.label.today',
  'terminal.label.here',
  'terminal.label.update',
  'terminal.label.problem',
] as const satisfies readonly Label[];
const MIN_LABEL_WIDTH = 12;

function pairingLines({ pairing }: AgentStatus): Line[] {
  switch (pairing.kind) {
    case 'unpaired':
    case 'exchanging':
    case 'storing':
      return [];
    case 'paired': {
      const { clinic, label, cloudUrl } = pairing;
      return [['terminal.label.clinic', `${clinic} (${label}), ${cloudUrl}`]];
    }
    case 'foreign':
      return [['terminal.label.farEnd', `${pairing.host}:${pairing.port}`]];
    default:
      return assertNever(pairing);
  }
}

function serviceLines({ service }: AgentStatus, { t }: Translator): Line[] {
  if (service === null) return [];
  const when = t(
    service === 'user' ? 'systemService.startsWithUser' : 'systemService.startsWithPc',
  );
  return [['terminal.label.service', when]];
}

function linkLine({ link, heartbeat }: AgentStatus, words: Translator): Line {
  const { lastLatencyMs } = heartbeat;
  const latency =
    lastLatencyMs === null
      ? ''
      : words.t('terminal.heartbeat', { latency: latencyWords(lastLatencyMs, words) });
  return ['terminal.label.link', `${linkWords(link, words).label}${latency}`];
}

function listenerText(listener: ListenerState, { t }: Translator): string {
  switch (listener.kind) {
    case 'starting':
      return t('terminal.listenerStarting');
    case 'failed':
      return t('terminal.listenerFailed', { port: String(listener.port) });
    case 'listening': {
      const { addresses, host, aeTitle, isOpenToAll } = listener;
      const hosts = addresses.length > 0 ? addresses.join(t('terminal.or')) : host;
      const port = String(listener.port);
      const notice = isOpenToAll ? t('terminal.openToAll') : '';
      return `${t('terminal.listening', { hosts, port, aeTitle })}${notice}`;
    }
    default:
      return assertNever(listener);
  }
}

function encryptedLines({ tlsListener }: AgentStatus, words: Translator): Line[] {
  if (tlsListener === null) return [];
  return [['terminal.label.encrypted', listenerText(tlsListener, words)]];
}

function transferLines({ transfers, deviceNames }: AgentStatus, words: Translator): Line[] {
  return transfers.map(({ device, objectsDone, bytes, bytesPerSecond }) => [
    'terminal.label.sending',
    [
      deviceName(device, deviceNames),
      words.t('count.images', { count: objectsDone }),
      sizeWords(bytes, words),
      words.t('size.perSecond', { size: sizeWords(bytesPerSecond, words) }),
    ].join(', '),
  ]);
}

function retrieveLines({ retrieves }: AgentStatus, words: Translator): Line[] {
  return retrieves.map(({ destination, completed, warning, remaining }) => {
    const images = words.t('count.images', { count: completed + warning });
    const left = numberOf(remaining, words).number;
    return [
      'terminal.label.fetching',
      words.t('terminal.fetching', { destination, images, remaining: left }),
    ];
  });
}

function numberOf(count: number, { tag }: Translator): { readonly number: string } {
  return { number: new Intl.NumberFormat(tag).format(count) };
}

function todayLine({ today }: AgentStatus, words: Translator): Line {
  const { delivered, bytes, awaitingReceipt, failed } = today;
  const { t } = words;
  const size = sizeWords(bytes, words);
  const parts = [t('terminal.deliveredSize', { count: delivered, size })];
  if (awaitingReceipt > 0) parts.push(t('terminal.awaiting', numberOf(awaitingReceipt, words)));
  if (failed > 0) parts.push(t('terminal.failed', numberOf(failed, words)));
  return ['terminal.label.today', parts.join(', ')];
}

function problemLines({ problems, deviceNames }: AgentStatus, words: Translator): Line[] {
  return problems.map((problem) => {
    const { title, text, advice } = describeProblem(problem, words, deviceNames);
    const count = problem.count > 1 ? words.t('terminal.times', { count: problem.count }) : '';
    return ['terminal.label.problem', `${title}${count} ${text} ${advice}`];
  });
}

function spoolLines({ spool, at }: AgentStatus, words: Translator): Line[] {
  const waiting = spoolLine(spool, new Date(at), words);
  const held = spool?.held ?? 0;
  return [
    ...(waiting === null ? [] : [['terminal.label.here', waiting] satisfies Line]),
    ...(held === 0
      ? []
      : [['terminal.label.here', words.t('safe.held', { count: held })] satisfies Line]),
  ];
}

/** Only where there is something to tell: an agent without the desktop app knows of none. */
function updateLines({ update }: AgentStatus, words: Translator): Line[] {
  if (update === null || update.state.kind === 'off') return [];
  const mishap = mishapWords(update, words);
  return [
    ...(mishap === null
      ? []
      : [['terminal.label.update', `${mishap.title} ${mishap.text}`] satisfies Line]),
    ['terminal.label.update', updateWords(update, words)],
  ];
}

/** The whole status for `tern status`. */
export function statusWords(status: AgentStatus, words: Translator = ENGLISH): string {
  const { title, text } = headline(status, true, words);
  const labelled = (label: Label): string =>
    words.t('terminal.labelled', { label: words.t(label) });
  const widest = Math.max(...LABELS.map((label) => labelled(label).length));
  const lines = [
    ...pairingLines(status),
    ...serviceLines(status, words),
    linkLine(status, words),
    ['terminal.label.machines', listenerText(status.listener, words)] as const,
    ...encryptedLines(status, words),
    ...transferLines(status, words),
    ...retrieveLines(status, words),
    ...spoolLines(status, words),
    todayLine(status, words),
    ...updateLines(status, words),
    ...problemLines(status, words),
  ].map(([label, told]) => {
    return `${labelled(label).padEnd(Math.max(MIN_LABEL_WIDTH, widest + 1))}${told}`;
  });
  return [`${title} ${text}`, '', ...lines].join('\n');
}

/** One line for `tern status --watch`: what a person would want to see change. */
export function watchLine(status: AgentStatus, words: Translator = ENGLISH): string {
  const { title } = headline(status, true, words);
  const { today, transfers, deviceNames } = status;
  const list = transfers
    .map(({ device, objectsDone }) => `${deviceName(device, deviceNames)} ${objectsDone}`)
    .join(', ');
  return [
    title,
    ...(transfers.length > 0 ? [words.t('terminal.sendingNow', { list })] : []),
    words.t('terminal.deliveredToday', numberOf(today.delivered, words)),
    ...(today.failed > 0 ? [words.t('terminal.failed', numberOf(today.failed, words))] : []),
  ].join(' | ');
}
