import type { DeviceName } from './devices.ts';
import type { DeviceRef } from './problems.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** The name that a person gave this machine; null where nobody did. */
export function givenName(device: DeviceRef, names: readonly DeviceName[]): string | null {
  const found = names.find(
    ({ aeTitle, address }) => aeTitle === (device.aeTitle ?? '') && address === device.address,
  );
  return found?.name ?? null;
}

/** How a machine is called in a list: as people call it, else its AE title, or its address when it gave none. */
export function deviceName(device: DeviceRef, names: readonly DeviceName[] = []): string {
  return givenName(device, names) ?? (device.aeTitle?.trim() || device.address);
}

/**
 * How a machine is called in a sentence, as its `subject` (`Ultrasound 1`, `"CT-OLD" at 192.168.1.40`, `A machine at
 * 192.168.1.40`, `A machine`) or as the `origin` of something (`from a machine`).
 */
export function deviceInSentence(
  device: DeviceRef | null,
  { t }: Translator = ENGLISH,
  part: 'subject' | 'origin' = 'subject',
  names: readonly DeviceName[] = [],
): string {
  if (device === null) return t(`machine.${part}.unknown`);
  const given = givenName(device, names);
  if (given !== null) return t(`machine.${part}.given`, { name: given });
  const { address } = device;
  const name = device.aeTitle?.trim();
  return name
    ? t(`machine.${part}.named`, { name, address })
    : t(`machine.${part}.address`, { address });
}

const SPELT = [2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** A count of two or more that opens a sentence: words up to ten, digits above. */
export function countWord(count: number, { t, tag }: Translator = ENGLISH): string {
  const spelt = SPELT.find((number) => number === count);
  return spelt === undefined ? new Intl.NumberFormat(tag).format(count) : t(`number.${spelt}`);
}

/** A length of time in one unit, rounded: `45 seconds`, `7 minutes`, `2 hours`, `3 days`. */
export function durationWords(ms: number, { tag }: Translator = ENGLISH): string {
  const [value, unit] = inOneUnit(Math.round(Math.abs(ms) / 1000));
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

function inOneUnit(seconds: number): readonly [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (seconds < 90) return [seconds, 'second'];
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return [minutes, 'minute'];
  const hours = Math.round(minutes / 60);
  return hours < 48 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
}
