import type { KeyObject } from 'node:crypto';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { fetchSmall, type FetchParts } from './bounded-fetch.ts';
import { UpdateError } from './update-error.ts';
import { updateMetadataSchema, type UpdateMetadata } from './update-metadata.ts';
import { isSigned } from './update-signature.ts';

const MAX_METADATA_BYTES = 256 * 1024;
const MAX_SIGNATURE_BYTES = 1024;

export type MetadataRequest = {
  /** The folder of the feed. */
  readonly feedUrl: string;
  /** Name of the metadata file. */
  readonly name: string;
  readonly keys: readonly KeyObject[];
  /** When the newest metadata of that name that was ever seen had been signed; null: none was. */
  readonly newestSignedAt: string | null;
  readonly now: Date;
};

/** Where a file of the feed lies. */
export function feedFile(feedUrl: string, name: string): URL {
  return new URL(encodeURIComponent(name), feedUrl.endsWith('/') ? feedUrl : `${feedUrl}/`);
}

/**
 * Fetches metadata and signature and reads the metadata only when the signature holds: exactly the bytes that were verified
 * are parsed. Throws UpdateError.
 */
export async function fetchSignedMetadata(
  parts: FetchParts,
  request: MetadataRequest,
): Promise<UpdateMetadata> {
  const { feedUrl, name, keys } = request;
  const bytes = await fetchSmall(parts, feedFile(feedUrl, name), MAX_METADATA_BYTES);
  const signature = await fetchSignature(parts, feedFile(feedUrl, `${name}.sig`));
  if (!isSigned(name, bytes, signature, keys))
    throw new UpdateError('not-signed', 'The signature of the feed does not hold.');
  return checkTimes(parse(bytes, name), request);
}

async function fetchSignature(parts: FetchParts, url: URL): Promise<string> {
  try {
    return (await fetchSmall(parts, url, MAX_SIGNATURE_BYTES)).toString('latin1');
  } catch (error) {
    if (error instanceof UpdateError && error.code !== 'offline')
      throw new UpdateError('not-signed', 'The feed has no signature.', { cause: error });
    throw error;
  }
}

function parse(bytes: Buffer, name: string): UpdateMetadata {
  try {
    return updateMetadataSchema.parse(parseUpdateInfo(bytes.toString('utf8'), name, new URL('x:')));
  } catch (cause) {
    throw new UpdateError('unreadable', 'The metadata of the feed has another form.', { cause });
  }
}

/** A feed that is held back shows old promises: too old ones do not count, nor any older than one seen before. */
function checkTimes(
  metadata: UpdateMetadata,
  { newestSignedAt, now }: MetadataRequest,
): UpdateMetadata {
  const signedMs = Date.parse(metadata.signedAt);
  if (newestSignedAt !== null && signedMs < Date.parse(newestSignedAt))
    throw new UpdateError('replayed', 'The feed shows something older than before.');
  if (Date.parse(metadata.expires) <= now.getTime())
    throw new UpdateError('expired', 'The metadata of the feed is out of date.');
  return metadata;
}
