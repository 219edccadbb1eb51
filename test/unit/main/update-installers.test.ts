import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { AppImageInstaller } from '../../../electron/main/update/app-image-installer.ts';
import { systemCommands } from '../../../electron/main/update/commands.ts';
import type { Commands } from '../../../electron/main/update/installer.ts';
import { MacInstaller } from '../../../electron/main/update/mac-installer.ts';
import { NsisInstaller } from '../../../electron/main/update/nsis-installer.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** Notes the commands; ditto packs and unpacks as far as these tests look. */
class NotedCommands implements Commands {
  readonly ran: (readonly string[])[] = [];
  unpacks = 'Tern.app';
  async run(file: string, args: readonly string[]): Promise<void> {
    this.ran.push([file, ...args]);
    const target = args.at(-1) ?? '';
    if (args[0] === '-x') await mkdir(join(target, this.unpacks, 'Contents'), { recursive: true });
  }
  start(file: string, args: readonly string[]): Promise<void> {
    this.ran.push([file, ...args]);
    return Promise.resolve();
  }
}

test('Windows: the installer runs quietly, as an update, and starts the app; the kept one likewise', async () => {
  await using folder = await TempFolder.create('tern-installer');
  const commands = new NotedCommands();
  const own = folder.join('installer.exe');
  const installer = new NsisInstaller(commands, own);
  await mkdir(folder.join('kept'));
  expect(await installer.keep(folder.join('kept'))).toBeNull();
  await writeFile(own, 'version 1');
  const kept = await installer.keep(folder.join('kept'));
  expect(kept).toBe(folder.join('kept/previous.exe'));
  expect(await readFile(kept!, 'utf8')).toBe('version 1');
  expect(await installer.install('Tern-1.1.0-x64.exe')).toEqual({ kind: 'quit' });
  expect(await installer.putBack(kept!)).toEqual({ kind: 'quit' });
  expect(commands.ran).toEqual([
    ['Tern-1.1.0-x64.exe', '--updated', '/S', '--force-run'],
    [kept, '--updated', '/S', '--force-run'],
  ]);
});

test('macOS: Squirrel installs; the app itself is packed before, and put in its place again', async () => {
  await using folder = await TempFolder.create('tern-installer');
  const commands = new NotedCommands();
  const bundle = folder.join('Applications/Tern.app');
  await mkdir(join(bundle, 'Contents/New'), { recursive: true });
  let asked = 0;
  const squirrelInstall = (): void => {
    asked += 1;
  };
  const installer = new MacInstaller({ commands, bundle, squirrelInstall });
  const kept = await installer.keep(folder.path);
  expect(commands.ran).toEqual([
    ['/usr/bin/ditto', '-c', '-k', '--sequesterRsrc', '--keepParent', bundle, kept],
  ]);
  expect(await installer.install()).toEqual({ kind: 'quit' });
  expect(asked).toBe(1);

  expect(await installer.putBack(kept)).toEqual({ kind: 'relaunch', executable: null });
  const [, , , , unpackedTo = ''] = commands.ran[1]!;
  expect(commands.ran[1]).toEqual(['/usr/bin/ditto', '-x', '-k', kept, unpackedTo]);
  expect(basename(unpackedTo)).toMatch(/^\.tern-/);
  expect(await readdir(join(bundle, 'Contents'))).toEqual([]);
  expect(await readdir(folder.join('Applications'))).toEqual(['Tern.app']);
});

test('macOS: where what was kept cannot be unpacked, what is installed stays', async () => {
  await using folder = await TempFolder.create('tern-installer');
  const commands = new NotedCommands();
  commands.unpacks = 'Other.app';
  const bundle = folder.join('Applications/Tern.app');
  await mkdir(join(bundle, 'Contents/New'), { recursive: true });
  const installer = new MacInstaller({ commands, bundle, squirrelInstall: () => undefined });
  await expect(installer.putBack('previous.zip')).rejects.toThrow('ENOENT');
  expect(await readdir(join(bundle, 'Contents'))).toEqual(['New']);
  expect(await readdir(folder.join('Applications'))).toEqual(['Tern.app']);
});

test('Linux: a package that cannot be read leaves what is installed, and nothing beside it', async () => {
  await using folder = await TempFolder.create('tern-installer');
  const file = folder.join('Tern.AppImage');
  await writeFile(file, 'version 1');
  const installer = new AppImageInstaller(file);
  await expect(installer.install(folder.join('missing'))).rejects.toThrow('ENOENT');
  expect(await readFile(file, 'utf8')).toBe('version 1');
  expect(await readdir(folder.path)).toEqual(['Tern.AppImage']);
});

test('a program of the system that is missing or fails is an error', async () => {
  await systemCommands.run(process.execPath, ['-e', '']);
  await expect(systemCommands.run(process.execPath, ['-e', 'process.exit(3)'])).rejects.toThrow(
    '3',
  );
  await expect(systemCommands.run('/no/such/program', [])).rejects.toThrow('ENOENT');
  await expect(systemCommands.start('/no/such/program', [])).rejects.toThrow('ENOENT');
});
