import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import {
  parsePublicKeys,
  publicKeyText,
  signMetadata,
} from '../electron/main/update/update-signature.ts';

const USAGE = `Signs update metadata: writes FILE.sig beside each FILE, and into FILE when it was signed and until when it counts.

  npm run sign-update -- [--days 60] [--key FILE] [--any-key] latest.yml latest-mac.yml …
  npm run sign-update -- --new-key FILE     makes a key pair: the private key into FILE, the public one is printed

The private key (PKCS #8, PEM) is read from --key, else from the environment: TERN_UPDATE_SIGNING_KEY. It has to belong to one
of the public keys in TERN_UPDATE_PUBLIC_KEYS, those that the app is built with, unless --any-key is given.`;

const DAY_MS = 86_400_000;
const METADATA_NAME = /^(latest|beta)(-mac|-linux(-[a-z0-9]+)?)?\.yml$/;
const TIMES = /^(signedAt|expires): .*\r?\n?/gm;

export class SignError extends Error {}

/** The metadata with the time of its signature and the end of its life as its last lines. */
export function withTimes(text: string, now: Date, days: number): string {
  const bare = text.replace(TIMES, '');
  const body = bare.endsWith('\n') ? bare : `${bare}\n`;
  const expires = new Date(now.getTime() + days * DAY_MS).toISOString();
  return `${body}signedAt: '${now.toISOString()}'\nexpires: '${expires}'\n`;
}

export type SignOptions = {
  readonly privateKey: KeyObject;
  /** The app's public keys; null: any key may sign. */
  readonly known: readonly KeyObject[] | null;
  readonly now: Date;
  readonly days: number;
};

/** Signs one metadata file in place. Throws SignError before anything is written. */
export async function signFile(file: string, options: SignOptions): Promise<void> {
  const { privateKey, known, now, days } = options;
  const name = basename(file);
  if (!METADATA_NAME.test(name)) throw new SignError(`${name} is not the name of update metadata.`);
  const publicText = publicKeyText(createPublicKey(privateKey));
  if (known !== null && !known.some((key) => publicKeyText(key) === publicText))
    throw new SignError(
      'The app does not know this key: it is not among TERN_UPDATE_PUBLIC_KEYS. Sign with one of those, or say --any-key.',
    );
  const text = withTimes(await readFile(file, 'utf8'), now, days);
  await writeFile(file, text);
  await writeFile(`${file}.sig`, `${signMetadata(name, Buffer.from(text, 'utf8'), privateKey)}\n`);
}

/** Makes a key pair: the private key into a new file that its owner alone may read. Returns the public key's text. */
export async function makeKey(file: string): Promise<string> {
  if (existsSync(file)) throw new SignError(`${file} is there already; it is not overwritten.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  return publicKeyText(publicKey);
}

async function readKey(file: string | undefined): Promise<KeyObject> {
  const pem =
    file === undefined ? process.env.TERN_UPDATE_SIGNING_KEY : await readFile(file, 'utf8');
  if (!pem) throw new SignError('There is no key: give --key or set TERN_UPDATE_SIGNING_KEY.');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // What OpenSSL says could quote the text.
    throw new SignError('The key cannot be read: it has to be a private key in PEM form.');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new SignError('The key has to be an Ed25519 key.');
  return key;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      days: { type: 'string', default: '60' },
      key: { type: 'string' },
      'any-key': { type: 'boolean', default: false },
      'new-key': { type: 'string' },
    },
  });
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  if (values['new-key'] !== undefined) {
    print(`Public key, for TERN_UPDATE_PUBLIC_KEYS: ${await makeKey(resolve(values['new-key']))}`);
    return;
  }
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > 730)
    throw new SignError('--days is a whole number from 1 to 730.');
  if (positionals.length === 0) throw new SignError(USAGE);
  const privateKey = await readKey(values.key);
  const known = values['any-key']
    ? null
    : parsePublicKeys(process.env.TERN_UPDATE_PUBLIC_KEYS ?? '');
  for (const file of positionals) {
    await signFile(file, { privateKey, known, now: new Date(), days });
    print(`Signed ${basename(file)} for ${days} days.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
    process.exitCode = 1;
  });
