import type { UpdateConfig } from '../../contract/updates.ts';

/** What is asked of the feed. */
export type FeedRequest = {
  readonly settings: UpdateConfig;
  /** By metadata file: when the newest one that was ever seen had been signed. */
  readonly newestSignedAt: Readonly<Record<string, string>>;
};

export type FeedAnswer = {
  /** Newer than what runs, meant for this installation, and with a package for it; null: nothing of the kind. */
  readonly version: string | null;
  /** Name of the metadata file and when it was signed. */
  readonly seen: { readonly name: string; readonly signedAt: string };
};

/** A package on this disk that was checked once; it is checked again before it is run. */
export type DownloadedUpdate = {
  readonly version: string;
  readonly file: string;
  readonly sha512: string;
};

/** Where new versions come from. */
export interface UpdateFeed {
  /** Throws UpdateError, or what the network says. */
  check(request: FeedRequest): Promise<FeedAnswer>;
  /** Fetches what the last check found. Throws UpdateError, or what network and disk say. */
  download(onPercent: (percent: number) => void): Promise<DownloadedUpdate>;
}
