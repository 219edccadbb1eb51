import { open } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { checkPairingCode } from '../../contract/pairing-code.ts';
import { pairingCodeWords } from '../../contract/pairing-words.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type PairOptions = CommonOptions & { readonly cloud: string; readonly ca?: string };

const MAX_CODE_INPUT = 256;
const MAX_CA_BYTES = 64 * 1024;

async function readCode(argument: string, terminal: Terminal): Promise<string> {
  const text = argument === '-' ? (await terminal.readInput(MAX_CODE_INPUT)).trim() : argument;
  const check = checkPairingCode(text);
  if (check.kind === 'ok') return check.code;
  const { text: words } = pairingCodeWords(check);
  throw new ControlError(
    'pairing-code-malformed',
    `That is not a pairing code. ${check.kind === 'incomplete' ? `It lacks ${words}` : words}`,
  );
}

/** `cloud.example` means https://cloud.example; anything that is not https is refused here already. */
function cloudAddress(text: string): string {
  const address = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    throw badArguments('The address of the cloud has to look like https://cloud.example.');
  return address;
}

async function readCa(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > MAX_CA_BYTES) throw badArguments(`${file} is too large for a certificate.`);
    return await handle.readFile('utf8');
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw badArguments(`The certificate file ${file} cannot be read.`, error);
  }
}

async function pair(argument: string, options: PairOptions, terminal: Terminal): Promise<void> {
  const code = await readCode(argument, terminal);
  const args = { code, cloudUrl: cloudAddress(options.cloud), caPem: await readCa(options.ca) };
  const paired = await withAgent(options, (agent) => agent.pair(args));
  const { clinic, uplinkId, keyFingerprint: fingerprint } = paired;
  const words = terminal.words.t('terminal.paired', { clinic, uplinkId, fingerprint });
  tell(terminal, options, paired, words);
}

/** `tern pair CODE --cloud URL [--ca FILE]`. */
export function addPairCommand(program: Command, terminal: Terminal): void {
  program
    .command('pair')
    .description('connect this PC to a clinic with a pairing code from the cloud')
    .argument('<code>', 'the code, like 7K3M-9QTX-2H; - reads it from standard input')
    .addOption(
      new Option('--cloud <url>', "the cloud's address").env('TERN_CLOUD').makeOptionMandatory(),
    )
    .addOption(
      new Option('--ca <file>', "certificate (PEM) of the cloud's private CA").env('TERN_CA'),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((code: string, options: PairOptions) => pair(code, options, terminal));
}
