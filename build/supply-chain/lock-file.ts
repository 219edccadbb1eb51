import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const entrySchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  // Old packages say it as an object; those count as saying nothing.
  license: z.string().optional().catch(undefined),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
});
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entrySchema),
});
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  description: z.string(),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});

/** One package of the lock file. `path` is its folder (`node_modules/a/node_modules/b`) and names it here. */
export type LockedPackage = {
  readonly path: string;
  /** The name it has in the registry, whatever folder it lies in. */
  readonly name: string;
  readonly version: string;
  /** `sha512-` and base64; null is a finding. */
  readonly integrity: string | null;
  readonly resolved: string | null;
  /** What its manifest says, not checked; null where it says nothing. */
  readonly license: string | null;
  readonly hasInstallScript: boolean;
  readonly dependencies: readonly string[];
};
export type Lock = ReadonlyMap<string, LockedPackage>;
export type Manifest = z.infer<typeof manifestSchema>;

/** The folder's last part: the name it is imported by. */
export const importName = (path: string): string => path.replace(/^.*node_modules\//, '');

/** Reads the text of a package-lock.json of version 3. Throws on any other. */
export function parseLock(text: string): Lock {
  const { packages } = lockSchema.parse(JSON.parse(text));
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, entry]) => [
        path,
        {
          path,
          name: entry.name ?? importName(path),
          version: entry.version ?? '',
          integrity: entry.integrity ?? null,
          resolved: entry.resolved ?? null,
          license: entry.license ?? null,
          hasInstallScript: entry.hasInstallScript,
          dependencies: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
        },
      ]),
  );
}

export const parseManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));

export const readLock = (root: string): Lock =>
  parseLock(readFileSync(join(root, 'package-lock.json'), 'utf8'));
export const readManifest = (root: string): Manifest =>
  parseManifest(readFileSync(join(root, 'package.json'), 'utf8'));

/** The folder around the innermost node_modules of a package's folder; `''` is the project's. */
const ownerOf = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));

/** Where `name` is found from a package's folder (`''`: from the project itself), as Node looks it up. Null: nowhere. */
export function resolveIn(lock: Lock, from: string, name: string): LockedPackage | null {
  for (let folder = from; folder !== ''; folder = ownerOf(folder)) {
    const found = lock.get(`${folder}/node_modules/${name}`);
    if (found !== undefined) return found;
  }
  return lock.get(`node_modules/${name}`) ?? null;
}

/** The packages themselves and everything they need to run. */
export function closureOf(lock: Lock, start: readonly LockedPackage[]): readonly LockedPackage[] {
  const found = new Set<LockedPackage>();
  const queue = [...start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...neededBy(lock, next));
  }
  return [...found];
}

/** What a package needs to run; optional packages that are not locked are left out. */
export function neededBy(lock: Lock, locked: LockedPackage): readonly LockedPackage[] {
  return locked.dependencies.flatMap((name) => resolveIn(lock, locked.path, name) ?? []);
}
