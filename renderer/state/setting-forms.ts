import type { Proxy } from '../../electron/contract/agent-config.ts';
import type { FieldError } from '../../electron/contract/control-errors.ts';
import type { LimitHours } from '../../electron/contract/hours.ts';

/** How a setting is typed: in one input or in two that belong together, each by its name. */
export type Typed = Readonly<Record<string, string>>;

/** The way between what a person types and the value in the settings. */
export type SettingForm<Value> = {
  readonly show: (value: Value, tag: string) => Typed;
  /** What cannot be read is passed on as it is, for the schema to say what is wrong with it. */
  readonly read: (typed: Typed) => unknown;
  /** The error in the unit of the form. */
  readonly tell: (error: FieldError) => FieldError;
};

/** Name of the only input of a setting. */
export const ONLY = 'value';

const asIs = (error: FieldError): FieldError => error;
const only = (typed: Typed): string => typed[ONLY]?.trim() ?? '';

/** A word or a name. */
export const TEXT: SettingForm<string> = {
  show: (value) => ({ [ONLY]: value }),
  read: only,
  tell: asIs,
};

/** Decimals with a point or a comma, as the reader is used to; what is no number is left as text. */
export function readNumber(text: string): number | string {
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/** A number in a unit that is `factor` of the unit of the setting. */
export function numberIn(factor: number): SettingForm<number> {
  const isScaled = factor !== 1;
  return {
    show: (value, tag) => ({
      [ONLY]: new Intl.NumberFormat(tag, { useGrouping: false }).format(value / factor),
    }),
    read: (typed) => {
      const number = readNumber(only(typed));
      return typeof number === 'number' && isScaled ? Math.round(number * factor) : number;
    },
    tell: (error) =>
      isScaled && error.limit !== null
        ? { ...error, limit: roundInwards(error.limit / factor, error.problem) }
        : error,
  };
}

/** The bound itself must be allowed, so the smallest is rounded up and the largest down. */
function roundInwards(limit: number, problem: FieldError['problem']): number {
  return (problem === 'too-small' ? Math.ceil(limit * 100) : Math.floor(limit * 100)) / 100;
}

/** The same for a setting that may be nothing: empty. */
export function orNone<Value>(form: SettingForm<Value>): SettingForm<Value | null> {
  return {
    show: (value, tag) => (value === null ? { [ONLY]: '' } : form.show(value, tag)),
    read: (typed) => (only(typed) === '' ? null : form.read(typed)),
    tell: form.tell,
  };
}

/** Numbers one after the other, `443, 4443`. */
export const PORTS: SettingForm<readonly number[]> = {
  show: (ports) => ({ [ONLY]: ports.join(', ') }),
  read: (typed) =>
    only(typed)
      .split(/[\s,;]+/)
      .filter((text) => text !== '')
      .map(readNumber),
  // Which of them it is goes without saying; that it is about a port decides how its limits are written.
  tell: (error) => (/\.\d+$/.test(error.path) ? { ...error, path: 'link.port' } : error),
};

/** AE titles with commas between them. Where one holds a comma itself, each ends with a semicolon instead. */
export const TITLES: SettingForm<readonly string[]> = {
  show: (titles) => ({
    [ONLY]: titles.some((title) => title.includes(','))
      ? titles.map((title) => `${title};`).join(' ')
      : titles.join(', '),
  }),
  read: (typed) => {
    const text = only(typed);
    return text
      .split(text.includes(';') ? ';' : ',')
      .map((title) => title.trim())
      .filter((title) => title !== '');
  },
  // That it is about an AE title decides what is said; which of them it is goes without saying.
  tell: (error) => (/\.\d+$/.test(error.path) ? { ...error, path: 'dicom.aeTitle' } : error),
};

/** The same for further titles of this PC: none at all is shown as its own title alone. */
export function titlesBeside(own: string): SettingForm<readonly string[]> {
  return { ...TITLES, show: (titles, tag) => TITLES.show(titles.length > 0 ? titles : [own], tag) };
}

const part = (typed: Typed, name: string): string => typed[name]?.trim() ?? '';

/** `8` and `7:30` are times of day as well. */
function readTime(text: string): string {
  const [, hour, minute] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

/** Two times of day; both empty: none. */
export const HOURS: SettingForm<LimitHours | null> = {
  show: (hours) => ({ from: hours?.from ?? '', to: hours?.to ?? '' }),
  read: (typed) => {
    const [from, to] = [readTime(part(typed, 'from')), readTime(part(typed, 'to'))];
    return from === '' && to === '' ? null : { from, to };
  },
  tell: asIs,
};

/** Host and port; both empty: none. */
export const PROXY: SettingForm<Proxy | null> = {
  show: (proxy) => ({ host: proxy?.host ?? '', port: proxy === null ? '' : String(proxy.port) }),
  read: (typed) => {
    const [host, port] = [part(typed, 'host'), part(typed, 'port')];
    return host === '' && port === '' ? null : { host, port: readNumber(port) };
  },
  tell: asIs,
};
