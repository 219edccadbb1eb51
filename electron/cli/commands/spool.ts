import { open, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { assertNever } from '../../contract/assert-never.ts';
import { systemClock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { FileSecretStore } from '../../agent/secrets/file-secret-store.ts';
import { KeychainSecretStore } from '../../agent/secrets/keychain-secret-store.ts';
import { spoolFolder } from '../../agent/spool/open-spool.ts';
import { SpoolError } from '../../agent/spool/spool-error.ts';
import { SpoolKeys } from '../../agent/spool/spool-keys.ts';
import { SpoolMasterKey } from '../../agent/spool/spool-master-key.ts';
import { examineSpool, openToPart10, type ExaminedFile } from '../../agent/spool/spool-tool.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import { sizeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell } from '../with-agent.ts';

const CONSENT = 'yes';

type SpoolOptions = CommonOptions & {
  readonly secretStore: 'keychain' | 'file';
  readonly keyFile?: string;
};
type OutOptions = SpoolOptions & { readonly out: string };

function keysOf({ secretStore, data }: SpoolOptions): SpoolKeys {
  const secrets =
    secretStore === 'file'
      ? new FileSecretStore(data)
      : new KeychainSecretStore({ clock: systemClock });
  return new SpoolKeys(secrets, systemClock);
}

async function keyIn(file: string): Promise<SpoolMasterKey> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw badArguments(`The key file cannot be read (${errnoOf(error) ?? 'unknown'}).`, error);
  });
  const key = SpoolMasterKey.fromLine(text.trim());
  if (key === null) throw badArguments('The key file does not hold a key: one line of base64.');
  return key;
}

/** From the file that was given, else from the keychain. */
async function keyLookup(
  options: SpoolOptions,
): Promise<(keyId: string) => Promise<SpoolMasterKey>> {
  const given = options.keyFile === undefined ? null : await keyIn(options.keyFile);
  const keys = keysOf(options);
  return async (keyId) => {
    const key = given === null ? await keys.find(keyId) : given.id === keyId ? given : null;
    if (key !== null) return key;
    throw new SpoolError('key-missing', 'The key with which this image was sealed is not here.');
  };
}

/** A failure of the spool as one that the command line tells. */
function toControlError(error: unknown): unknown {
  if (!(error instanceof SpoolError)) return error;
  switch (error.code) {
    case 'damaged':
    case 'key-missing':
      return new ControlError('image-unreadable', error.message, { cause: error });
    case 'key-unavailable':
      return new ControlError('keychain-unavailable', error.message, { cause: error });
    case 'file-missing':
      return badArguments(error.message, error);
    case 'disk-reserve':
    case 'quota':
    case 'io':
    case 'stopped':
      return errnoOf(error.cause) === 'EEXIST'
        ? badArguments('There is a file of that name already; nothing was changed.', error)
        : badArguments(`The file cannot be read or written: ${error.message}`, error);
    default:
      return assertNever(error.code);
  }
}

async function openFile(file: string, options: OutOptions, terminal: Terminal): Promise<void> {
  try {
    await openToPart10(file, options.out, await keyLookup(options));
  } catch (error) {
    throw toControlError(error);
  }
  const words = terminal.words.t('terminal.spool.opened', { file: options.out });
  tell(terminal, options, { out: options.out }, words);
}

async function examined(options: SpoolOptions, isThorough: boolean): Promise<ExaminedFile[]> {
  const keyOf = await keyLookup(options);
  const files: ExaminedFile[] = [];
  for await (const file of examineSpool(spoolFolder(options.data), keyOf, isThorough))
    files.push(file);
  return files.sort((a, b) => (a.storedAt ?? '').localeCompare(b.storedAt ?? ''));
}

function fileLine(file: ExaminedFile, { words }: Terminal): string {
  const { id, storedAt, aeTitle, bytes, sopInstanceUid, fault } = file;
  if (fault !== null) return `${id}  ${words.t(`terminal.spool.${faultKey(fault)}`)}`;
  return [id, storedAt, aeTitle, sizeWords(bytes ?? 0, words), sopInstanceUid].join('  ');
}

