import { Option, type Command } from 'commander';
import { ackPolicySchema, type AckPolicy } from '../../contract/agent-config.ts';
import type { ControlArgs } from '../../contract/control.ts';
import { badArguments } from '../failure.ts';
import { findDevice } from '../find-device.ts';
import { parseEvery, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type SetOptions = CommonOptions & {
  readonly name?: string;
  readonly room?: string;
  readonly ackPolicy?: AckPolicy | 'default';
  readonly calledAe?: string[];
  readonly expectEvery?: number | 'never';
};

/** An empty text takes a name or a room away; `any` and `never` take a limit away. */
function changesOf(options: SetOptions): Omit<ControlArgs<'setDevice'>, 'id'> {
  const { name, room, ackPolicy, calledAe, expectEvery } = options;
  return {
    ...(name !== undefined && { name: name === '' ? null : name }),
    ...(room !== undefined && { room: room === '' ? null : room }),
    ...(ackPolicy !== undefined && { ackPolicy: ackPolicy === 'default' ? null : ackPolicy }),
    ...(calledAe !== undefined && { calledAeTitles: calledAe.includes('any') ? null : calledAe }),
    ...(expectEvery !== undefined && {
      expectEveryHours: expectEvery === 'never' ? null : expectEvery,
    }),
  };
}

async function set(who: string, options: SetOptions, terminal: Terminal): Promise<void> {
  const changes = changesOf(options);
  if (Object.keys(changes).length === 0)
    throw badArguments(
      'Say what to set: --name, --room, --ack-policy, --called-ae or --expect-every.',
    );
  const result = await withAgent(options, async (agent) =>
    agent.setDevice({ id: (await findDevice(agent, who)).id, ...changes }),
  );
  tell(terminal, options, result, terminal.words.t('terminal.devices.set'));
}

async function merge(
  who: string,
  into: string,
  options: CommonOptions,
  terminal: Terminal,
): Promise<void> {
  const { result, kept } = await withAgent(options, async (agent) => {
    const [one, other] = [await findDevice(agent, who), await findDevice(agent, into)];
    return { kept: other, result: await agent.mergeDevices({ id: one.id, into: other.id }) };
  });
  const name = kept.name ?? kept.aeTitle;
  tell(terminal, options, result, terminal.words.t('terminal.devices.merged', { name }));
}

type CalledOptions = CommonOptions & { readonly device?: string };

async function allowCalled(
  title: string,
  options: CalledOptions,
  terminal: Terminal,
): Promise<void> {
  const result = await withAgent(options, async (agent) => {
    const device = options.device === undefined ? null : await findDevice(agent, options.device);
    return agent.allowCalledAe({ aeTitle: title, deviceId: device?.id ?? null });
  });
  tell(terminal, options, result, terminal.words.t('terminal.devices.calledAllowed', { title }));
}

const collect = (title: string, before: readonly string[] = []): string[] => [...before, title];

/** `tern devices set|merge|allow-called`. */
export function addDeviceSettings(
  add: (command: string, description: string) => Command,
  terminal: Terminal,
): void {
  add('set', 'set what holds for one machine')
    .argument('<who>', 'AE title, name or number in the list')
    .addOption(new Option('--name <name>', 'what you call it; "": its AE title').env('TERN_NAME'))
    .addOption(new Option('--room <room>', 'where it stands; "": nothing').env('TERN_ROOM'))
    .addOption(
      new Option('--ack-policy <policy>', 'when it is told "success"; default: as all')
        .env('TERN_ACK_POLICY')
        .choices([...ackPolicySchema.options, 'default']),
    )
    .addOption(
      new Option(
        '--called-ae <title>',
        'the AE title that it may call; several: give it again; any: no limit',
      )
        .env('TERN_CALLED_AE')
        .argParser(collect),
    )
    .addOption(
      new Option('--expect-every <time>', 'at least one image in 24h, 7d …; never: nothing')
        .env('TERN_EXPECT_EVERY')
        .argParser(parseEvery),
    )
    .action((who: string, options: SetOptions) => set(who, options, terminal));
  add('allow-called', 'add an AE title to those that may be called')
    .argument('<title>', 'AE title')
    .addOption(new Option('--device <who>', 'also to the list of this machine').env('TERN_DEVICE'))
    .action((title: string, options: CalledOptions) => allowCalled(title, options, terminal));
  add('merge', 'make one machine of two entries: another address, or another title')
    .argument('<who>', 'the entry that goes: AE title, name or number in the list')
    .argument('<into>', 'the entry that stays')
    .action((who: string, into: string, options: CommonOptions) =>
      merge(who, into, options, terminal),
    );
}
