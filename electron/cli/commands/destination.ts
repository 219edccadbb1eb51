import { Option, type Command } from 'commander';
import type { Destination } from '../../contract/destinations.ts';
import type { Translator } from '../../contract/translator.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, parsePort, type CommonOptions } from '../options.ts';
import { latencyWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

function listWords(destinations: readonly Destination[], { t }: Translator): string {
  if (destinations.length === 0) return t('terminal.destination.none');
  return destinations
    .map(({ aeTitle, host, port, tls }) =>
      [aeTitle.padEnd(16), `${host}:${port}`, ...(tls ? [t('terminal.destination.tls')] : [])].join(
        '  ',
      ),
    )
    .join('\n');
}

async function list(options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.listDestinations({}));
  tell(terminal, options, result, listWords(result.destinations, terminal.words));
}

type AddOptions = CommonOptions & { readonly tls?: boolean };

async function add(
  destination: Pick<Destination, 'aeTitle' | 'host' | 'port'>,
  options: AddOptions,
  terminal: Terminal,
): Promise<void> {
  const tls = options.tls === true;
  const result = await withAgent(options, (agent) => agent.addDestination({ ...destination, tls }));
  const { aeTitle } = destination;
  tell(terminal, options, result, terminal.words.t('terminal.destination.added', { aeTitle }));
}

async function remove(aeTitle: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.removeDestination({ aeTitle }));
  tell(terminal, options, result, terminal.words.t('terminal.destination.removed', { aeTitle }));
}

async function echo(aeTitle: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.echoDestination({ aeTitle }));
  const latency = latencyWords(result.latencyMs, terminal.words);
  tell(
    terminal,
    options,
    result,
    terminal.words.t('terminal.destination.echo', { aeTitle, latency }),
  );
}

/** `tern destination add|list|remove|echo`. */
export function addDestinationCommand(program: Command, terminal: Terminal): void {
  const destination = program
    .command('destination')
    .description('the machines that images from the cloud can be handed to (C-MOVE, push)')
    .allowExcessArguments()
    .action(() => {
      throw badArguments('Say what to do: tern destination add, list, remove or echo.');
    });
  const subcommand = (name: string, description: string): Command =>
    destination
      .command(name)
      .description(description)
      .addOption(dataOption())
      .addOption(jsonOption());
  subcommand('add', 'let images from the cloud be handed to a machine')
    .argument('<ae>', 'AE title of the machine')
    .argument('<host>', 'its name or address')
    .argument('<port>', 'the port it listens on', parsePort)
    .addOption(new Option('--tls', 'connect by DICOM over TLS').env('TERN_TLS'))
    .action((aeTitle: string, host: string, port: number, options: AddOptions) =>
      add({ aeTitle, host, port }, options, terminal),
    );
  subcommand('list', 'show the destinations').action((options: CommonOptions) =>
    list(options, terminal),
  );
  subcommand('remove', 'take a destination off the list')
    .argument('<ae>', 'AE title of the machine')
    .action((aeTitle: string, options: CommonOptions) => remove(aeTitle, options, terminal));
  subcommand('echo', 'ask a destination for a DICOM echo (C-ECHO)')
    .argument('<ae>', 'AE title of the machine')
    .action((aeTitle: string, options: CommonOptions) => echo(aeTitle, options, terminal));
}