function faultKey(fault: SpoolError['code']): 'damaged' | 'keyMissing' | 'unreadable' {
  if (fault === 'damaged') return 'damaged';
  return fault === 'key-missing' || fault === 'key-unavailable' ? 'keyMissing' : 'unreadable';
}

async function list(options: SpoolOptions, terminal: Terminal): Promise<void> {
  const files = await examined(options, false);
  const lines = files.map((file) => fileLine(file, terminal));
  const words = lines.length > 0 ? lines.join('\n') : terminal.words.t('terminal.spool.none');
  tell(terminal, options, { files }, words);
}

async function check(options: SpoolOptions, terminal: Terminal): Promise<void> {
  const files = await examined(options, true);
  const bad = files.filter(({ fault }) => fault !== null);
  const { t } = terminal.words;
  const summary = t('terminal.spool.whole', { count: files.length - bad.length });
  const lines = [summary, ...bad.map((file) => fileLine(file, terminal))];
  tell(terminal, options, { files }, lines.join('\n'));
  if (bad.length > 0)
    throw new ControlError('image-unreadable', `${bad.length} stored images do not open.`);
}

async function exportKey(options: OutOptions, terminal: Terminal): Promise<void> {
  const { t } = terminal.words;
  terminal.err(t('terminal.spool.keyAsk', { word: CONSENT, file: options.out }));
  if ((await terminal.readInput(CONSENT.length)) !== CONSENT)
    throw badArguments('Nothing was written.');
  try {
    const key = await keysOf(options).existing();
    if (key === null) throw badArguments('There is no key yet: nothing was sealed on this PC.');
    await using handle = await open(options.out, 'wx', 0o600);
    await handle.writeFile(`${key.toLine()}\n`);
  } catch (error) {
    if (error instanceof SpoolError) throw toControlError(error);
    if (error instanceof ControlError) throw error;
    throw badArguments(`${options.out} cannot be written (${errnoOf(error) ?? 'unknown'}).`, error);
  }
  tell(
    terminal,
    options,
    { out: options.out },
    t('terminal.spool.keyWritten', { file: options.out }),
  );
}

const outOption = (what: string): Option =>
  new Option('--out <file>', what).argParser((file: string) => resolve(file)).makeOptionMandatory();

/** `tern spool list|check|open|key`. They read the files themselves; the agent may run or not. */
export function addSpoolCommand(program: Command, terminal: Terminal): void {
  const spool = program
    .command('spool')
    .description('for support: the sealed images on this PC (docs/spool-format.md)')
    .allowExcessArguments()
    .action(() => {
      throw badArguments('Say what to do: tern spool list, check, open or key.');
    });
  const add = (command: string, description: string): Command =>
    spool
      .command(command)
      .description(description)
      .addOption(
        new Option('--secret-store <kind>', 'where the key is kept')
          .env('TERN_SECRET_STORE')
          .choices(['keychain', 'file'])
          .default('keychain'),
      )
      .addOption(dataOption())
      .addOption(jsonOption());
  const keyFile = (): Option =>
    new Option('--key-file <file>', 'the key from this file (tern spool key) instead').argParser(
      (file: string) => resolve(file),
    );
  add('list', 'print what lies sealed on this PC')
    .addOption(keyFile())
    .action((options: SpoolOptions) => list(options, terminal));
  add('check', 'open every sealed file to its last byte and say which do not')
    .addOption(keyFile())
    .action((options: SpoolOptions) => check(options, terminal));
  add('open', 'write the image of one sealed file as a DICOM file, in clear')
    .argument('<file>', 'the sealed file; its name is its id', (file) => resolve(file))
    .addOption(keyFile())
    .addOption(outOption('where to; must not be there yet'))
    .action((file: string, options: OutOptions) => openFile(file, options, terminal));
  add('key', 'write the key of this PC to a file, after a question')
    .addOption(outOption('where to; must not be there yet'))
    .action((options: OutOptions) => exportKey(options, terminal));
}
