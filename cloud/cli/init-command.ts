import type { Command } from 'commander';
import { hostSchema } from '../../electron/contract/identifiers.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { CloudFault } from '../errors.ts';
import { initDataFolder } from '../init/init-data-folder.ts';
import { command, type CommonOptions } from './common-options.ts';
import { print, type Output } from './output.ts';

type Options = CommonOptions & { readonly host: readonly string[] };

export function initCommand(output: Output): Command {
  return command('init', 'Set a data folder up: keys, private CA, server certificate, admin token.')
    .option(
      '--host <name...>',
      'name or address under which uplinks reach the server (beside localhost)',
      [],
    )
    .addHelpText('after', '\nKeys that exist are never overwritten.')
    .action(async (options: Options) => {
      for (const host of options.host) {
        if (!hostSchema.safeParse(host).success)
          throw new CloudFault('bad-arguments', `"${host}" is not a host name or IP address.`);
      }
      const { folder, hosts } = await initDataFolder(options.data, options.host, systemClock);
      const value = {
        data: folder.root,
        ca: folder.caCertificate,
        adminToken: folder.adminToken,
        hosts,
      };
      print(output, options.json === true, value, [
        `The data folder ${folder.root} is set up.`,
        `Keep a copy of ${folder.masterKey} in a safe place: without it nothing that is stored can be opened.`,
        `Certificate of the private CA, for uplinks: ${folder.caCertificate}`,
        `Server certificate for: ${hosts.join(', ')}`,
      ]);
    });
}
