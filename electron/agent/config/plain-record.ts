/** A JSON object, as JSON.parse makes it. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** Tells JSON objects from lists, null and scalars. */
export function isPlainRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of `base` with everything that `over` says; groups are merged, lists and scalars replaced. */
export function mergeRecords(base: PlainRecord, over: PlainRecord): PlainRecord {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const present = Object.hasOwn(base, key) ? base[key] : undefined;
    merged[key] =
      isPlainRecord(value) && isPlainRecord(present) ? mergeRecords(present, value) : value;
  }
  return merged;
}

/** A copy of `record` in which the dotted path (`dicom.port`) holds `value`. */
export function withValueAt(record: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const base = isPlainRecord(record) ? record : {};
  const present = Object.hasOwn(base, head) ? base[head] : undefined;
  return { ...base, [head]: withValueAt(present, rest, value) };
}

/** The value at a dotted path; undefined where there is none. */
export function valueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isPlainRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    record,
  );
}
