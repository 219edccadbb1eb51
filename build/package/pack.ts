import { chmodSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { path7za } from '7zip-bin';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import type { PackagePlatform, PackageTarget } from './targets.ts';

const PLATFORMS = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC } as const;
const ARCHS = { x64: Arch.x64, arm64: Arch.arm64 } as const;

/** npm takes away the mark that makes it a program; electron-builder fetches one of its own unless told. */
function provide7zip(): void {
  if (process.env.ELECTRON_BUILDER_7ZIP_PATH !== undefined || process.platform === 'win32') return;
  chmodSync(path7za, 0o755);
  process.env.ELECTRON_BUILDER_7ZIP_PATH = path7za;
}

/**
 * Packs for one system with electron-builder and returns the files it made. `formats`: `dir`, `nsis`, `deb` …; none:
 * those of the configuration.
 */
export async function pack(
  root: string,
  config: Configuration,
  targets: readonly PackageTarget[],
  formats: readonly string[],
): Promise<readonly string[]> {
  const [first] = targets;
  if (first === undefined) return [];
  const platform: PackagePlatform = first.platform;
  provide7zip();
  const archs = new Map(targets.map(({ arch }) => [ARCHS[arch], [...formats]]));
  const made = await build({
    projectDir: root,
    config,
    targets: new Map([[PLATFORMS[platform], archs]]),
    publish: 'never',
  });
  await rm(join(String(config.directories?.output), 'builder-debug.yml'), { force: true });
  return made;
}
