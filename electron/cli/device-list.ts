import type { ControlResult } from '../contract/control.ts';
import { deviceName } from '../contract/device-words.ts';
import type { KnownDevice } from '../contract/devices.ts';
import { knockWords, remedyCommand } from '../contract/knock-words.ts';
import { isNote, type Knock } from '../contract/knocks.ts';
import { sopClassWords } from '../contract/sop-class-words.ts';
import type { Translator } from '../contract/translator.ts';
import { sizeWords, timeWords } from './size-words.ts';

export type DeviceLists = ControlResult<'listDevices'> & ControlResult<'listKnocks'>;

/** The machines and those that were turned away, for `tern devices list`. */
export function deviceListWords(
  { devices, allowList, knocks }: DeviceLists,
  words: Translator,
): string {
  const { t } = words;
  return [
    t(`terminal.devices.${allowList}`),
    ...(devices.length === 0
      ? [t('terminal.devices.none')]
      : devices.map((device) => deviceLine(device, words))),
    ...section(
      t('terminal.devices.turnedAway'),
      knocks.filter((knock) => !isNote(knock)).flatMap((knock) => knockLines(knock, words)),
    ),
    ...section(t('terminal.devices.notAccepted'), noteLines(knocks.filter(isNote), words)),
  ].join('\n');
}

function deviceLine(device: KnownDevice, words: Translator): string {
  const { id, name, room, aeTitle, address } = device;
  const called = name ?? aeTitle;
  return [
    String(id).padStart(4),
    (room === null ? called : `${called} (${room})`).padEnd(20),
    aeTitle.padEnd(16),
    address.padEnd(15),
    deviceFacts(device, words).join(', '),
  ].join('  ');
}

function deviceFacts(device: KnownDevice, words: Translator): string[] {
  const { t } = words;
  const { objects, bytes, lastSeenAt, lastStoredAt, lastEchoAt, expectEveryHours } = device;
  const at = (iso: string): { readonly time: string } => ({ time: timeWords(iso, words) });
  return [
    t('count.images', { count: objects }),
    ...kindsOf(device, words),
    sizeWords(bytes, words),
    lastStoredAt === null
      ? t('terminal.devices.lastSeen', at(lastSeenAt))
      : t('terminal.devices.lastStored', at(lastStoredAt)),
    ...(lastEchoAt === null ? [] : [t('terminal.devices.lastEcho', at(lastEchoAt))]),
    ...(expectEveryHours === null
      ? []
      : [t('terminal.devices.expected', { count: expectEveryHours })]),
    ...(device.calledAeTitles === null
      ? []
      : [t('terminal.devices.mayCall', { titles: device.calledAeTitles.join(', ') || '–' })]),
    ...(device.maybeSameAs === null
      ? []
      : [t('terminal.devices.mayBe', { number: device.maybeSameAs })]),
    ...(device.isAllowed ? [] : [t('terminal.devices.mayNotSend')]),
  ];
}

const MAX_KINDS = 3;

/** The kinds of objects that it sends most. */
function kindsOf({ sends }: KnownDevice, words: Translator): string[] {
  const kinds = sends.map(({ sopClassUid }) => sopClassWords(sopClassUid, 2, words));
  const most = [...new Set(kinds)].slice(0, MAX_KINDS);
  return most.length === 0 ? [] : [most.join(' + ')];
}

const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [heading, ...lines];

/** What happened and why, and below it the command that allows it. */
function knockLines(knock: Knock, words: Translator): string[] {
  const { t } = words;
  const { title, text, advice } = knockWords(knock, words);
  const times = knock.count > 1 ? t('terminal.times', { count: knock.count }) : '';
  const last = t('terminal.knock.last', { time: timeWords(knock.lastAt, words) });
  const code = knock.code === null ? '' : ` [${knock.code}]`;
  const command = remedyCommand(knock);
  return [
    `      ${title} ${text}${code}${times} ${last}`,
    `          ${command === null ? advice : t('terminal.knock.do', { command })}`,
  ];
}

/** One line for each machine: how much of what it offers is not accepted. */
function noteLines(notes: readonly Knock[], words: Translator): string[] {
  const groups = Map.groupBy(notes, ({ aeTitle, address }) => `${aeTitle} ${address}`);
  return [...groups.values()].map(([first, ...others]) => {
    const name = first === undefined ? '' : deviceName(first);
    return `      ${name}: ${words.t('offers.heading', { count: others.length + 1 })}`;
  });
}
