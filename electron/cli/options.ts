import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { ackPolicySchema, type AckPolicy } from '../contract/agent-config.ts';
import { expectedHoursSchema } from '../contract/devices.ts';
import { aeTitleSchema } from '../contract/identifiers.ts';
import { defaultDataFolder } from '../foundation/data-folder.ts';
import { isSystemServiceInstalled, systemDataFolder } from '../foundation/service-places.ts';

/** A port to listen on: 0 takes a free one. */
export function parseListenPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** A port of another program. */
export function parsePort(text: string): number {
  const port = parseListenPort(text);
  if (port === 0) throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
}

/** Hours up to a year, or `never`. */
export function parseHours(text: string): number | 'never' {
  if (text === 'never') return text;
  const hours = expectedHoursSchema.safeParse(/^\d{1,4}$/.test(text) ? Number(text) : NaN);
  if (!hours.success)
    throw new InvalidArgumentError('Give a number of hours from 1 to 8760, or "never".');
  return hours.data;
}

const EVERY_UNITS_HOURS = { h: 1, d: 24 } as const;

/** When machines are told "success": all of them, and single ones by AE title. */
export type GivenAckPolicies = {
  readonly all: AckPolicy | undefined;
  readonly byAeTitle: ReadonlyMap<string, AckPolicy>;
};

/** `spool`, or `CT1=relay` for one machine; given several times, the later one wins. */
export function parseAckPolicy(text: string, before?: GivenAckPolicies): GivenAckPolicies {
  const [, aeTitle, name] = /^(?:(.*)=)?([a-z-]+)$/.exec(text) ?? [];
  const policy = ackPolicySchema.safeParse(name);
  if (!policy.success || (aeTitle !== undefined && !aeTitleSchema.safeParse(aeTitle).success))
    throw new InvalidArgumentError(
      `Give ${ackPolicySchema.options.join(', ')}, or one of them for a machine: CT1=spool.`,
    );
  const byAeTitle = new Map(before?.byAeTitle);
  if (aeTitle === undefined) return { all: policy.data, byAeTitle };
  return { all: before?.all, byAeTitle: byAeTitle.set(aeTitle, policy.data) };
}

/** `24h`, `7d`, or `never`: in hours. */
export function parseEvery(text: string): number | 'never' {
  if (text === 'never') return text;
  const [, count, unit] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  const factor =
    unit === undefined ? NaN : EVERY_UNITS_HOURS[unit as keyof typeof EVERY_UNITS_HOURS];
  const hours = expectedHoursSchema.safeParse(Number(count) * factor);
  if (!hours.success)
    throw new InvalidArgumentError('Give a time up to a year, like 24h or 7d, or "never".');
  return hours.data;
}

/** The dashboard's port, or `off`. (commander turns a null into an empty text, so `off` stays a word here.) */
export function parseWebPort(text: string): number | 'off' {
  return text === 'off' ? text : parseListenPort(text);
}

/** A number of list entries. */
export function parseLimit(text: string): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (!(limit >= 1 && limit <= 1000))
    throw new InvalidArgumentError('Give a number from 1 to 1000.');
  return limit;
}

/** The number of something in a list. */
export function parseId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError('Give the number that stands in the list.');
  return Number(text);
}

const SINCE_UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A time as ISO 8601 in UTC: `45m`, `2h` or `7d` before now, a day (its midnight here) or an ISO time. */
export function parseSince(text: string, now: Date = new Date()): string {
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined)
    return new Date(
      now.getTime() - Number(count) * SINCE_UNITS_MS[unit as keyof typeof SINCE_UNITS_MS],
    ).toISOString();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = new Date(isDay ? `${text}T00:00:00` : text);
  if (!/^\d{4}-/.test(text) || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError(
      'Give a length of time (45m, 2h, 7d), a day (2026-01-31) or a time (2026-01-31T09:00).',
    );
  return time.toISOString();
}

/** How many test images. */
export function parseImageCount(text: string): number {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1 && count <= 20)) throw new InvalidArgumentError('Give a number from 1 to 20.');
  return count;
}

/** `host:port`, `[v6]:port`. */
export function parseHostAndPort(text: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || !(port >= 1 && port <= 65535))
    throw new InvalidArgumentError('Give a name or address and a port, like archive.example:2762.');
  return { host, port };
}

/** How many rows of a list. */
export function limitOption(description = 'how many, newest first'): Option {
  return new Option('--limit <n>', description)
    .env('TERN_LIMIT')
    .default(100)
    .argParser(parseLimit);
}

/** Where the agent keeps its data; the same for the agent and for every command that talks to it. */
export function dataOption(): Option {
  return new Option('--data <dir>', "the agent's data folder")
    .env('TERN_DATA')
    .default(isSystemServiceInstalled() ? systemDataFolder() : defaultDataFolder('Tern'))
    .argParser((dir) => resolve(dir));
}

/** Results as JSON. */
export function jsonOption(): Option {
  return new Option('--json', 'print nothing but JSON');
}

export type CommonOptions = { readonly data: string; readonly json?: boolean };

/** A variable that is set to nothing counts as not set; services set such ones for what is left open. */
export function dropEmptyVariables(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env))
    if (name.startsWith('TERN_') && value === '') Reflect.deleteProperty(env, name);
}
