import { isIP } from 'node:net';
import { Option, type Command } from 'commander';
import type { ControlResult } from '../../contract/control.ts';
import type { AllowList, Knock, KnockReason, KnownDevice } from '../../contract/devices.ts';
import { counted } from '../counted.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, parseId, type CommonOptions } from '../options.ts';
import { sizeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type Lists = ControlResult<'listDevices'> & ControlResult<'listKnocks'>;

const ALLOW_LIST_WORDS: Readonly<Record<AllowList, string>> = {
  open: 'Every machine on the network may send.',
  local: 'Only the machines on the list may send.',
  cloud: 'Only the machines on the list in the cloud may send.',
};

const KNOCK_WORDS: Readonly<Record<KnockReason, string>> = {
  'not-allowed': 'is not on the list',
  limit: 'came while too many were sending',
  paused: 'came while Tern was paused',
  'link-down': 'came while there was no connection to the cloud',
  'cloud-rejected': 'was turned away by the cloud',
};

const time = (iso: string): string => new Date(iso).toLocaleString();

function deviceLine(device: KnownDevice): string {
  const { id, name, aeTitle, address, objects, bytes, lastSeenAt, isAllowed } = device;
  return [
    String(id).padStart(4),
    (name ?? aeTitle).padEnd(20),
    aeTitle.padEnd(16),
    address.padEnd(15),
    `${counted(objects, 'image')}, ${sizeWords(bytes)}, last seen ${time(lastSeenAt)}`,
    ...(isAllowed ? [] : ['may not send']),
  ].join('  ');
}

function knockLine({ aeTitle, address, reason, count, lastAt }: Knock): string {
  const times = count > 1 ? `, ${count} times` : '';
  return `      ${aeTitle || 'a machine'} at ${address} ${KNOCK_WORDS[reason]}${times}, last ${time(lastAt)}`;
}

function listWords({ devices, allowList, knocks }: Lists): string {
  return [
    ALLOW_LIST_WORDS[allowList],
    ...(devices.length === 0 ? ['No machine has sent yet.'] : devices.map(deviceLine)),
    ...(knocks.length === 0 ? [] : ['Turned away:', ...knocks.map(knockLine)]),
  ].join('\n');
}

async function list(options: CommonOptions, terminal: Terminal): Promise<void> {
  const lists = await withAgent(options, async (agent) => ({
    ...(await agent.listDevices({})),
    ...(await agent.listKnocks({})),
  }));
  tell(terminal, options, lists, listWords(lists));
}

type AllowOptions = CommonOptions & { readonly address?: string };

/** `tern devices allow 192.0.2.9` is an address, everything else an AE title. */
async function allow(who: string, options: AllowOptions, terminal: Terminal): Promise<void> {
  const isAddress = isIP(who.split('/')[0] ?? '') !== 0;
  if (isAddress && options.address !== undefined)
    throw badArguments('Give the AE title first, then --address; or an address alone.');
  const entry = isAddress
    ? { aeTitle: null, address: who }
    : { aeTitle: who, address: options.address ?? null };
  const result = await withAgent(options, (agent) => agent.allowDevice(entry));
  const words =
    result.allowList === 'open'
      ? 'Every machine on the network may send already; nothing was changed.'
      : `${who} may send from now on.`;
  tell(terminal, options, result, words);
}

async function name(
  id: number,
  given: string | undefined,
  options: CommonOptions,
  terminal: Terminal,
): Promise<void> {
  const result = await withAgent(options, (agent) => agent.nameDevice({ id, name: given ?? null }));
  tell(terminal, options, result, given === undefined ? 'The name is gone.' : 'Saved.');
}

async function forget(id: number, options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.forgetDevice({ id }));
  const words = result.isStillAllowed
    ? 'Forgotten. It may still send, and then is on this list again.'
    : 'Forgotten. It may not send any more.';
  tell(terminal, options, result, words);
}

/** `tern devices list|name|allow|forget`. */
export function addDevicesCommand(program: Command, terminal: Terminal): void {
  const devices = program
    .command('devices')
    .description('the machines: who sends, who was turned away, who may send')
    .allowExcessArguments()
    .action(() => {
      throw badArguments('Say what to do: tern devices list, name, allow or forget.');
    });
  const add = (command: string, description: string): Command =>
    devices
      .command(command)
      .description(description)
      .addOption(dataOption())
      .addOption(jsonOption());
  add('list', 'show the machines that have sent, and those that were turned away').action(
    (options: CommonOptions) => list(options, terminal),
  );
  add('name', 'give a machine a name of your own; without one, take the name away')
    .argument('<id>', 'number of the machine in the list', parseId)
    .argument('[name]', 'no names of patients')
    .action((id: number, given: string | undefined, options: CommonOptions) =>
      name(id, given, options, terminal),
    );
  add('allow', 'put a machine on the list of those that may send')
    .argument('<who>', 'AE title, IP address or range')
    .addOption(
      new Option('--address <address>', 'with a title: only from there').env('TERN_ADDRESS'),
    )
    .action((who: string, options: AllowOptions) => allow(who, options, terminal));
  add('forget', 'take a machine off the list')
    .argument('<id>', 'number of the machine in the list', parseId)
    .action((id: number, options: CommonOptions) => forget(id, options, terminal));
}
