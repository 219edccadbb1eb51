import type { Command } from 'commander';
import { newUplinkView, uplinkView } from '../api/admin-views.ts';
import { command, group, nameArgument, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

export function uplinkCommands(output: Output): Command {
  const list = command('list', 'List the uplinks.').action((options: CommonOptions) => {
    const views = withRegistry(options.data, ({ uplinks }) => uplinks.list().map(uplinkView));
    const rows = views.map((uplink) => [
      uplink.id,
      uplink.clinic,
      uplink.label,
      uplink.state,
      uplink.pskIdentity,
      uplink.agentState ?? '-',
      uplink.lastHeartbeatAt ?? 'no heartbeat yet',
    ]);
    print(output, options.json === true, views, columns(rows));
  });
  const revoke = command('revoke', 'Remove an uplink: it is cut within a second.')
    .argument('<id>', 'id of the uplink, see: uplink list')
    .action((id: string, options: CommonOptions) => {
      const uplink = withRegistry(options.data, ({ uplinks }) => uplinks.revoke(id));
      print(output, options.json === true, uplinkView(uplink), [
        `Removed the uplink "${uplink.label}" of "${uplink.clinic}". Its key opens nothing from now on.`,
      ]);
    });
  const add = command('add', 'Add a far end that cannot pair by code; prints its key once.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .option('--label <name>', 'what to call it', nameArgument)
    .action((clinic: string, options: CommonOptions & { readonly label?: string }) => {
      const created = withRegistry(options.data, ({ clinics, uplinks }) =>
        uplinks.add(clinics.getActive(clinic).id, options.label),
      );
      const view = newUplinkView(created);
      print(output, options.json === true, view, [
        `Identity: ${view.pskIdentity}`,
        `Key:      ${view.pskHex}`,
        'The key is shown this once. Keep it in a file that only its user can read.',
      ]);
    });
  return group('uplink', 'Uplinks: list, revoke, add.', [list, revoke, add]);
}
