import { processHeadline, processWords } from '../contract/agent-process-words.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import type { HeadlineTone } from '../contract/headline-tone.ts';
import { spoolLine } from '../contract/spool-words.ts';
import type { Translator } from '../contract/translator.ts';
import { mishapWords, updateWords } from '../contract/update-words.ts';
import type { UpdateStatus } from '../contract/updates.ts';
import type { DesktopState } from './desktop-state.ts';

/** Windows cuts a tooltip there (NOTIFYICONDATAW.szTip). */
const MAX_TOOLTIP_CHARACTERS = 127;
/** More than one network card is common, more than a few are virtual ones. */
const MAX_ADDRESSES = 4;

/** One icon per tone of the sentence: each has a shape of its own (resources/tray). */
export type TrayIcon = HeadlineTone;

export type TrayAction =
  | { readonly kind: 'open-dashboard' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'start-agent' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'install-update' }
  | { readonly kind: 'set-start-at-login'; readonly isOn: boolean }
  | { readonly kind: 'quit' };

export type TrayItem =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'command'; readonly text: string; readonly action: TrayAction }
  | {
      readonly kind: 'checkbox';
      readonly text: string;
      readonly isOn: boolean;
      readonly action: TrayAction;
    };

export type TrayModel = {
  readonly icon: TrayIcon;
  /** One sentence. */
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
};

export type TraySettings = {
  readonly now: Date;
  readonly words: Translator;
  /** null: this system has no such setting. */
  readonly startsAtLogin: boolean | null;
  readonly update: UpdateStatus;
};

/** What the tray shows for a state. */
export function trayModel(state: DesktopState, settings: TraySettings): TrayModel {
  const { tone, title } = processHeadline(state.process, state.status, settings.words);
  return {
    icon: tone,
    tooltip: tooltip(title, settings.words),
    menu: menu(state, title, settings),
  };
}

function tooltip(sentence: string, { t }: Translator): string {
  const text = sentence.startsWith('Tern ') ? sentence : t('tray.tooltip', { sentence });
  return text.length <= MAX_TOOLTIP_CHARACTERS
    ? text
    : `${text.slice(0, MAX_TOOLTIP_CHARACTERS - 1)}…`;
}

function menu(state: DesktopState, title: string, settings: TraySettings): readonly TrayItem[] {
  const { words, startsAtLogin } = settings;
  const groups = [
    stateLines(state, title, settings),
    [
      command(words.t('tray.open'), { kind: 'open-dashboard' }),
      ...pauseItems(state.status, words),
      ...copyItems(state.status, words),
    ],
    updateItems(settings),
    loginItem(startsAtLogin, words),
    [command(words.t('tray.quit'), { kind: 'quit' })],
  ].filter((group) => group.length > 0);
  return groups.flatMap((group, i) => (i === 0 ? group : [{ kind: 'separator' }, ...group]));
}

function command(text: string, action: TrayAction): TrayItem {
  return { kind: 'command', text, action };
}

function stateLines(
  { process, status }: DesktopState,
  title: string,
  settings: TraySettings,
): TrayItem[] {
  const { words } = settings;
  const lines: TrayItem[] = [{ kind: 'line', text: title }];
  const why = processWords(process, words);
  if (why !== null) lines.push({ kind: 'line', text: why });
  if (process.kind === 'stopped')
    lines.push(command(words.t('process.startAgain'), { kind: 'start-agent' }));
  const waiting = spoolLine(status?.spool ?? null, settings.now, words);
  if (waiting !== null) lines.push({ kind: 'line', text: waiting });
  const delivered = status?.lastDeliveredAt ?? null;
  if (delivered !== null)
    lines.push({ kind: 'line', text: lastDelivery(new Date(delivered), settings) });
  return lines;
}

function lastDelivery(at: Date, { now, words }: TraySettings): string {
  const isToday = at.toDateString() === now.toDateString();
  const time = new Intl.DateTimeFormat(words.tag, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at);
  return words.t('tray.lastDelivered', { time });
}

/** Only where there is something to pause: an agent that runs and may send. */
function pauseItems(status: AgentStatus | null, { t }: Translator): TrayItem[] {
  if (status === null || status.link.kind === 'refused') return [];
  if (status.pairing.kind !== 'paired' && status.pairing.kind !== 'foreign') return [];
  return status.paused === null
    ? [command(t('pause.pause'), { kind: 'pause' })]
    : [command(t('pause.resume'), { kind: 'resume' })];
}

/** What has to be typed into a machine, once for each address of this PC. */
function copyItems(status: AgentStatus | null, { t }: Translator): TrayItem[] {
  if (status?.listener.kind !== 'listening') return [];
  const { aeTitle, addresses } = status.listener;
  const port = String(status.listener.port);
  const shown = addresses.slice(0, MAX_ADDRESSES);
  return shown.map((address) =>
    command(shown.length === 1 ? t('tray.copy') : t('tray.copyOf', { address }), {
      kind: 'copy',
      text: t('tray.copied', { aeTitle, address, port }),
    }),
  );
}

/** Only what there is to do or to know: nothing while all is well. */
function updateItems({ update, words }: TraySettings): TrayItem[] {
  const { state } = update;
  const mishap = mishapWords(update, words);
  const told: TrayItem[] = mishap === null ? [] : [{ kind: 'line', text: mishap.title }];
  if (state.kind === 'by-hand' || state.kind === 'installing')
    return [...told, { kind: 'line', text: updateWords(update, words) }];
  if (state.kind !== 'ready' && state.kind !== 'waiting') return told;
  const text = words.t('updates.ready', { version: state.version });
  const mayInstall = state.kind === 'ready' || state.hold !== 'service';
  return [
    ...told,
    { kind: 'line', text },
    ...(mayInstall ? [command(words.t('updates.install'), { kind: 'install-update' })] : []),
  ];
}

function loginItem(startsAtLogin: boolean | null, { t }: Translator): TrayItem[] {
  if (startsAtLogin === null) return [];
  return [
    {
      kind: 'checkbox',
      text: t('tray.startAtLogin'),
      isOn: startsAtLogin,
      action: { kind: 'set-start-at-login', isOn: !startsAtLogin },
    },
  ];
}
