import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Debian package that some tests run against, and the command that proves its presence by exit code 0. */
export type DebianPackage = {
  readonly name: string;
  readonly proof: readonly [program: string, ...args: string[]];
  readonly neededBy: string;
};

/** The one list of programs that tests use and npm does not bring. */
export const DEBIAN_PACKAGES: readonly DebianPackage[] = [
  { name: 'dcmtk', proof: ['storescu', '--version'], neededBy: 'interop, bench' },
  { name: 'orthanc', proof: ['Orthanc', '--version'], neededBy: 'interop, bench' },
  { name: 'libgdcm-tools', proof: ['gdcmraw', '--version'], neededBy: 'interop' },
  { name: 'stunnel4', proof: ['stunnel', '-version'], neededBy: 'interop, bench' },
  { name: 'openssl', proof: ['openssl', 'version'], neededBy: 'interop' },
  {
    name: 'python3-pydicom',
    proof: ['/usr/bin/python3', '-c', 'import pydicom'],
    neededBy: 'interop',
  },
  { name: 'chromium', proof: ['chromium', '--version'], neededBy: 'ui' },
  { name: 'systemd', proof: ['systemd-analyze', '--version'], neededBy: 'service' },
  { name: 'nsis', proof: ['makensis', '-VERSION'], neededBy: 'packages' },
  { name: 'wine', proof: ['wine', '--version'], neededBy: 'packages' },
  { name: 'dbus-x11', proof: ['dbus-run-session', '--version'], neededBy: 'keychain' },
  { name: 'gnome-keyring', proof: ['gnome-keyring-daemon', '--version'], neededBy: 'keychain' },
  {
    name: 'libsecret-1-0',
    proof: ['sh', '-c', '/sbin/ldconfig -p | grep -q libsecret-1.so.0'],
    neededBy: 'keychain',
  },
  { name: 'wine64', proof: ['/usr/lib/wine/wine64', '--version'], neededBy: 'windows' },
];

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Full path of a program on PATH or in the system's own folders, or null. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | null {
  if (name.startsWith('/')) return existsSync(name) ? name : null;
  const folders = [...path.split(delimiter), ...SYSTEM_FOLDERS].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** Tells whether the package's programs run here. */
export function isPresent(debianPackage: DebianPackage): boolean {
  const [name, ...args] = debianPackage.proof;
  const program = findProgram(name);
  if (program === null) return false;
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

export function missingPackages(): readonly DebianPackage[] {
  return DEBIAN_PACKAGES.filter((debianPackage) => !isPresent(debianPackage));
}

export type InstallOutcome =
  { readonly kind: 'installed' } | { readonly kind: 'not-possible'; readonly reason: string };

/** Installs packages with apt-get where that is allowed; the services some of them bring are not started. */
export function installPackages(packages: readonly DebianPackage[]): InstallOutcome {
  if (process.platform !== 'linux' || findProgram('apt-get') === null)
    return { kind: 'not-possible', reason: 'this system has no apt-get' };
  if (process.getuid?.() !== 0) return { kind: 'not-possible', reason: 'installing needs root' };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const names = packages.map(({ name }) => name);
  const run = (args: readonly string[]): void =>
    void execFileSync('apt-get', args, { env, stdio: ['ignore', 2, 2], timeout: 300_000 });
  try {
    using _ = withoutServiceStarts();
    run(['-qq', 'update']);
    run(['-qq', '-y', '--no-install-recommends', 'install', ...names]);
    return { kind: 'installed' };
  } catch {
    return { kind: 'not-possible', reason: 'apt-get failed, see above' };
  }
}

/** Debian starts an installed service at once unless this file says no (invoke-rc.d asks it: 101 is "forbidden"). */
function withoutServiceStarts(): Disposable {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return { [Symbol.dispose]: () => undefined };
  mkdirSync('/usr/sbin', { recursive: true });
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return { [Symbol.dispose]: () => rmSync(policy, { force: true }) };
}
