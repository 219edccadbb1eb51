import { Option, type Command } from 'commander';
import type { LedgerEntry } from '../../contract/agent-status.ts';
import { deviceName } from '../../contract/device-words.ts';
import { sopClassWords } from '../../contract/sop-class-words.ts';
import { deliveryWords } from '../../contract/transfer-words.ts';
import type { Translator } from '../../contract/translator.ts';
import { dataOption, jsonOption, parseLimit, type CommonOptions } from '../options.ts';
import { sizeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type TransfersOptions = CommonOptions & { readonly limit: number };

function entryLine(entry: LedgerEntry, words: Translator): string {
  return [
    new Date(entry.finishedAt).toLocaleString(words.tag).padEnd(22),
    deviceName(entry.device).padEnd(16),
    sizeWords(entry.bytes, words).padStart(9),
    sopClassWords(entry.sopClassUid, 1, words),
    deliveryWords(entry, words).text,
  ].join('  ');
}

/** `tern transfers [--json] [--limit N]`. */
export function addTransfersCommand(program: Command, terminal: Terminal): void {
  program
    .command('transfers')
    .description('list what was sent last and what became of it')
    .addOption(
      new Option('--limit <n>', 'how many, newest first')
        .env('TERN_LIMIT')
        .default(100)
        .argParser(parseLimit),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: TransfersOptions) => {
      const { limit } = options;
      const { entries } = await withAgent(options, (agent) => agent.listTransfers({ limit }));
      const { words } = terminal;
      const lines =
        entries.length === 0
          ? words.t('terminal.nothingSent')
          : entries.map((entry) => entryLine(entry, words)).join('\n');
      tell(terminal, options, entries, lines);
    });
}
