import { failure, type Finding } from './finding.ts';
import { importName, type Lock, type Manifest } from './lock-file.ts';

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;
const EXACT_DEPENDENCY = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** The lock file names no registry, has a SHA-512 and an exact version for each package; the manifest pins exactly. */
export function checkLockFile(lock: Lock, manifest: Manifest): readonly Finding[] {
  const findings = [...lock.values()].flatMap(({ path, version, resolved, integrity }) => [
    ...(resolved === null ? [] : [`${path} names the address it came from`]),
    ...(INTEGRITY.test(integrity ?? '') ? [] : [`${path} has no SHA-512`]),
    ...(EXACT_VERSION.test(version) ? [] : [`${path} has no exact version`]),
  ]);
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT_DEPENDENCY.test(version))
    .map(([name, version]) => `package.json asks for ${name} ${version}, not for one version`);
  return [...findings, ...loose].map((text) => failure('lock-file', text));
}

/** Every package that brings an install script has a decision in `allowScripts`; a decision that is left over is told. */
export function checkInstallScripts(lock: Lock, manifest: Manifest): readonly Finding[] {
  const decided = new Set(Object.keys(manifest.allowScripts));
  const packages = [...lock.values()];
  const open = packages
    .filter(({ hasInstallScript }) => hasInstallScript)
    .filter(({ path, name }) => !decided.has(name) && !decided.has(importName(path)))
    .map(({ path }) => `${path} brings an install script; decide in allowScripts of package.json`);
  const known = new Set(packages.flatMap(({ path, name }) => [name, importName(path)]));
  const stale = [...decided]
    .filter((name) => !known.has(name))
    .map((name) => `allowScripts decides on ${name}, which is not in the lock file`);
  return [
    ...open.map((text) => failure('install-script', text)),
    // It permits nothing today, but would decide on a package that comes in later and that nobody has looked at.
    ...stale.map((text) => failure('install-script', text)),
  ];
}
