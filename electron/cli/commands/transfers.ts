import { isIP } from 'node:net';
import { Option, type Command } from 'commander';
import {
  ledgerStateSchema,
  type LedgerEntry,
  type LedgerState,
} from '../../contract/agent-status.ts';
import { deviceName } from '../../contract/device-words.ts';
import type { DeviceName } from '../../contract/devices.ts';
import { sopClassWords } from '../../contract/sop-class-words.ts';
import { deliveryWords } from '../../contract/transfer-words.ts';
import type { Translator } from '../../contract/translator.ts';
import { dataOption, jsonOption, limitOption, parseSince, type CommonOptions } from '../options.ts';
import { sizeWords, timeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { addHeldCommands } from './held-transfers.ts';
import { tell, withAgent } from '../with-agent.ts';

type TransfersOptions = CommonOptions & {
  readonly limit: number;
  readonly device?: string;
  readonly state?: LedgerState | 'failed';
  readonly since?: string;
};

const FAILED: readonly LedgerState[] = ['refused', 'incomplete', 'mismatch'];

function statesOf(state: TransfersOptions['state']): LedgerState[] | null {
  if (state === undefined) return null;
  return state === 'failed' ? [...FAILED] : [state];
}

/** What looks like an address is one; everything else is an AE title. */
function deviceOf(text: string | undefined): { aeTitle?: string; address?: string } | null {
  if (text === undefined) return null;
  return isIP(text) === 0 ? { aeTitle: text } : { address: text };
}

function entryLine(entry: LedgerEntry, names: readonly DeviceName[], words: Translator): string {
  return [
    timeWords(entry.finishedAt, words).padEnd(22),
    deviceName(entry.device, names).padEnd(16),
    sizeWords(entry.bytes, words).padStart(9),
    sopClassWords(entry.sopClassUid, 1, words),
    deliveryWords(entry, words).text,
  ].join('  ');
}

function nothingWords({ device, state, since }: TransfersOptions, { t }: Translator): string {
  const isFiltered = device !== undefined || state !== undefined || since !== undefined;
  return t(isFiltered ? 'terminal.nothingFits' : 'terminal.nothingSent');
}

async function list(options: TransfersOptions, terminal: Terminal): Promise<void> {
  const { limit, since = null } = options;
  const { entries, deviceNames } = await withAgent(options, async (agent) => ({
    ...(await agent.listTransfers({
      limit,
      since,
      device: deviceOf(options.device),
      states: statesOf(options.state),
    })),
    deviceNames: (await agent.getStatus({})).deviceNames,
  }));
  const { words } = terminal;
  const lines =
    entries.length === 0
      ? nothingWords(options, words)
      : entries.map((entry) => entryLine(entry, deviceNames, words)).join('\n');
  tell(terminal, options, entries, lines);
}

const FILTERS: readonly Option[] = [
  new Option('--device <title|address>', 'only those of one machine').env('TERN_DEVICE'),
  new Option('--state <state>', 'only those in one state; failed: refused, incomplete or mismatch')
    .env('TERN_STATE')
    .choices([...ledgerStateSchema.options, 'failed']),
  new Option('--since <when>', 'only later ones: 45m, 2h, 7d, a day or a time')
    .env('TERN_SINCE')
    .argParser((text: string) => parseSince(text)),
];

/** `tern transfers [--device D] [--state S] [--since T] [--limit N] [--json]`. */
export function addTransfersCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('transfers')
    .description('list what was sent last and what became of it')
    .enablePositionalOptions();
  for (const filter of FILTERS) command.addOption(filter);
  command
    .addOption(limitOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: TransfersOptions) => list(options, terminal));
  addHeldCommands(command, terminal);
}
