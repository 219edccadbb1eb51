import { ENGLISH, type Translator } from '../contract/translator.ts';

const UNITS = ['bytes', 'kilobytes', 'megabytes', 'gigabytes', 'terabytes'] as const;

/** A size for people, in decimal units: `512 bytes`, `5.2 MB`. */
export function sizeWords(bytes: number, { t, tag }: Translator = ENGLISH): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  const number = new Intl.NumberFormat(tag, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  return t(`terminal.size.${UNITS[unit] ?? 'bytes'}`, { value: number.format(value) });
}

/** `38 ms`. */
export function latencyWords(ms: number, { tag }: Translator = ENGLISH): string {
  return `${new Intl.NumberFormat(tag, { useGrouping: false }).format(Math.round(ms))} ms`;
}

/** Date and time as the reader writes them. */
export function timeWords(iso: string, { tag }: Translator = ENGLISH): string {
  return new Date(iso).toLocaleString(tag);
}
