import { z } from 'zod';
import { isoTimeSchema } from '../../contract/identifiers.ts';
import { releaseVersionSchema, type UpdateChannel } from '../../contract/updates.ts';

/** The largest package that is taken. */
const MAX_PACKAGE_BYTES = 1024 * 1024 * 1024;
const MAX_FILES = 32;

/** The kinds of installation that can renew themselves, and the packages they take. */
export const PACKAGE_ENDINGS = { nsis: '.exe', mac: '.zip', 'app-image': '.AppImage' } as const;
export type PackageKind = keyof typeof PACKAGE_ENDINGS;

/** A file beside the metadata: never a path, never another host. */
const fileSchema = z.object({
  url: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._+-]{0,200}$/),
  sha512: z.base64().length(88),
  size: z.number().int().min(1).max(MAX_PACKAGE_BYTES),
});
export type UpdateFile = Readonly<z.infer<typeof fileSchema>>;

/** What counts of a latest*.yml of electron-builder, with the two times that signing it adds. */
export const updateMetadataSchema = z.object({
  version: releaseVersionSchema,
  files: z.array(fileSchema).min(1).max(MAX_FILES),
  stagingPercentage: z.number().min(0).max(100).optional(),
  minimumSystemVersion: z.string().max(32).optional(),
  signedAt: isoTimeSchema,
  /** From then on the feed counts as held back. */
  expires: isoTimeSchema,
});
export type UpdateMetadata = Readonly<z.infer<typeof updateMetadataSchema>>;

export type System = { readonly platform: NodeJS.Platform; readonly arch: string };

/** Name of the metadata file as electron-builder writes it: `latest.yml`, `beta-mac.yml`, `latest-linux-arm64.yml` … */
export function metadataName(channel: UpdateChannel, { platform, arch }: System): string {
  const prefix = channel === 'stable' ? 'latest' : 'beta';
  if (platform === 'win32') return `${prefix}.yml`;
  if (platform === 'darwin') return `${prefix}-mac.yml`;
  return `${prefix}-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

const ARCH_WORDS = { x64: /x64|x86_64|amd64/i, arm64: /arm64|aarch64/i } as const;

/** The package for this system; null: there is none. A name without a processor in it fits every one. */
export function packageFor(
  { files }: UpdateMetadata,
  kind: PackageKind,
  arch: string,
): UpdateFile | null {
  const ending = PACKAGE_ENDINGS[kind].toLowerCase();
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ending));
  const archOf = (name: string): string | null =>
    Object.entries(ARCH_WORDS).find(([, words]) => words.test(name))?.[0] ?? null;
  return (
    fitting.find(({ url }) => archOf(url) === arch) ??
    fitting.find(({ url }) => archOf(url) === null) ??
    null
  );
}
