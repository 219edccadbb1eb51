/**
 * What a log line may say. Each field has a name here and a form; text that does not fit its form is not written.
 * There is no free-text field, so nothing from a dataset can be formatted into a log.
 */
const TOKEN = /^[A-Za-z0-9_.:/-]{1,80}$/;

const FIELDS = {
  associationId: /^[a-z0-9-]{1,24}$/,
  /** AE titles and addresses name machines, not people. */
  aeTitle: /^[\x20-\x5b\x5d-\x7e]{0,16}$/,
  calledAeTitle: /^[\x20-\x5b\x5d-\x7e]{0,16}$/,
  address: /^[0-9A-Fa-f.:%a-z]{1,64}$/,
  host: /^[A-Za-z0-9._:-]{1,253}$/,
  program: /^[\w .-]{1,64}$/,
  code: TOKEN,
  state: TOKEN,
  reason: TOKEN,
  suite: TOKEN,
  version: TOKEN,
  platform: TOKEN,
  call: TOKEN,
  uplinkId: TOKEN,
  clinicId: TOKEN,
  sopClassUid: /^[0-9.]{1,64}$/,
  transferSyntaxUid: /^[0-9.]{1,64}$/,
  /** First 12 hex digits of the SHA-256 of a SOP Instance UID. */
  objectHash: /^[0-9a-f]{12}$/,
  /** The same of a Transaction UID. */
  transactionHash: /^[0-9a-f]{12}$/,
  port: 'number',
  status: 'number',
  bytes: 'number',
  objects: 'number',
  durationMs: 'number',
  latencyMs: 'number',
  attempt: 'number',
  count: 'number',
  limit: 'number',
  contexts: 'number',
  pduType: 'number',
  revision: 'number',
  aheadMs: 'number',
} as const satisfies Record<string, RegExp | 'number'>;

export type LogFieldName = keyof typeof FIELDS;
export type LogFields = {
  readonly [K in LogFieldName]?: (typeof FIELDS)[K] extends 'number'
    ? number | null
    : string | null;
};

const WITHHELD = '[withheld]';

/** Copies the fields that are allowed and well-formed; replaces a text of the wrong form. */
export function permittedFields(fields: LogFields): Record<string, string | number | null> {
  const permitted: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const form: RegExp | 'number' | undefined = Object.hasOwn(FIELDS, name)
      ? FIELDS[name as LogFieldName]
      : undefined;
    if (form === undefined || value === undefined) continue;
    if (value === null) permitted[name] = null;
    else if (form === 'number') permitted[name] = typeof value === 'number' ? value : WITHHELD;
    else permitted[name] = typeof value === 'string' && form.test(value) ? value : WITHHELD;
  }
  return permitted;
}
