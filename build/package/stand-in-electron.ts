import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackageArch, PackagePlatform } from './targets.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @electron/fuses looks for this, a version byte and a length; then comes a byte for each fuse. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('1'.repeat(9)),
]);
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];
/** Of Electron's many languages, those that stay and one that goes. */
const LOCALES = ['en-US', 'de', 'es', 'fr', 'ja'];

async function write(file: string, content: string | Buffer, mode = 0o644): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { mode });
}

/** Any small program for Windows will do: electron-builder edits its resources. */
async function makeWindows(folder: string, arch: PackageArch): Promise<void> {
  const program = join(root, 'node_modules/7zip-bin/win', arch, '7za.exe');
  await write(join(folder, 'electron.exe'), Buffer.concat([await readFile(program), FUSE_WIRE]));
  for (const name of LOCALES) await write(join(folder, `locales/${name}.pak`), name);
}

function infoPlist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>${name}</string>
</dict></plist>
`;
}

async function makeMac(folder: string): Promise<void> {
  const contents = join(folder, 'Electron.app/Contents');
  const frameworks = join(contents, 'Frameworks');
  await write(join(contents, 'Info.plist'), infoPlist('Electron'));
  await write(join(contents, 'MacOS/Electron'), 'stand-in', 0o755);
  const framework = join(frameworks, 'Electron Framework.framework');
  await write(join(framework, 'Electron Framework'), FUSE_WIRE);
  for (const suffix of HELPERS) {
    const name = `Electron Helper${suffix}`;
    const helper = join(frameworks, `${name}.app/Contents`);
    await write(join(helper, 'Info.plist'), infoPlist(name));
    await write(join(helper, 'MacOS', name), 'stand-in', 0o755);
  }
  for (const name of LOCALES)
    for (const resources of [join(contents, 'Resources'), join(framework, 'Versions/A/Resources')])
      await write(join(resources, `${name.replace('-', '_')}.lproj/locale.pak`), name);
}

/** Starts the desktop tests' stand-in on the packed app; works on the computer that packed it, in this checkout alone. */
function linuxProgram(): Buffer {
  const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const standIn = join(root, 'test/desktop/stand-in/electron.ts');
  const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec ${quote(process.execPath)} --disable-warning=ExperimentalWarning ${quote(standIn)} --packed "$here/resources" "$@"
# `;
  return Buffer.concat([Buffer.from(script), FUSE_WIRE, Buffer.from('\n')]);
}

async function makeLinux(folder: string): Promise<void> {
  await write(join(folder, 'electron'), linuxProgram(), 0o755);
  await write(join(folder, 'chrome-sandbox'), 'stand-in', 0o755);
  for (const name of LOCALES) await write(join(folder, `locales/${name}.pak`), name);
}

/**
 * Makes an unpacked Electron of the right shape with nothing of Electron in it: what packing needs where the real one
 * cannot be had. Only the one for Linux runs.
 */
export async function makeStandInElectron(
  folder: string,
  platform: PackagePlatform,
  arch: PackageArch,
): Promise<void> {
  if (platform === 'darwin') await makeMac(folder);
  else if (platform === 'win32') await makeWindows(folder, arch);
  else await makeLinux(folder);
}
