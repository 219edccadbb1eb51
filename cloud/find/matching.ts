import type { ValueRepresentation } from '../../electron/agent/dicom/dataset/attribute.ts';

/** Longer keys match nothing; no attribute that is matched is that long. */
const MAX_KEY_CHARACTERS = 1024;

/**
 * Attribute matching (PS3.4 C.2.2.2). No key value: universal matching. Several key values, or several stored ones:
 * one that matches is enough.
 */
export function matchesKey(
  vr: ValueRepresentation,
  key: readonly string[],
  stored: readonly string[],
): boolean {
  return key.length === 0 || key.some((value) => matchesValue(vr, value, stored));
}

function matchesValue(vr: ValueRepresentation, key: string, stored: readonly string[]): boolean {
  if (key.length > MAX_KEY_CHARACTERS) return false;
  switch (vr) {
    case 'UI':
      return stored.includes(key);
    case 'DA':
      return stored.some((value) => isInRange(key, value, dateBounds));
    case 'TM':
      return stored.some((value) => isInRange(key, value, timeBounds));
    case 'DT':
      return stored.some((value) => isInRange(key, value, dateTimeBounds));
    case 'DS':
    case 'IS':
    case 'US':
      return stored.some((value) => Number(value) === Number(key));
    case 'PN':
      return /^\*+$/.test(key) || stored.some((value) => matchesName(key, value));
    default:
      return /^\*+$/.test(key) || stored.some((value) => matchesWildCard(key, value));
  }
}

/** Wild card matching: `*` any text, `?` any one character. Takes no more than key times value steps. */
export function matchesWildCard(key: string, value: string): boolean {
  let k = 0;
  let v = 0;
  let starAt = -1;
  let retryAt = 0;
  while (v < value.length) {
    if (key[k] === '*') {
      starAt = k++;
      retryAt = v;
    } else if (k < key.length && (key[k] === '?' || key[k] === value[v])) {
      k++;
      v++;
    } else if (starAt >= 0) {
      k = starAt + 1;
      v = ++retryAt;
    } else return false;
  }
  while (key[k] === '*') k++;
  return k === key.length;
}

const nameGroups = (name: string): readonly string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .split('=')
    .map((group) => group.replace(/[\^ ]+$/, ''));

/** Person names: case does not count, trailing empty components neither; a key of one group matches any group. */
function matchesName(key: string, value: string): boolean {
  const wanted = nameGroups(key);
  const groups = nameGroups(value);
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined)
    return groups.some((group) => group !== '' && matchesWildCard(only, group));
  return wanted.every(
    (group, index) => group === '' || matchesWildCard(group, groups[index] ?? ''),
  );
}

/** First and last moment that a value of less than full precision stands for; null where it is none. */
type Bounds = (text: string) => { readonly first: string; readonly last: string } | null;

/** DA; the old form with dots is read as well (PS3.5 6.2). */
const dateBounds: Bounds = (text) => {
  const digits = text.replaceAll('.', '');
  return /^\d{8}$/.test(digits) ? { first: digits, last: digits } : null;
};

/** TM: what was left out is any time within; the old form with colons is read as well. */
const timeBounds: Bounds = (text) => {
  const match = /^(\d{2,6})(?:\.(\d{1,6}))?$/.exec(text.replaceAll(':', ''));
  const whole = match?.[1];
  if (whole === undefined || whole.length % 2 === 1) return null;
  const fraction = match?.[2] ?? '';
  return {
    first: whole.padEnd(6, '0') + fraction.padEnd(6, '0'),
    last: whole.padEnd(6, '9') + fraction.padEnd(6, '9'),
  };
};

/** DT without its zone: stored and asked values are of the same clinic. */
const dateTimeBounds: Bounds = (text) => {
  const match = /^(\d{4,14})(?:\.(\d{1,6}))?(?:[+-]\d{4})?$/.exec(text);
  const whole = match?.[1];
  if (whole === undefined) return null;
  const fraction = match?.[2] ?? '';
  return {
    first: whole.padEnd(14, '0') + fraction.padEnd(6, '0'),
    last: whole.padEnd(14, '9') + fraction.padEnd(6, '9'),
  };
};

/** Range matching (PS3.4 C.2.2.2.5) and single values: `a`, `a-`, `-b`, `a-b`; both ends count. */
function isInRange(key: string, value: string, bounds: Bounds): boolean {
  const stored = bounds(value);
  if (!stored) return false;
  const single = bounds(key);
  if (single) return single.first <= stored.last && stored.first <= single.last;
  const range = splitRange(key);
  if (!range) return false;
  const from = range.from === '' ? null : bounds(range.from);
  const to = range.to === '' ? null : bounds(range.to);
  if ((range.from !== '' && !from) || (range.to !== '' && !to)) return false;
  return (!from || stored.last >= from.first) && (!to || stored.first <= to.last);
}

/** The two ends of a range key, or null for anything else. */
export function splitRange(key: string): { readonly from: string; readonly to: string } | null {
  const dash = key.indexOf('-');
  if (dash < 0 || key.length === 1) return null;
  return { from: key.slice(0, dash).trim(), to: key.slice(dash + 1).trim() };
}

/**
 * Date and time ranges together (PS3.4 K.6.1.2.2): July 5 to 7 and 10 to 18 h is the time from July 5, 10 h to July 7,
 * 18 h. Null where not both keys are ranges: then each is matched by itself.
 */
export function matchesDateTimeRange(
  dateKey: string,
  timeKey: string,
  date: string,
  time: string,
): boolean | null {
  const dates = splitRange(dateKey);
  const times = splitRange(timeKey);
  if (!dates || !times) return null;
  const day = dateBounds(date);
  const moment = timeBounds(time === '' ? '00' : time);
  if (!day || !moment) return false;
  const from = endOf(dates.from, times.from, 'first');
  const to = endOf(dates.to, times.to, 'last');
  if (from === undefined || to === undefined) return false;
  return (
    (from === null || day.last + moment.last >= from) &&
    (to === null || day.first + moment.first <= to)
  );
}

/** One end of a combined range: null is open, undefined is not readable. */
function endOf(date: string, time: string, side: 'first' | 'last'): string | null | undefined {
  if (date === '') return null;
  const day = dateBounds(date);
  const moment = timeBounds(time);
  if (!day || (time !== '' && !moment)) return undefined;
  const unbounded = side === 'first' ? '000000000000' : '999999999999';
  return day[side] + (moment?.[side] ?? unbounded);
}
