import { join } from 'node:path';
import type { Command } from 'commander';
import { objectView } from '../api/admin-views.ts';
import { exportObjects } from '../objects/export-objects.ts';
import { openRegistry } from '../open-registry.ts';
import { dataFolderAt } from '../storage/data-folder.ts';
import { ObjectFiles } from '../storage/object-files.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { command, group, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

export function objectCommands(output: Output): Command {
  const list = command('list', 'List the stored objects.').action((options: CommonOptions) => {
    const views = withRegistry(options.data, ({ objects }) => objects.list().map(objectView));
    const rows = views.map((object) => [
      object.storedAt,
      object.sopInstanceUid,
      String(object.bytes),
      object.calledAeTitle,
      object.hasConflict ? 'same UID, other bytes' : '',
    ]);
    print(output, options.json === true, views, columns(rows));
  });
  return group('objects', 'Stored objects: list.', [list]);
}

type ExportOptions = CommonOptions & { readonly out: string; readonly backup?: string };

export function exportCommand(output: Output): Command {
  return command('export', 'Write every stored object as a Part 10 file named by its UID.')
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--backup <dir>', 'where to look for what the data folder no longer holds')
    .addHelpText('after', '\nThe files hold patient data and are not encrypted.')
    .action(async (options: ExportOptions) => {
      const folder = dataFolderAt(options.data);
      using registry = openRegistry(folder, systemClock, 'cli');
      const places = [folder.objects, ...(options.backup ? [join(options.backup, 'objects')] : [])];
      const files = new ObjectFiles(places, registry.masterKey);
      const written = await exportObjects(registry.objects.list(), files, options.out);
      registry.audit.record('objects.export', null);
      print(output, options.json === true, written, [
        `Wrote ${written.length} ${written.length === 1 ? 'file' : 'files'} to ${options.out}.`,
      ]);
    });
}
