import type { Translator } from '../electron/contract/translator.ts';

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Numbers, sizes and times as a reader of one language and region writes them. */
export type Formats = {
  /** `1,204`. */
  readonly number: (value: number) => string;
  /** `1.8 GB`; decimal units, as on a disk's label. */
  readonly bytes: (bytes: number) => string;
  /** `6.2 MB/s`. */
  readonly rate: (bytesPerSecond: number) => string;
  /** `38 ms`, `1.2 s`. */
  readonly latency: (ms: number) => string;
  /** `10:41`. */
  readonly time: (iso: string) => string;
  /** Day and time to the second, for the hover. */
  readonly exact: (iso: string) => string;
  /** `15 January 2026`. */
  readonly day: (iso: string) => string;
  /** `just now`, `25 seconds ago`, `3 hours ago`, `in 10 seconds`; calm steps of five seconds below a minute. */
  readonly relative: (iso: string, nowMs: number) => string;
};

/** All formats of a translator's language and region. */
export function createFormats({ t, tag }: Translator): Formats {
  const number = new Intl.NumberFormat(tag);
  const seconds = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const bytes = (value: number): string => formatBytes(value, tag);
  return {
    number: (value) => number.format(value),
    bytes,
    rate: (bytesPerSecond) => t('size.perSecond', { size: bytes(Math.round(bytesPerSecond)) }),
    latency: (ms) =>
      ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${seconds.format(ms / 1000)} s`,
    time: (iso) => time.format(new Date(iso)),
    exact: (iso) => exact.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    relative: (iso, nowMs) => {
      const distance = relativeUnit(Math.round((Date.parse(iso) - nowMs) / 1000));
      return distance === null ? t('time.justNow') : ago.format(...distance);
    },
  };
}

function formatBytes(bytes: number, tag: string): string {
  let value = bytes;
  let step = 0;
  // 999.95 would print as 1,000.0.
  while (value >= 999.95 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step++;
  }
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step >= 2 ? 1 : 0,
  }).format(value);
}

/** null: less than five seconds, which is now. */
function relativeUnit(
  seconds: number,
): readonly [value: number, unit: 'second' | 'minute' | 'hour' | 'day'] | null {
  const length = Math.abs(seconds);
  if (length < 5) return null;
  if (length < 60) return [Math.trunc(seconds / 5) * 5, 'second'];
  if (length < 90 * 60) return [Math.trunc(seconds / 60), 'minute'];
  if (length < 36 * 3600) return [Math.trunc(seconds / 3600), 'hour'];
  return [Math.trunc(seconds / 86_400), 'day'];
}
