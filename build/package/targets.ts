import { join } from 'node:path';

export type PackagePlatform = 'linux' | 'win32' | 'darwin';
export type PackageArch = 'x64' | 'arm64';
/** One system that Tern is packed for; names are those of process.platform and process.arch. */
export type PackageTarget = { readonly platform: PackagePlatform; readonly arch: PackageArch };

/** Everything that is released. */
export const PACKAGE_TARGETS: readonly PackageTarget[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
];

/** `linux-x64`. */
export function targetName({ platform, arch }: PackageTarget): string {
  return `${platform}-${arch}`;
}

/**
 * What the agent's own Node is built for. There is no Node 24 for Windows on arm64; that Windows runs x64 programs
 * (docs/adr/0007-runtime-of-the-agent.md).
 */
export function agentArch({ platform, arch }: PackageTarget): PackageArch {
  return platform === 'win32' ? 'x64' : arch;
}

/** The package of the lock file that brings the agent's Node. */
export function runtimePackage(target: PackageTarget): string {
  const os = target.platform === 'win32' ? 'win' : target.platform;
  return `node-${os}-${agentArch(target)}`;
}

/** Name of Node's binary there. */
export function runtimeBinary({ platform }: PackageTarget): string {
  return platform === 'win32' ? 'node.exe' : 'node';
}

/** What electron-builder calls the folder of the unpacked app. */
export function unpackedFolder({ platform, arch }: PackageTarget): string {
  const suffix = arch === 'arm64' ? '-arm64' : '';
  if (platform === 'darwin') return `mac${suffix}`;
  return `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`;
}

/** Electron's resources folder within the unpacked app. */
export function resourcesFolder({ platform }: PackageTarget, unpacked: string): string {
  return platform === 'darwin'
    ? join(unpacked, 'Tern.app/Contents/Resources')
    : join(unpacked, 'resources');
}

/** The program that carries the fuses is found from here. */
export function appProgram({ platform }: PackageTarget, unpacked: string): string {
  if (platform === 'darwin') return join(unpacked, 'Tern.app');
  return join(unpacked, platform === 'win32' ? 'Tern.exe' : 'tern-desktop');
}
