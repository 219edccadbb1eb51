import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { feedUrlSchema } from '../../contract/updates.ts';

/** What counts of the app-update.yml that electron-builder writes into the app's resources. */
const packagedFeedSchema = z.object({
  provider: z.literal('generic'),
  url: feedUrlSchema,
  updaterCacheDirName: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .default('tern-updater'),
});
export type PackagedFeed = Readonly<z.infer<typeof packagedFeedSchema>> & { readonly file: string };

/** The feed that the app was packaged with; null: this is no package, or one without a feed. */
export async function readPackagedFeed(resources: string): Promise<PackagedFeed | null> {
  const file = join(resources, 'app-update.yml');
  try {
    const raw: unknown = parseUpdateInfo(await readFile(file, 'utf8'), file, new URL('x:'));
    return { ...packagedFeedSchema.parse(raw), file };
  } catch {
    return null;
  }
}
