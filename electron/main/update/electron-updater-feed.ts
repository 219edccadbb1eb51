import type { KeyObject } from 'node:crypto';
import type { AppUpdater, ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater';
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { FetchParts } from './bounded-fetch.ts';
import { PackageDownload } from './package-download.ts';
import { feedFile, fetchSignedMetadata } from './signed-metadata.ts';
import type { DownloadedUpdate, FeedAnswer, FeedRequest, UpdateFeed } from './update-feed.ts';
import { UpdateError } from './update-error.ts';
import {
  metadataName,
  packageFor,
  type PackageKind,
  type System,
  type UpdateFile,
  type UpdateMetadata,
} from './update-metadata.ts';

export type ElectronUpdaterFeedOptions = FetchParts & {
  /** Compares versions, decides on a staged roll-out, keeps the download and finds it again. */
  readonly updater: AppUpdater;
  readonly keys: readonly KeyObject[];
  readonly system: System;
  readonly kind: PackageKind;
  /** Of the app's own packaged configuration. */
  readonly feedUrl: string;
};

type Verified = {
  readonly metadata: UpdateMetadata;
  readonly file: UpdateFile;
  readonly name: string;
  readonly url: URL;
};

type ProviderClass = new (
  options: unknown,
  updater: unknown,
  runtime: ProviderRuntimeOptions,
) => Provider<UpdateInfo>;

/** electron-updater, which sees only metadata whose signature holds and only the one package that is for this system. */
export class ElectronUpdaterFeed implements UpdateFeed {
  readonly #options: ElectronUpdaterFeedOptions;
  #verified: Verified | null = null;

  constructor(options: ElectronUpdaterFeedOptions) {
    this.#options = options;
    const { updater } = options;
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    updater.disableDifferentialDownload = true;
    updater.disableWebInstaller = true;
    // Whether this copy may update itself is decided before there is a feed.
    updater.forceDevUpdateConfig = true;
    updater.logger = null;
    const executor = new PackageDownload(options, () => this.#current.file.size);
    Object.assign(updater, { httpExecutor: executor });
  }

  async check(request: FeedRequest): Promise<FeedAnswer> {
    const { updater } = this.#options;
    updater.setFeedURL({ provider: 'custom', updateProvider: this.#providerFor(request) });
    const result = await updater.checkForUpdates();
    const { metadata, name } = this.#current;
    const version = result?.isUpdateAvailable === true ? metadata.version : null;
    return { version, seen: { name, signedAt: metadata.signedAt } };
  }

  async download(onPercent: (percent: number) => void): Promise<DownloadedUpdate> {
    const { updater } = this.#options;
    const { metadata, file } = this.#current;
    const progress = ({ percent }: { readonly percent: number }): void =>
      onPercent(Math.floor(percent));
    updater.on('download-progress', progress);
    try {
      const [path] = await updater.downloadUpdate();
      if (path === undefined) throw new UpdateError('internal', 'Nothing was downloaded.');
      return { version: metadata.version, file: path, sha512: file.sha512 };
    } finally {
      updater.off('download-progress', progress);
    }
  }

  get #current(): Verified {
    if (this.#verified === null) throw new UpdateError('internal', 'Nothing was asked yet.');
    return this.#verified;
  }

  /** A provider in electron-updater's sense: it answers with what was verified and with nothing else. */
  #providerFor(request: FeedRequest): ProviderClass {
    const fetchVerified = async (): Promise<Verified> =>
      (this.#verified = await this.#fetch(request));
    const current = (): Verified => this.#current;
    return class extends Provider<UpdateInfo> {
      constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
        super(runtime);
      }
      async getLatestVersion(): Promise<UpdateInfo> {
        const { metadata, file } = await fetchVerified();
        const { version, stagingPercentage, minimumSystemVersion, signedAt } = metadata;
        return {
          version,
          ...(stagingPercentage !== undefined && { stagingPercentage }),
          ...(minimumSystemVersion !== undefined && { minimumSystemVersion }),
          ...{ files: [{ ...file }], path: file.url, sha512: file.sha512, releaseDate: signedAt },
        };
      }
      resolveFiles(): ResolvedUpdateFileInfo[] {
        const { file, url } = current();
        return [{ url, info: { ...file } }];
      }
    };
  }

  async #fetch({ settings, newestSignedAt }: FeedRequest): Promise<Verified> {
    const { keys, system, kind, clock } = this.#options;
    const feedUrl = settings.mirrorUrl ?? this.#options.feedUrl;
    const name = metadataName(settings.channel, system);
    const metadata = await fetchSignedMetadata(this.#options, {
      ...{ feedUrl, name, keys, now: clock.now() },
      newestSignedAt: newestSignedAt[name] ?? null,
    });
    const file = packageFor(metadata, kind, system.arch);
    if (file === null)
      throw new UpdateError('not-found', 'The feed has no package for this kind of installation.');
    return { metadata, file, name, url: feedFile(feedUrl, file.url) };
  }
}
