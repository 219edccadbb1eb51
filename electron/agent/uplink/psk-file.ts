import { open } from 'node:fs/promises';
import { CodedError, errnoOf } from '../../foundation/errors.ts';
import { PreSharedKey } from '../secrets/pre-shared-key.ts';

/** The key file of `--psk-file` cannot be used; the message says why and what to do. */
export class PskFileError extends CodedError<'bad-arguments'> {
  constructor(message: string, options?: { cause?: unknown }) {
    super('bad-arguments', message, options);
  }
}

const MIN_HEX_DIGITS = 32;
/** OpenSSL takes keys of at most 512 bytes. */
const MAX_HEX_DIGITS = 1024;
const MAX_FILE_BYTES = 4096;

async function readClosedFile(path: string): Promise<string> {
  try {
    await using handle = await open(path, 'r');
    const stat = await handle.stat();
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      throw new PskFileError(
        `The key file ${path} can be read by other users of this computer. Run: chmod 600 ${path}`,
      );
    }
    if (stat.size > MAX_FILE_BYTES) throw new PskFileError(`The key file ${path} is too long.`);
    return (await handle.readFile('utf8')).trim();
  } catch (cause) {
    if (cause instanceof PskFileError) throw cause;
    const why = errnoOf(cause) === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new PskFileError(`The key file ${path} ${why}.`, { cause });
  }
}

/** Reads a pre-shared key in hex from a file of mode 0600. Throws PskFileError, which quotes nothing of the content. */
export async function readPskFile(path: string): Promise<PreSharedKey> {
  const text = await readClosedFile(path);
  if (!/^[0-9a-fA-F]*$/.test(text) || text.length % 2 !== 0) {
    throw new PskFileError(
      `The key file ${path} has to hold the key in hex: an even number of digits 0-9 and a-f, nothing else.`,
    );
  }
  if (text.length < MIN_HEX_DIGITS || text.length > MAX_HEX_DIGITS) {
    throw new PskFileError(
      `The key in ${path} has ${text.length} hex digits; between ${MIN_HEX_DIGITS} and ${MAX_HEX_DIGITS} are needed, 64 are usual.`,
    );
  }
  return PreSharedKey.fromHex(text);
}
