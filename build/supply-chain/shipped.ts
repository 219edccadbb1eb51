import { isBuiltin } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { BUNDLES } from '../bundle.ts';
import { bundle, bundleRenderer } from '../bundle.ts';
import {
  closureOf,
  neededBy,
  resolveIn,
  type Lock,
  type LockedPackage,
  type Manifest,
} from './lock-file.ts';

/** What one product is made of: each package with the parts (`agent`, `main`, `renderer` …) it is in. */
export type Shipment = {
  readonly product: 'tern' | 'tern-cloud';
  readonly parts: ReadonlyMap<LockedPackage, readonly string[]>;
};

/** What a bundler put into one part: files of the checkout, relative to it, and names that stay outside. */
export type BundledPart = {
  readonly part: string;
  readonly files: readonly string[];
  readonly externals: readonly string[];
};

/** The programs of Tern that go into the uplink's packages; the cloud runs with its packages beside it. */
const UPLINK_PROGRAMS = ['agent', 'tern', 'main', 'preload'] as const;
/** Not bundled, and in every package of the uplink: Electron, and the Node that runs the agent. */
export const ELECTRON = 'electron';
export const isNodeRuntime = (path: string): boolean =>
  /^node_modules\/node-(linux|darwin|win)-/.test(path);

/** The locked package that a file belongs to; null for a file of our own. */
export function packageOfFile(lock: Lock, file: string): LockedPackage | null {
  const at = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  return at === undefined ? null : (lock.get(at) ?? null);
}

const packageOfImport = (path: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;

/** The packages of one part: what was bundled, and what stays outside with all it needs. Throws on an unlocked one. */
export function packagesOfPart(lock: Lock, part: BundledPart): readonly LockedPackage[] {
  const bundled = part.files
    .filter((file) => file.includes('node_modules/'))
    .map((file) => packageOfFile(lock, file) ?? unlocked(part.part, file));
  const outside = part.externals
    .filter(
      (path) => !isBuiltin(path) && path !== '<runtime>' && packageOfImport(path) !== ELECTRON,
    )
    .map((path) => resolveIn(lock, '', packageOfImport(path)) ?? unlocked(part.part, path));
  return [...new Set([...bundled, ...closureOf(lock, outside)])];
}

function unlocked(part: string, what: string): never {
  throw new Error(`${part} holds ${what}, which is not in the lock file`);
}

async function programPart(name: keyof typeof BUNDLES, outDir: string): Promise<BundledPart> {
  const { inputs } = await bundle(name, outDir);
  const externals = Object.values(inputs)
    .flatMap(({ imports }) => imports)
    .flatMap(({ path, external }) => (external === true ? [path] : []));
  return { part: name, files: Object.keys(inputs), externals };
}

async function rendererPart(root: string, outDir: string): Promise<BundledPart> {
  const modules = await bundleRenderer(outDir);
  const files = modules.map((path) => relative(root, path).replaceAll('\\', '/'));
  return { part: 'renderer', files, externals: [] };
}

/** Bundles everything anew, away from dist/, and tells what each product holds. */
export async function findShipments(root: string, lock: Lock): Promise<readonly Shipment[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tern-shipped-'));
  try {
    const program = (name: keyof typeof BUNDLES): Promise<BundledPart> =>
      programPart(name, join(folder, name));
    const [cloud, renderer, ...programs] = await Promise.all([
      program('tern-cloud'),
      rendererPart(root, join(folder, 'renderer')),
      ...UPLINK_PROGRAMS.map(program),
    ]);
    const runtimes = [...lock.values()].filter(({ path }) => isNodeRuntime(path));
    const electron = resolveIn(lock, '', ELECTRON) ?? unlocked('the desktop app', ELECTRON);
    return [
      shipment('tern', lock, [...programs, renderer], [...runtimes, electron]),
      shipment('tern-cloud', lock, [cloud], runtimes),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function shipment(
  product: Shipment['product'],
  lock: Lock,
  bundled: readonly BundledPart[],
  whole: readonly LockedPackage[],
): Shipment {
  const parts = new Map<LockedPackage, string[]>();
  const add = (locked: LockedPackage, part: string): void =>
    void parts.set(locked, [...(parts.get(locked) ?? []), part]);
  for (const part of bundled)
    for (const locked of packagesOfPart(lock, part)) add(locked, part.part);
  for (const locked of whole) add(locked, locked.name === ELECTRON ? 'desktop' : 'runtime');
  const sorted = [...parts].toSorted(([a], [b]) => (a.path < b.path ? -1 : 1));
  return { product, parts: new Map(sorted) };
}

/** What a shipped package needs of what is shipped. Electron brings its program alone, none of its npm packages. */
export function shippedNeeds(
  lock: Lock,
  { parts }: Shipment,
  locked: LockedPackage,
): readonly LockedPackage[] {
  if (locked.name === ELECTRON) return [];
  return neededBy(lock, locked).filter((needed) => parts.has(needed));
}

/** Locked packages that no product holds: tools of building and testing. */
export function buildTools(lock: Lock, shipments: readonly Shipment[]): readonly LockedPackage[] {
  const shipped = new Set(shipments.flatMap(({ parts }) => [...parts.keys()]));
  return [...lock.values()].filter((locked) => !shipped.has(locked));
}

/** The packages that the project itself asks for by name. */
export function isAskedFor(manifest: Manifest, locked: LockedPackage): boolean {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const asked = { ...dependencies, ...devDependencies, ...optionalDependencies };
  return locked.path.replace('node_modules/', '') in asked;
}
