import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signMetadata } from '../../electron/main/update/update-signature.ts';

export type TestKeys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
export const newKeys = (): TestKeys => generateKeyPairSync('ed25519');

export const packageBytes = (version: string): Buffer =>
  Buffer.from(`#!/bin/sh\n# Tern ${version}\n`);

export type Release = {
  readonly version: string;
  readonly file?: string;
  readonly bytes?: Buffer;
  /** More lines of metadata. */
  readonly more?: string;
  readonly signedAt?: string;
  readonly expires?: string;
};

/** Metadata of a release in electron-builder's form, with the times of its signature. */
export function metadataOf(release: Release): string {
  const { version, file = `Tern-${version}-x86_64.AppImage` } = release;
  const { bytes = packageBytes(version), more = '' } = release;
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  return [
    `version: ${version}`,
    `files:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${bytes.length}`,
    `path: ${file}\nsha512: ${sha512}`,
    `releaseDate: '2026-01-10T00:00:00.000Z'`,
    ...(more === '' ? [] : [more]),
    `signedAt: '${release.signedAt ?? '2026-01-10T00:00:00.000Z'}'`,
    `expires: '${release.expires ?? '2026-04-10T00:00:00.000Z'}'\n`,
  ].join('\n');
}

type Answer = Buffer | ((response: ServerResponse) => void);

/** A feed on the loopback: files by name, and what was asked for. */
export class UpdateFeedServer implements AsyncDisposable {
  readonly files = new Map<string, Answer>();
  readonly asked: string[] = [];
  readonly keys: TestKeys;
  readonly #server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).slice(1);
    this.asked.push(name);
    const answer = this.files.get(name);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(response);
    else response.writeHead(200, { 'content-length': answer.length }).end(answer);
  });

  constructor(keys: TestKeys = newKeys()) {
    this.keys = keys;
  }

  static async start(keys?: TestKeys): Promise<UpdateFeedServer> {
    const feed = new UpdateFeedServer(keys);
    await new Promise<void>((resolve) => feed.#server.listen(0, '127.0.0.1', resolve));
    return feed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Offers a release, signed, under the name of a metadata file. */
  offer(release: Release, name = 'latest-linux.yml'): void {
    const { version, file = `Tern-${version}-x86_64.AppImage` } = release;
    this.files.set(file, release.bytes ?? packageBytes(version));
    this.sign(name, metadataOf(release));
  }

  sign(name: string, text: string, key: KeyObject = this.keys.privateKey): void {
    const bytes = Buffer.from(text, 'utf8');
    this.files.set(name, bytes);
    this.files.set(`${name}.sig`, Buffer.from(`${signMetadata(name, bytes, key)}\n`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
