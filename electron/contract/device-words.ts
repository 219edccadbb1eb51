import type { DeviceRef } from './problems.ts';

/** How a machine is called in a list: its AE title, or its address when it gave none. */
export function deviceName(device: DeviceRef): string {
  return device.aeTitle?.trim() || device.address;
}

/** How a machine is called in a sentence: `"CT-OLD" at 192.168.1.40`, `A machine at 192.168.1.40`, `A machine`. */
export function deviceInSentence(device: DeviceRef | null): string {
  if (device === null) return 'A machine';
  const title = device.aeTitle?.trim();
  return title ? `"${title}" at ${device.address}` : `A machine at ${device.address}`;
}

const NUMBER_WORDS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
];

/** A count that opens a sentence: words up to ten, digits above. */
export function countWord(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

/** `1 image`, `3 images`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A length of time in one unit, rounded: `45 seconds`, `7 minutes`, `2 hours`, `3 days`. */
export function durationWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 90) return counted(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}
