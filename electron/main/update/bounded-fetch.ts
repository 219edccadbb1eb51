import type { Clock } from '../../foundation/clock.ts';
import { UpdateError } from './update-error.ts';

/** Electron's net.fetch and Node's fetch alike. */
export type Fetch = (
  url: string,
  init: { readonly redirect: 'error'; readonly signal: AbortSignal; readonly cache: 'no-store' },
) => Promise<Response>;

/** A feed that says nothing for so long is not there. */
const SILENCE_MS = 60_000;

export type FetchParts = { readonly fetch: Fetch; readonly clock: Clock };

/**
 * The chunks of a file of the feed as they come. Throws UpdateError: not-found, damaged (more than `maxBytes`), offline for
 * whatever the network says.
 */
export async function* fetchChunks(
  { fetch, clock }: FetchParts,
  url: URL,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const silent = new AbortController();
  let timer: Disposable | null = null;
  const heard = (): void => {
    timer?.[Symbol.dispose]();
    timer = clock.after(SILENCE_MS, () => silent.abort());
  };
  try {
    heard();
    const { signal } = silent;
    const response = await fetch(url.href, { redirect: 'error', signal, cache: 'no-store' });
    let bytes = 0;
    for await (const chunk of bodyOf(response)) {
      heard();
      bytes += chunk.length;
      if (bytes > maxBytes) throw new UpdateError('damaged', 'The file is longer than it may be.');
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof UpdateError) throw cause;
    throw new UpdateError('offline', 'The feed cannot be reached.', { cause });
  } finally {
    (timer as Disposable | null)?.[Symbol.dispose]();
    silent.abort();
  }
}

function bodyOf({ status, ok, body }: Response): AsyncIterable<Uint8Array> {
  if (status === 404 || status === 410)
    throw new UpdateError('not-found', 'The feed does not have that file.');
  if (!ok || body === null) throw new UpdateError('offline', `The feed answered ${status}.`);
  return body;
}

/** A small file whole. Throws as fetchChunks does. */
export async function fetchSmall(parts: FetchParts, url: URL, maxBytes: number): Promise<Buffer> {
  const chunks = [];
  for await (const chunk of fetchChunks(parts, url, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
