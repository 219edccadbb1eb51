import type { ControlResult } from '../contract/control.ts';
import { deviceInSentence } from '../contract/device-words.ts';
import type { Knock, KnownDevice } from '../contract/devices.ts';
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
    ...(knocks.length === 0
      ? []
      : [t('terminal.devices.turnedAway'), ...knocks.map((knock) => knockLine(knock, words))]),
  ].join('\n');
}

function deviceLine(device: KnownDevice, words: Translator): string {
  const { id, name, aeTitle, address } = device;
  return [
    String(id).padStart(4),
    (name ?? aeTitle).padEnd(20),
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
    sizeWords(bytes, words),
    lastStoredAt === null
      ? t('terminal.devices.lastSeen', at(lastSeenAt))
      : t('terminal.devices.lastStored', at(lastStoredAt)),
    ...(lastEchoAt === null ? [] : [t('terminal.devices.lastEcho', at(lastEchoAt))]),
    ...(expectEveryHours === null
      ? []
      : [t('terminal.devices.expected', { count: expectEveryHours })]),
    ...(device.isAllowed ? [] : [t('terminal.devices.mayNotSend')]),
  ];
}

function knockLine({ aeTitle, address, reason, count, lastAt }: Knock, words: Translator): string {
  const { t } = words;
  const machine = deviceInSentence({ aeTitle, address }, words);
  const times = count > 1 ? t('terminal.times', { count }) : '';
  const last = t('terminal.knock.last', { time: timeWords(lastAt, words) });
  return `      ${t(`terminal.knock.${reason}`, { machine })}${times}${last}`;
}
