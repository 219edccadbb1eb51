import type { PackageKind } from './update-metadata.ts';

/** How the app comes up again after an install. */
export type AfterInstall =
  /** The app starts itself anew when it quits; null: the same program. */
  | { readonly kind: 'relaunch'; readonly executable: string | null }
  /** What was started waits for the app to quit, and starts the new one. */
  | { readonly kind: 'quit' };

/** Puts a package in the place of what is installed; one for each kind of installation. */
export interface Installer {
  readonly kind: PackageKind;
  /** Puts aside into `folder` what is installed now, so that it can be put back. The file; null: it cannot be had. */
  keep(folder: string): Promise<string | null>;
  /** Rejects where it could not be begun; then what is installed is as it was. */
  install(packageFile: string): Promise<AfterInstall>;
  /** The same with what was put aside. */
  putBack(keptFile: string): Promise<AfterInstall>;
}

/** Starting programs. */
export interface Commands {
  /** Resolves when it has ended well; rejects otherwise. */
  run(file: string, args: readonly string[]): Promise<void>;
  /** Starts what outlives this app; rejects where it cannot be started. */
  start(file: string, args: readonly string[]): Promise<void>;
}
