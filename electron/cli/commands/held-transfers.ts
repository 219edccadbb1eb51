import type { Command } from 'commander';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type RetryOptions = CommonOptions & { readonly all?: boolean };
type DiscardOptions = CommonOptions & { readonly yes?: boolean; readonly erase?: boolean };

async function retry(
  uid: string | undefined,
  options: RetryOptions,
  terminal: Terminal,
): Promise<void> {
  if ((uid === undefined) !== (options.all === true))
    throw badArguments('Give either the UID of an image or --all.');
  const result = await withAgent(options, (agent) =>
    agent.retryHeld({ sopInstanceUid: uid ?? null }),
  );
  tellImages('terminal.held.retried', result, options, terminal);
}

/** Asks twice in the only way that also works in a script: by two words that nobody types by accident. */
async function discard(uid: string, options: DiscardOptions, terminal: Terminal): Promise<void> {
  if (options.yes !== true || options.erase !== true)
    throw badArguments(terminal.words.t('terminal.discard.twice'));
  const result = await withAgent(options, (agent) =>
    agent.discardHeld({ which: { kind: 'of-uid', sopInstanceUid: uid }, by: 'terminal' }),
  );
  tellImages('terminal.held.discarded', result, options, terminal);
}

function tellImages(
  key: 'terminal.held.retried' | 'terminal.held.discarded',
  result: { readonly images: number },
  options: CommonOptions,
  terminal: Terminal,
): void {
  const { t } = terminal.words;
  const words = result.images === 0 ? t('terminal.held.none') : t(key, { count: result.images });
  tell(terminal, options, result, words);
}

/** `tern transfers retry UID|--all`, `tern transfers discard UID --yes --erase`. */
export function addHeldCommands(transfers: Command, terminal: Terminal): void {
  transfers
    .command('retry')
    .description('send images again that are held on this PC')
    .argument('[uid]', 'SOP Instance UID of the image')
    .option('--all', 'everything that is held')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((uid: string | undefined, options: RetryOptions) => retry(uid, options, terminal));
  transfers
    .command('discard')
    .description('give up what is held on this PC under a UID: it is erased and never sent')
    .argument('<uid>', 'SOP Instance UID of the image')
    .option('--yes', 'the first of two words that say it is really wanted')
    .option('--erase', 'the second')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((uid: string, options: DiscardOptions) => discard(uid, options, terminal));
}
