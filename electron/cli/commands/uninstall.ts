import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import { removeUplink, type Removal, type RemovalOptions } from '../../agent/remove-uplink.ts';
import { KeychainSecretStore } from '../../agent/secrets/keychain-secret-store.ts';
import { systemClock } from '../../foundation/clock.ts';
import { desktopDataFolder } from '../../foundation/data-folder.ts';
import { badArguments } from '../failure.ts';
import { forgetLogin } from '../forget-login.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import { quitDesktop } from '../quit-desktop.ts';
import type { Terminal } from '../terminal.ts';
import { tell } from '../with-agent.ts';
import { removeUserService } from './service.ts';

type UninstallOptions = CommonOptions & {
  readonly keepData?: boolean;
  readonly deleteData?: boolean;
  readonly deleteUnsent?: boolean;
};

function whatOf(options: UninstallOptions): RemovalOptions['data'] {
  const { keepData, deleteData, deleteUnsent } = options;
  if (keepData === true && (deleteData === true || deleteUnsent === true))
    throw badArguments('--keep-data and --delete-data exclude each other.');
  if (deleteUnsent === true) return 'delete-unsent';
  return deleteData === true ? 'delete' : 'keep';
}

const CLOUD_WORDS = {
  told: 'terminal.removed.told',
  'not-told': 'terminal.removed.notTold',
  'not-paired': 'terminal.removed.notPaired',
} as const;

function removalWords(removal: Removal, { data }: UninstallOptions, { words }: Terminal): string {
  return [
    words.t('terminal.removed.headline'),
    words.t(CLOUD_WORDS[removal.cloud]),
    removal.dataIsGone
      ? words.t(removal.keysWereDeleted ? 'terminal.removed.deleted' : 'terminal.removed.keysLeft')
      : words.t('terminal.removed.kept', { folder: data }),
  ].join('\n');
}

/** `tern uninstall`: what the uninstallers call before they take the files away, and what a Mac has instead of one. */
export function addUninstallCommand(program: Command, terminal: Terminal): void {
  program
    .command('uninstall')
    .description('take Tern out of service on this PC, before its files are removed')
    .option('--keep-data', 'keep settings, history and what waits to be sent (the default)')
    .option('--delete-data', 'delete settings, history and keys, unless images wait to be sent')
    .option('--delete-unsent', 'the same, and the images that wait too: they are lost then')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: UninstallOptions) => {
      const what = whatOf(options);
      const clock = systemClock;
      await removeUserService(options.data);
      await quitDesktop(options.data, clock);
      const keychain = new KeychainSecretStore({ clock });
      const removal = await removeUplink({ dataDir: options.data, clock, keychain, data: what });
      await forgetLogin();
      if (what !== 'keep')
        await rm(desktopDataFolder(options.data), { recursive: true, force: true });
      tell(terminal, options, removal, removalWords(removal, options, terminal));
    });
}
