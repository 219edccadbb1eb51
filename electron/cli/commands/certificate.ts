import { open, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { fingerprintSchema, MAX_CERTIFICATE_FILE_BYTES } from '../../contract/certificates.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { ownCertificateWords, trustedWords } from '../certificate-list.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

const MAX_PASSPHRASE_CHARACTERS = 256;

/** A certificate is public: others may read the file. */
const PUBLIC_FILE_MODE = 0o644;

async function readBounded(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > MAX_CERTIFICATE_FILE_BYTES)
      throw badArguments(`${file} is too large for a certificate.`);
    return await handle.readFile();
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw badArguments(`The file ${file} cannot be read.`, error);
  }
}

async function show(options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.getCertificate({}));
  const words =
    result.certificate === null
      ? terminal.words.t('terminal.certificate.none')
      : ownCertificateWords(result.certificate, terminal.words);
  tell(terminal, options, result, words);
}

async function exportTo(file: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const { pem } = await withAgent(options, (agent) => agent.exportCertificate({}));
  if (file === '-') {
    terminal.out(pem.trimEnd());
    return;
  }
  try {
    await writeFile(file, pem, { mode: PUBLIC_FILE_MODE });
  } catch (error) {
    throw badArguments(`The file ${file} cannot be written.`, error);
  }
  tell(terminal, options, { file }, terminal.words.t('terminal.certificate.exported', { file }));
}

type Changed = Awaited<ReturnType<typeof renewed>>;
const renewed = (options: CommonOptions) =>
  withAgent(options, (agent) => agent.renewCertificate({}));

function tellChanged(result: Changed, options: CommonOptions, terminal: Terminal): void {
  const facts = ownCertificateWords(result.certificate, terminal.words);
  tell(terminal, options, result, `${facts}\n${terminal.words.t('terminal.certificate.changed')}`);
}

type ImportOptions = CommonOptions & { readonly key?: string; readonly passphraseStdin?: boolean };

async function importFrom(file: string, options: ImportOptions, terminal: Terminal): Promise<void> {
  const passphrase =
    options.passphraseStdin === true
      ? (await terminal.readInput(MAX_PASSPHRASE_CHARACTERS + 2)).replace(/\r?\n$/, '')
      : null;
  const args = {
    file: (await readBounded(file)).toString('base64'),
    keyFile: options.key === undefined ? null : (await readBounded(options.key)).toString('base64'),
    passphrase,
  };
  const result = await withAgent(options, (agent) => agent.importCertificate(args));
  tellChanged(result, options, terminal);
}

type TrustOptions = CommonOptions & { readonly ca?: boolean };

async function trust(file: string, options: TrustOptions, terminal: Terminal): Promise<void> {
  const args = {
    pem: (await readBounded(file)).toString('latin1'),
    isAuthority: options.ca === true,
  };
  const result = await withAgent(options, (agent) => agent.trustCertificate(args));
  const heading = terminal.words.t('terminal.certificate.trusted');
  const list = trustedWords(result.trusted, terminal.words);
  tell(terminal, options, result, `${heading}\n${list}`);
}

async function trusted(options: CommonOptions, terminal: Terminal): Promise<void> {
  const result = await withAgent(options, (agent) => agent.listTrusted({}));
  tell(terminal, options, result, trustedWords(result.trusted, terminal.words));
}

async function distrust(text: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const fingerprint = fingerprintSchema.safeParse(text).data;
  if (fingerprint === undefined)
    throw badArguments(
      'Give the whole fingerprint (SHA-256) as tern certificate trusted shows it.',
    );
  const result = await withAgent(options, (agent) => agent.distrustCertificate({ fingerprint }));
  tell(terminal, options, result, terminal.words.t('terminal.certificate.distrusted'));
}

/** `tern certificate show|export|renew|import|trust|trusted|distrust`. */
export function addCertificateCommand(program: Command, terminal: Terminal): void {
  const certificate = program
    .command('certificate')
    .description('DICOM over TLS: the certificate of this PC, and those of machines it trusts')
    .allowExcessArguments()
    .action(() => {
      throw badArguments(
        'Say what to do: tern certificate show, export, renew, import, trust, trusted or distrust.',
      );
    });
  const add = (command: string, description: string): Command =>
    certificate
      .command(command)
      .description(description)
      .addOption(dataOption())
      .addOption(jsonOption());
  add('show', 'print the certificate of this PC: for whom, how long, its fingerprint').action(
    (options: CommonOptions) => show(options, terminal),
  );
  add('export', 'write the certificate of this PC as PEM, to be trusted by machines')
    .argument('<file>', 'where to; - prints it')
    .action((file: string, options: CommonOptions) => exportTo(file, options, terminal));
  add('renew', 'make a new key and certificate in place of the present one').action(
    async (options: CommonOptions) => tellChanged(await renewed(options), options, terminal),
  );
  add('import', 'use a certificate and key of your own; the key goes into the keychain')
    .argument('<file>', 'PEM, or PKCS#12 (.p12, .pfx)', (file) => resolve(file))
    .addOption(
      new Option('--key <file>', 'the private key (PEM), if it is a file of its own')
        .env('TERN_KEY_FILE')
        .argParser((file) => resolve(file)),
    )
    .addOption(new Option('--passphrase-stdin', 'read the passphrase from standard input'))
    .action((file: string, options: ImportOptions) => importFrom(file, options, terminal));
  add('trust', 'let machines in that show this certificate')
    .argument('<file>', 'PEM', (file) => resolve(file))
    .addOption(new Option('--ca', 'it is an authority: let in all that it has issued'))
    .action((file: string, options: TrustOptions) => trust(file, options, terminal));
  add('trusted', 'print the certificates that are trusted').action((options: CommonOptions) =>
    trusted(options, terminal),
  );
  add('distrust', 'trust a certificate no more, and cut what rests on it')
    .argument('<fingerprint>', 'SHA-256, as tern certificate trusted shows it')
    .action((fingerprint: string, options: CommonOptions) =>
      distrust(fingerprint, options, terminal),
    );
}
