import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, matchesGlob, relative, sep } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  agentArch,
  appProgram,
  PACKAGE_TARGETS,
  runtimeBinary,
  targetName,
  type PackageTarget,
} from '../../build/package/targets.ts';
import { PackedApps } from '../fixtures/packed-app.ts';

let apps: PackedApps;
beforeAll(async () => {
  apps = await PackedApps.make(PACKAGE_TARGETS, 'stub');
}, 120_000);
afterAll(() => apps[Symbol.asyncDispose]());

const ALL = PACKAGE_TARGETS.map((target) => [targetName(target), target] as const);

const RENDERER = [
  'renderer/index.html',
  'renderer/assets/icon-*.svg',
  'renderer/assets/index-*.css',
  'renderer/assets/index-*.js',
  'renderer/assets/inter-*-wght-normal-*.woff2',
];
const TRAY_STATES = [
  ...['attention', 'gone', 'moving', 'offline', 'ok', 'paused', 'starting', 'unpaired', 'waiting'],
];
const ASAR = [
  ...['package.json', 'main.mjs', 'preload.cjs', ...RENDERER],
  ...TRAY_STATES.flatMap((state) =>
    ['-white', '-white@2x', 'Template', 'Template@2x'].map((kind) => `tray/${state}${kind}.png`),
  ),
];
/** Parts of programs that are loaded when they are needed; there may be none. */
const CHUNK = /^[\w.-]+-[A-Z0-9]{8}\.mjs$/;

/** What has to lie beside the archive; only what the bundlers name by content is a pattern. */
function besideArchive(target: PackageTarget): readonly string[] {
  const addOn = `prebuilds/${target.platform}-${agentArch(target)}/keytar.node`;
  return [
    'app.asar',
    ...['agent/agent.mjs', 'agent/tern.mjs', ...RENDERER.map((file) => `agent/${file}`)],
    ...['package.json', 'LICENSE.md', 'lib/keytar.js', addOn].map(
      (file) => `agent/node_modules/keytar/${file}`,
    ),
    target.platform === 'win32' ? 'bin/tern.cmd' : 'bin/tern',
    ...['licenses/node.txt', 'licenses/tern.txt', 'licenses/third-party.txt'],
    ...['runtime/node.json', `runtime/${runtimeBinary(target)}`],
    ...(target.platform === 'darwin' ? ['icon.icns'] : []),
  ];
}

const LOCALES = ['de', 'en-US', 'es', 'fr'];
const MAC_HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Tern Helper${kind}`);

/** Electron's own part, as the stand-in has it. */
function electronPart({ platform }: PackageTarget): readonly string[] {
  const paks = LOCALES.map((name) => `locales/${name}.pak`);
  if (platform === 'linux') return ['tern-desktop', 'chrome-sandbox', ...paks];
  if (platform === 'win32') return ['Tern.exe', ...paks];
  const framework = 'Frameworks/Electron Framework.framework';
  const words = LOCALES.map((name) => `${name.replace('-', '_')}.lproj/locale.pak`);
  return [
    ...['Info.plist', 'MacOS/Tern', `${framework}/Electron Framework`],
    ...words.flatMap((name) => [`Resources/${name}`, `${framework}/Versions/A/Resources/${name}`]),
    ...MAC_HELPERS.flatMap((name) =>
      ['Info.plist', `MacOS/${name}`].map((file) => `Frameworks/${name}.app/Contents/${file}`),
    ),
  ].map((file) => `Tern.app/Contents/${file}`);
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Files that nobody expects, and expected ones that are not there. */
function difference(found: readonly string[], expected: readonly string[]) {
  const fits = (file: string, pattern: string): boolean =>
    file === pattern || matchesGlob(file, pattern);
  return {
    unexpected: found.filter((file) => !expected.some((pattern) => fits(file, pattern))),
    missing: expected.filter((pattern) => !found.some((file) => fits(file, pattern))),
  };
}
const NONE = { unexpected: [], missing: [] };

test.each(ALL)('%s: the archive holds the desktop app and nothing else', (_name, target) => {
  const archive = join(apps.resources(target), 'app.asar');
  const listed = listPackage(archive, { isPack: false }).map((file) =>
    file.replaceAll('\\', '/').slice(1),
  );
  const folders = new Set(listed.map((file) => file.split('/').slice(0, -1).join('/')));
  const files = listed.filter((file) => !folders.has(file) && !CHUNK.test(file));
  expect(difference(files, ASAR)).toEqual(NONE);
});

test.each(ALL)('%s: beside the archive lies what belongs there', async (_name, target) => {
  const resources = apps.resources(target);
  const isChunk = (file: string): boolean => CHUNK.test(file.replace(/^agent\//, ''));
  const prefix = relative(apps.unpacked(target), resources).split(sep).join('/');
  const found = (await filesOf(apps.unpacked(target))).filter(
    (file) => !isChunk(relative(prefix, file)),
  );
  const expected = [
    ...electronPart(target),
    ...besideArchive(target).map((file) => `${prefix}/${file}`),
  ];
  expect(difference(found, expected)).toEqual(NONE);
});

test.each(ALL)('%s: every fuse is set', async (_name, target) => {
  const { version, ...wire } = await getCurrentFuseWire(appProgram(target, apps.unpacked(target)));
  expect(version).toBe(FuseVersion.V1);
  const isOn = (fuse: FuseV1Options): boolean => {
    const state = String.fromCharCode(wire[fuse] ?? 0);
    expect(['0', '1']).toContain(state);
    return state === '1';
  };
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    ownSnapshot: false,
    filePrivileges: false,
  });
});

test.each(ALL.filter(([, { platform }]) => platform !== 'linux'))(
  '%s: the program holds the digest of the archive',
  async (_name, target) => {
    const { headerString } = getRawHeader(join(apps.resources(target), 'app.asar'));
    const digest = createHash('sha256').update(headerString).digest('hex');
    const program = appProgram(target, apps.unpacked(target));
    const file = target.platform === 'win32' ? program : join(program, 'Contents/Info.plist');
    expect((await readFile(file)).includes(digest)).toBe(true);
  },
);

test('programs that a person or the app starts may be started', async () => {
  for (const [, target] of ALL.filter(([, { platform }]) => platform !== 'win32'))
    expect((await stat(join(apps.resources(target), 'bin/tern'))).mode & 0o111).toBe(0o111);
});
