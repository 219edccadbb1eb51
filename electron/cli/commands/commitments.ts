import { Option, type Command } from 'commander';
import { commitmentWords } from '../../contract/commitment-words.ts';
import type { Commitment } from '../../contract/commitments.ts';
import { deviceName } from '../../contract/device-words.ts';
import type { DeviceName } from '../../contract/devices.ts';
import type { Translator } from '../../contract/translator.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, limitOption, parsePort, type CommonOptions } from '../options.ts';
import { timeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type ListOptions = CommonOptions & { readonly limit: number };

function commitmentLine(
  commitment: Commitment,
  names: readonly DeviceName[],
  words: Translator,
): string {
  return [
    timeWords(commitment.askedAt, words).padEnd(22),
    deviceName(commitment.device, names).padEnd(16),
    words.t('count.images', { count: commitment.references }).padStart(12),
    commitmentWords(commitment, words),
  ].join('  ');
}

async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const { commitments, deviceNames } = await withAgent(options, async (agent) => ({
    ...(await agent.listCommitments({ limit: options.limit })),
    deviceNames: (await agent.getStatus({})).deviceNames,
  }));
  const { words } = terminal;
  const lines = commitments.map((commitment) => commitmentLine(commitment, deviceNames, words));
  const text = lines.length === 0 ? words.t('terminal.commitments.none') : lines.join('\n');
  tell(terminal, options, commitments, text);
}

/** `tern commitments [--limit N] [--json]`. */
export function addCommitmentsCommand(program: Command, terminal: Terminal): void {
  program
    .command('commitments')
    .description(
      'list what machines asked by storage commitment and whether they have their answer',
    )
    .addOption(limitOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: ListOptions) => list(options, terminal));
}

type AddressOptions = CommonOptions & { readonly tls?: boolean };

async function setAddress(
  aeTitle: string,
  host: string | undefined,
  port: number | undefined,
  options: AddressOptions,
  terminal: Terminal,
): Promise<void> {
  if (host !== undefined && port === undefined)
    throw badArguments('Give the port as well: tern devices commitment AE HOST PORT.');
  const to =
    host === undefined || port === undefined ? null : { host, port, tls: options.tls ?? false };
  const { result, defaultPort } = await withAgent(options, async (agent) => ({
    result: await agent.setCommitmentAddress({ aeTitle, to }),
    defaultPort: (await agent.getConfig({})).commitment.defaultPort,
  }));
  const { t } = terminal.words;
  const words =
    to === null
      ? t('terminal.commitments.addressGone', { aeTitle, port: String(defaultPort) })
      : t('terminal.commitments.address', { aeTitle, host: to.host, port: String(to.port) });
  tell(terminal, options, result, words);
}

/** `tern devices commitment AE [HOST PORT] [--tls]`. */
export function addDeviceCommitmentCommand(
  add: (command: string, description: string) => Command,
  terminal: Terminal,
): void {
  add(
    'commitment',
    'say where a machine takes its answers to storage commitment; without an address, where it calls from',
  )
    .argument('<title>', 'AE title of the machine')
    .argument('[host]', 'its address')
    .argument('[port]', 'where it listens', parsePort)
    .addOption(new Option('--tls', 'by an encrypted connection; its certificate has to be trusted'))
    .action(
      (
        aeTitle: string,
        host: string | undefined,
        port: number | undefined,
        options: AddressOptions,
      ) => setAddress(aeTitle, host, port, options, terminal),
    );
}
