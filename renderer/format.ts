import { WORDS } from './words.ts';

/** The words are English, so numbers and dates follow the reader's own kind of English. */
const LOCALE = navigator.languages.find((language) => language.startsWith('en')) ?? 'en-GB';

const NUMBER = new Intl.NumberFormat(LOCALE);
const TIME = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit' });
const EXACT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long' });
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `1,204`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `1.8 GB`; decimal units, as on a disk's label. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  // 999.95 would print as 1,000.0.
  while (value >= 999.95 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step++;
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step >= 2 ? 1 : 0,
  }).format(value);
}

/** `6.2 MB/s`. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}

/** `38 ms`, `1.2 s`. */
export function formatLatency(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `10:41`. */
export function formatTime(iso: string): string {
  return TIME.format(new Date(iso));
}

/** Day and time to the second, for the hover. */
export function formatExact(iso: string): string {
  return EXACT.format(new Date(iso));
}

/** `15 January 2026`. */
export function formatDay(iso: string): string {
  return DAY.format(new Date(iso));
}

/** `just now`, `25 seconds ago`, `3 hours ago`, `in 10 seconds`; calm steps of five seconds below a minute. */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
  const length = Math.abs(seconds);
  if (length < 5) return WORDS.justNow;
  if (length < 60) return RELATIVE.format(Math.trunc(seconds / 5) * 5, 'second');
  if (length < 90 * 60) return RELATIVE.format(Math.trunc(seconds / 60), 'minute');
  if (length < 36 * 3600) return RELATIVE.format(Math.trunc(seconds / 3600), 'hour');
  return RELATIVE.format(Math.trunc(seconds / 86_400), 'day');
}

/** The form for one or for many, with the number in front. */
export function plural(count: number, forms: readonly [one: string, many: string]): string {
  return `${formatNumber(count)} ${forms[count === 1 ? 0 : 1]}`;
}
