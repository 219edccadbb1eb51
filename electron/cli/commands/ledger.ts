import { open, unlink, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { ControlConnection } from '../../agent/control/connect-control.ts';
import type { TransferDetails } from '../../contract/transfers.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { badArguments } from '../failure.ts';
import { EXPORT_FORMATS, exportedEntry, exportText, type ExportFormat } from '../ledger-export.ts';
import { ledgerLine, ledgerParagraph } from '../ledger-words.ts';
import { dataOption, jsonOption, limitOption, parseSince, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type ShowOptions = CommonOptions & { readonly since?: string; readonly limit: number };
type ExportOptions = CommonOptions & {
  readonly since?: string;
  readonly format: ExportFormat;
  readonly out?: string;
};

async function show(
  uid: string | undefined,
  options: ShowOptions,
  terminal: Terminal,
): Promise<void> {
  const { since, limit } = options;
  if ((uid === undefined) === (since === undefined))
    throw badArguments('Give either the UID of an image or --since.');
  const { transfers, deviceNames } = await withAgent(options, async (agent) => ({
    ...(await agent.listLedger({ limit, since: since ?? null, sopInstanceUid: uid ?? null })),
    deviceNames: (await agent.getStatus({})).deviceNames,
  }));
  const { words } = terminal;
  const lines = transfers.map((transfer) =>
    uid === undefined
      ? ledgerLine(transfer, deviceNames, words)
      : ledgerParagraph(transfer, deviceNames, words),
  );
  const text = lines.join(uid === undefined ? '\n' : '\n\n');
  tell(terminal, options, transfers.map(exportedEntry), text || words.t('terminal.ledger.none'));
}

/** Reads page after page while the one before is written. */
async function* pagesOf(
  agent: ControlConnection,
  since: string | null,
  counted: (entries: number) => void,
): AsyncGenerator<readonly TransferDetails[]> {
  for (let after: number | null = 0; after !== null;) {
    const { transfers, nextAfter }: Awaited<ReturnType<ControlConnection['listLedger']>> =
      await agent.listLedger({ after, since });
    counted(transfers.length);
    yield transfers;
    after = nextAfter;
  }
}

/** A new file that this user alone may read. */
async function createFile(file: string): Promise<FileHandle> {
  return await open(file, 'wx', 0o600).catch((error: unknown) => {
    const isThere = errnoOf(error) === 'EEXIST';
    const why = isThere ? 'is there already' : `cannot be made (${errnoOf(error) ?? 'unknown'})`;
    throw badArguments(`${file} ${why}. Give another name with --out.`, error);
  });
}

async function exportLedger(options: ExportOptions, terminal: Terminal): Promise<void> {
  const { out, format, since = null } = options;
  let entries = 0;
  await withAgent(options, async (agent) => {
    const text = exportText(
      format,
      pagesOf(agent, since, (count) => (entries += count)),
    );
    if (out === undefined) for await (const piece of text) terminal.out(piece);
    else await writeNew(out, text);
  });
  if (out === undefined) return;
  const words = terminal.words.t('terminal.ledger.written', { count: entries, file: out });
  tell(terminal, options, { out, entries }, words);
}

/** Nothing half is left behind. */
async function writeNew(file: string, text: AsyncIterable<string>): Promise<void> {
  const handle = await createFile(file);
  try {
    for await (const piece of text) await handle.write(`${piece}\n`);
    await handle.sync();
  } catch (error) {
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

const sinceOption = (): Option =>
  new Option('--since <when>', 'only what ended later: 45m, 2h, 7d, a day or a time')
    .env('TERN_SINCE')
    .argParser((text: string) => parseSince(text));

/** `tern ledger show UID|--since T`, `tern ledger export --format csv|json [--out FILE]`. */
export function addLedgerCommand(program: Command, terminal: Terminal): void {
  const ledger = program
    .command('ledger')
    .description('what was delivered, with its proof; asks the running agent');
  ledger
    .command('show')
    .description('show all that is known of one image, or list what ended since a time')
    .argument('[uid]', 'SOP Instance UID of the image')
    .addOption(sinceOption())
    .addOption(limitOption('how many, oldest first'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((uid: string | undefined, options: ShowOptions) => show(uid, options, terminal));
  ledger
    .command('export')
    .description('write every entry with every fact of it; holds no patient data')
    .addOption(
      new Option('--format <format>', 'csv for a spreadsheet, json for a program')
        .choices([...EXPORT_FORMATS])
        .makeOptionMandatory(),
    )
    .addOption(sinceOption())
    .addOption(
      new Option('--out <file>', 'a new file; without it the text is printed').argParser(
        (file: string) => resolve(file),
      ),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: ExportOptions) => exportLedger(options, terminal));
}
