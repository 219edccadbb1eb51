import type { AgentStatus } from '../contract/agent-status.ts';
import type { HeadlineTone } from '../contract/headline.ts';
import { desktopHeadline, processWords, type DesktopState } from './desktop-state.ts';

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
  readonly locale: string;
  /** null: this system has no such setting. */
  readonly startsAtLogin: boolean | null;
};

/** What the tray shows for a state. */
export function trayModel(state: DesktopState, settings: TraySettings): TrayModel {
  const { tone, title } = desktopHeadline(state);
  return { icon: tone, tooltip: tooltip(title), menu: menu(state, title, settings) };
}

function tooltip(title: string): string {
  const text = title.startsWith('Tern ') ? title : `Tern: ${title}`;
  return text.length <= MAX_TOOLTIP_CHARACTERS
    ? text
    : `${text.slice(0, MAX_TOOLTIP_CHARACTERS - 1)}…`;
}

function menu(state: DesktopState, title: string, settings: TraySettings): readonly TrayItem[] {
  const groups = [
    stateLines(state, title, settings),
    [command('Open dashboard', { kind: 'open-dashboard' }), ...copyItems(state.status)],
    loginItem(settings.startsAtLogin),
    [command('Quit Tern', { kind: 'quit' })],
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
  const lines: TrayItem[] = [{ kind: 'line', text: title }];
  const words = processWords(process);
  if (words !== null) lines.push({ kind: 'line', text: words });
  if (process.kind === 'stopped') lines.push(command('Start it again', { kind: 'start-agent' }));
  const delivered = status?.lastDeliveredAt ?? null;
  if (delivered !== null)
    lines.push({ kind: 'line', text: lastDelivery(new Date(delivered), settings) });
  return lines;
}

function lastDelivery(at: Date, { now, locale }: TraySettings): string {
  const isToday = at.toDateString() === now.toDateString();
  const time = new Intl.DateTimeFormat(locale, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at);
  return `Last image delivered: ${time}`;
}

/** What has to be typed into a machine, once for each address of this PC. */
function copyItems(status: AgentStatus | null): TrayItem[] {
  if (status?.listener.kind !== 'listening') return [];
  const { aeTitle, addresses, port } = status.listener;
  const shown = addresses.slice(0, MAX_ADDRESSES);
  return shown.map((address) =>
    command(
      shown.length === 1 ? 'Copy address for a machine' : `Copy address for a machine (${address})`,
      { kind: 'copy', text: `AE title: ${aeTitle}\nIP address: ${address}\nPort: ${port}` },
    ),
  );
}

function loginItem(startsAtLogin: boolean | null): TrayItem[] {
  if (startsAtLogin === null) return [];
  return [
    {
      kind: 'checkbox',
      text: 'Start at login',
      isOn: startsAtLogin,
      action: { kind: 'set-start-at-login', isOn: !startsAtLogin },
    },
  ];
}
