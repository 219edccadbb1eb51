import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundle, bundleRenderer } from '../bundle.ts';
import { findingLines } from '../supply-chain/finding.ts';
import { writeLicenses } from '../supply-chain/license-texts.ts';
import { readLock } from '../supply-chain/lock-file.ts';
import { findShipments } from '../supply-chain/shipped.ts';
import { UNIX_LAUNCHER, WINDOWS_LAUNCHER } from './launcher.ts';
import type { NodeRuntime } from './node-runtime.ts';
import { agentArch, runtimeBinary, targetName, type PackageTarget } from './targets.ts';

/** Folders of a staging area; the same for electron-builder's configuration. */
export type Stage = {
  /** Becomes app.asar. */
  readonly app: string;
  /** Agent and CLI for every system. */
  readonly agent: string;
  /** PNG by size, ICO, ICNS. */
  readonly icons: string;
  /** The licences of what others wrote. */
  readonly licenses: string;
  /** What lies beside app.asar for one target. */
  readonly resources: (target: PackageTarget) => string;
};

export function stageAt(folder: string): Stage {
  return {
    app: join(folder, 'app'),
    agent: join(folder, 'agent'),
    icons: join(folder, 'icons'),
    licenses: join(folder, 'licenses'),
    resources: (target) => join(folder, targetName(target)),
  };
}

/** Who made it and what starts it: all that Electron and electron-builder read of ours. */
async function writeAppManifest(root: string, file: string): Promise<void> {
  const { version, description, license } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const manifest = {
    name: 'tern-uplink',
    productName: 'Tern',
    // Links its windows to the menu entry of the packages for Linux.
    desktopName: 'tern-desktop.desktop',
    version,
    description,
    license,
    // A release of one's own names whoever answers for it.
    author: { name: 'Tern', email: process.env.TERN_SUPPORT_EMAIL ?? 'nobody@tern.example' },
    homepage: process.env.TERN_HOMEPAGE ?? 'https://tern.example',
    type: 'module',
    main: 'main.mjs',
  };
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Throws where a package that ships has no licence text. */
async function stageLicenses(root: string, folder: string): Promise<void> {
  const shipments = await findShipments(root, readLock(root));
  const findings = shipments
    .filter(({ product }) => product === 'tern')
    .flatMap((shipment) => writeLicenses(root, shipment, folder));
  if (findings.length > 0) throw new Error(findingLines(findings).join('\n'));
}

/** Builds what is the same on every system. */
export async function stagePrograms(root: string, stage: Stage): Promise<void> {
  for (const folder of [stage.app, stage.agent]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const sourcemap = false;
  await Promise.all([
    bundle('main', stage.app, { sourcemap }),
    bundle('preload', stage.app, { sourcemap }),
    bundle('agent', stage.agent, { sourcemap }),
    bundle('tern', stage.agent, { sourcemap }),
    bundleRenderer(join(stage.app, 'renderer'), root),
    cp(join(root, 'resources/tray'), join(stage.app, 'tray'), {
      recursive: true,
      filter: (file) => !file.endsWith('.svg'),
    }),
    writeAppManifest(root, join(stage.app, 'package.json')),
    stageLicenses(root, stage.licenses),
  ]);
  // `tern run` without a desktop serves the same dashboard; a plain Node cannot read the app's archive.
  await cp(join(stage.app, 'renderer'), join(stage.agent, 'renderer'), { recursive: true });
}

/** The keychain's add-on for one system and no other; glibc where there is a choice. */
async function stageKeytar(root: string, target: PackageTarget, to: string): Promise<void> {
  const from = join(root, 'node_modules/keytar');
  const binary = `prebuilds/${target.platform}-${agentArch(target)}/keytar.node`;
  for (const file of ['package.json', 'LICENSE.md', 'lib/keytar.js', binary]) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
}

async function stageRuntime(
  target: PackageTarget,
  runtime: NodeRuntime,
  folder: string,
): Promise<void> {
  const { source, integrity, sha256, licence, binary } = runtime;
  await mkdir(join(folder, 'runtime'), { recursive: true });
  await mkdir(join(folder, 'licenses'), { recursive: true });
  await cp(binary, join(folder, 'runtime', runtimeBinary(target)), { mode: 0 });
  const manifest = { source, integrity, sha256 };
  await writeFile(join(folder, 'runtime/node.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (licence !== null) await copyFile(licence, join(folder, 'licenses/node.txt'));
}

/** Puts together what lies beside app.asar on one system. */
export async function stageResources(
  root: string,
  stage: Stage,
  target: PackageTarget,
  runtime: NodeRuntime,
): Promise<void> {
  const folder = stage.resources(target);
  await rm(folder, { recursive: true, force: true });
  await cp(stage.agent, join(folder, 'agent'), { recursive: true });
  await stageKeytar(root, target, join(folder, 'agent/node_modules/keytar'));
  await stageRuntime(target, runtime, folder);
  await copyFile(join(root, 'LICENSE'), join(folder, 'licenses/tern.txt'));
  await cp(stage.licenses, join(folder, 'licenses'), { recursive: true });
  await mkdir(join(folder, 'bin'));
  if (target.platform === 'win32') await writeFile(join(folder, 'bin/tern.cmd'), WINDOWS_LAUNCHER);
  else await writeFile(join(folder, 'bin/tern'), UNIX_LAUNCHER, { mode: 0o755 });
}
