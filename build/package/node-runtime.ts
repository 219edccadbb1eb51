import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { runtimeBinary, runtimePackage, type PackageTarget } from './targets.ts';

const run = promisify(execFile);

/** A Node that ships with the agent; paths are absolute. */
export type NodeRuntime = {
  readonly binary: string;
  readonly licence: string | null;
  /** Name and version in the registry. */
  readonly source: string;
  /** Of the package in the registry, from the lock file (SRI, SHA-512). */
  readonly integrity: string;
  /** Of the binary, hexadecimal. */
  readonly sha256: string;
};

const lockFileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      integrity: z.string().optional(),
    }),
  ),
});
export type LockedPackage = {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
};

/** What the lock file says of a package. Throws where it is not locked with a SHA-512. */
export function lockedPackage(lockFile: string, name: string): LockedPackage {
  const entry = lockFileSchema.parse(JSON.parse(lockFile)).packages[`node_modules/${name}`];
  const { version, integrity } = entry ?? {};
  if (version === undefined || integrity?.startsWith('sha512-') !== true)
    throw new Error(`${name} is not in package-lock.json, or without a SHA-512.`);
  return { name: entry?.name ?? name, version, integrity };
}

async function digest(file: string, algorithm: 'sha256' | 'sha512'): Promise<Buffer> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest();
}

/** Throws where the file is not the one that the lock file means. */
export async function checkIntegrity(file: string, { name, integrity }: LockedPackage) {
  const found = `sha512-${(await digest(file, 'sha512')).toString('base64')}`;
  if (found !== integrity)
    throw new Error(`${name}: what the registry gave is not what package-lock.json asks for.`);
}

/** Fetches the package with npm, as it is set up here, and unpacks it into `folder` once it has been checked. */
async function fetchPackage(locked: LockedPackage, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    const spec = `${locked.name}@${locked.version}`;
    const args = ['pack', spec, '--silent', '--pack-destination', fresh];
    await run('npm', args, { cwd: fresh, shell: process.platform === 'win32' });
    const [archive] = await readdir(fresh);
    if (archive === undefined) throw new Error(`npm brought nothing for ${spec}.`);
    await checkIntegrity(join(fresh, archive), locked);
    await run('tar', ['-xzf', archive, 'package'], { cwd: fresh });
    await rm(folder, { recursive: true, force: true });
    await rename(join(fresh, 'package'), folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/**
 * The Node for a target: from node_modules for this computer's own system, else from a cache that is filled from the
 * registry. Throws where it cannot be had or is not the locked one.
 */
export async function nodeRuntime(root: string, target: PackageTarget): Promise<NodeRuntime> {
  const name = runtimePackage(target);
  const locked = lockedPackage(await readFile(join(root, 'package-lock.json'), 'utf8'), name);
  const source = `${locked.name}@${locked.version}`;
  // npm ci has checked this one against the lock file.
  const installed = join(root, 'node_modules', name);
  const cached = join(root, 'node_modules/.cache/tern-runtimes', source);
  const folder = existsSync(installed) ? installed : cached;
  if (!existsSync(folder)) await fetchPackage(locked, folder);
  const binary = join(folder, 'bin', runtimeBinary(target));
  // The package for Windows comes without the licence; it is the same in each.
  const licences = [folder, dirname(dirname(process.execPath))].map((at) => join(at, 'LICENSE'));
  return {
    binary,
    licence: licences.find((file) => existsSync(file)) ?? null,
    source,
    integrity: locked.integrity,
    sha256: (await digest(binary, 'sha256')).toString('hex'),
  };
}
