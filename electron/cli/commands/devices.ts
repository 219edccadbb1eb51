import { isIP } from 'node:net';
import { Option, type Command } from 'commander';
import { deviceListWords } from '../device-list.ts';
import { addDeviceCommitmentCommand } from './commitments.ts';
import { findDevice } from '../find-device.ts';
import { badArguments } from '../failure.ts';
import {
  dataOption,
  jsonOption,
  parseHours,
  parseId,
  parsePort,
  type CommonOptions,
} from '../options.ts';
import { addDeviceSettings } from './device-settings.ts';
import { latencyWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

async function list(options: CommonOptions, terminal: Terminal): Promise<void> {
  const lists = await withAgent(options, async (agent) => ({
    ...(await agent.listDevices({})),
    ...(await agent.listKnocks({})),
  }));
  tell(terminal, options, lists, deviceListWords(lists, terminal.words));
}

type AllowOptions = CommonOptions & { readonly address?: string; readonly certificate?: boolean };

/** `tern devices allow 192.0.2.9` is an address, everything else an AE title. */
async function allow(who: string, options: AllowOptions, terminal: Terminal): Promise<void> {
  const isAddress = options.certificate !== true && isIP(who.split('/')[0] ?? '') !== 0;
  if (isAddress && options.address !== undefined)
    throw badArguments('Give the AE title first, then --address; or an address alone.');
  const address = isAddress ? who : (options.address ?? null);
  const entry =
    options.certificate === true
      ? { aeTitle: null, address, certificateSubject: who }
      : { aeTitle: isAddress ? null : who, address };
  const result = await withAgent(options, (agent) => agent.allowDevice(entry));
  const { t } = terminal.words;
  const words =
    result.allowList === 'open'
      ? t('terminal.devices.allowedAlready')
      : t('terminal.devices.allowed', { who });
  tell(terminal, options, result, words);
}

async function name(
  id: number,
  given: string | undefined,
  options: CommonOptions,
  terminal: Terminal,
): Promise<void> {
  const result = await withAgent(options, (agent) => agent.setDevice({ id, name: given ?? null }));
  const key = given === undefined ? 'nameGone' : 'named';
  tell(terminal, options, result, terminal.words.t(`terminal.devices.${key}`));
}

async function forget(id: number, options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.forgetDevice({ id }));
  const key = result.isStillAllowed ? 'forgottenOnly' : 'forgotten';
  tell(terminal, options, result, terminal.words.t(`terminal.devices.${key}`));
}

async function expectTraffic(
  who: string,
  everyHours: number | 'never',
  options: CommonOptions,
  terminal: Terminal,
): Promise<void> {
  const isNothing = everyHours === 'never';
  const { result, device } = await withAgent(options, async (agent) => {
    const known = await findDevice(agent, who);
    const args = { id: known.id, expectEveryHours: isNothing ? null : everyHours };
    return { device: known, result: await agent.setDevice(args) };
  });
  const name = device.name ?? device.aeTitle;
  const words = isNothing
    ? terminal.words.t('terminal.devices.expectsNothing', { name })
    : terminal.words.t('terminal.devices.expects', { name, count: everyHours });
  tell(terminal, options, result, words);
}

type EchoOptions = CommonOptions & { readonly port?: number; readonly called?: string };

async function echo(who: string, options: EchoOptions, terminal: Terminal): Promise<void> {
  const { result, device } = await withAgent(options, async (agent) => {
    const known = await findDevice(agent, who);
    const port = options.port ?? known.echoPort;
    if (port === null)
      throw badArguments('Give the port on which the machine listens itself, with --port.');
    const args = { id: known.id, port, aeTitle: options.called ?? null };
    return { device: known, result: await agent.echoDevice(args) };
  });
  const name = device.name ?? device.aeTitle;
  const latency = latencyWords(result.latencyMs, terminal.words);
  tell(terminal, options, result, terminal.words.t('terminal.devices.echo', { name, latency }));
}

/** `tern devices list|set|name|allow|allow-called|merge|forget|expect|echo|commitment`. */
export function addDevicesCommand(program: Command, terminal: Terminal): void {
  const devices = program
    .command('devices')
    .description('the machines: who sends, who was turned away, who may send')
    .allowExcessArguments()
    .action(() => {
      throw badArguments(
        'Say what to do: tern devices list, set, name, allow, allow-called, merge, forget, expect, echo or commitment.',
      );
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
    .argument('<who>', 'AE title, IP address or range; with --certificate a subject')
    .addOption(
      new Option(
        '--certificate',
        'it is the subject of a trusted certificate (CN=CT1,O=Clinic), or its common name alone',
      ),
    )
    .addOption(
      new Option('--address <address>', 'with a title: only from there').env('TERN_ADDRESS'),
    )
    .action((who: string, options: AllowOptions) => allow(who, options, terminal));
  addDeviceSettings(add, terminal);
  add('forget', 'take a machine off the list')
    .argument('<id>', 'number of the machine in the list', parseId)
    .action((id: number, options: CommonOptions) => forget(id, options, terminal));
  add('expect', 'say how often a machine sends; beyond that its silence is told as a problem')
    .argument('<who>', 'AE title, name or number in the list')
    .argument('<hours>', 'at least one image every so many hours, or "never"', parseHours)
    .action((who: string, everyHours: number | 'never', options: CommonOptions) =>
      expectTraffic(who, everyHours, options, terminal),
    );
  add('echo', 'ask a machine itself for a DICOM echo (C-ECHO)')
    .argument('<who>', 'AE title, name or number in the list')
    .addOption(
      new Option('--port <port>', 'where it listens; the one that answered last if left out')
        .env('TERN_PORT')
        .argParser(parsePort),
    )
    .addOption(
      new Option('--called <title>', 'its AE title, if it is another one there').env('TERN_CALLED'),
    )
    .action((who: string, options: EchoOptions) => echo(who, options, terminal));
  addDeviceCommitmentCommand(add, terminal);
}
