import { InvalidArgumentError, type Command } from 'commander';
import { aeTitleSchema, uidSchema } from '../../electron/contract/identifiers.ts';
import { orderView } from '../api/admin-views.ts';
import type { OrderReason } from '../registry/orders.ts';
import { command, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

const REASONS: Readonly<Record<OrderReason, string>> = {
  'destination-unknown': 'the uplink knows no such AE title',
  'destination-unreachable': 'the destination could not be reached',
  'destination-refused': 'the destination refused the association',
  'nothing-found': 'nothing was found to send',
  'objects-failed': 'some objects were not taken',
  'link-lost': 'the link to the cloud broke off',
  'not-supported': 'the uplink cannot do this',
  internal: 'the uplink had a problem of its own',
  expired: 'the uplink did not finish it within 7 days',
};

function uidArgument(text: string): string {
  const result = uidSchema.min(1).safeParse(text);
  if (result.success) return result.data;
  throw new InvalidArgumentError('A UID is digits and dots, at most 64.');
}

function aeTitleArgument(text: string): string {
  const result = aeTitleSchema.safeParse(text);
  if (result.success) return result.data;
  throw new InvalidArgumentError(`${result.error.issues[0]?.message ?? 'not an AE title'}.`);
}

type PushOptions = CommonOptions & {
  readonly study: string;
  readonly series?: string;
  readonly to: string;
};

export function pushCommand(output: Output): Command {
  return command('push', 'Have an uplink send a stored study to a machine in its clinic.')
    .argument('<uplink>', 'id of the uplink, see: uplink list')
    .requiredOption('--study <uid>', 'Study Instance UID', uidArgument)
    .option('--series <uid>', 'only this series of it', uidArgument)
    .requiredOption('--to <ae>', 'AE title of the machine, as the uplink knows it', aeTitleArgument)
    .addHelpText(
      'after',
      '\nThe uplink takes the order with its next heartbeat. See: tern-cloud orders',
    )
    .action((uplinkId: string, options: PushOptions) => {
      const row = withRegistry(options.data, ({ orders }) =>
        orders.push(uplinkId, {
          studyInstanceUid: options.study,
          seriesInstanceUid: options.series ?? null,
          destinationAeTitle: options.to,
        }),
      );
      print(output, options.json === true, orderView(row), [
        `Order ${row.order.id} waits for the uplink's next heartbeat, until ${row.expiresAt}.`,
      ]);
    });
}

export function ordersCommand(output: Output): Command {
  return command('orders', 'List what uplinks were asked to send, and what became of it.').action(
    (options: CommonOptions) => {
      const views = withRegistry(options.data, ({ orders }) => orders.list().map(orderView));
      const rows = views.map((order) => [
        order.id,
        order.createdAt,
        order.uplinkId,
        order.destinationAeTitle,
        order.state,
        `${order.completed + order.warning} sent, ${order.failed} failed`,
        order.reason === null ? '' : REASONS[order.reason],
      ]);
      print(output, options.json === true, views, columns(rows));
    },
  );
}
