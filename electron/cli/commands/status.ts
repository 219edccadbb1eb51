import { Option, type Command } from 'commander';
import type { AgentStatus } from '../../contract/agent-status.ts';
import type { ControlConnection } from '../../agent/control/connect-control.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import { statusWords, watchLine } from '../status-words.ts';
import { listenForStop, untilAborted } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type StatusOptions = CommonOptions & { readonly watch?: boolean };

/** Prints a line for each status that says something new. */
function createWatcher(options: StatusOptions, terminal: Terminal): (status: AgentStatus) => void {
  let last = '';
  let lastRevision = -1;
  return (status) => {
    if (status.revision === lastRevision) return;
    lastRevision = status.revision;
    const line = watchLine(status, terminal.words);
    if (options.json !== true && line === last) return;
    last = line;
    tell(
      terminal,
      options,
      status,
      `${new Date(status.at).toLocaleTimeString(terminal.words.tag)}  ${line}`,
    );
  };
}

async function watch(agent: ControlConnection, options: StatusOptions, terminal: Terminal) {
  using stop = listenForStop();
  const show = createWatcher(options, terminal);
  using _statuses = agent.onStatus(show);
  show(await agent.getStatus({}));
  await Promise.race([untilAborted(stop.signal), agent.closed]);
  if (!stop.signal.aborted) throw new ControlError('agent-not-running', 'Tern has stopped.');
}

/** `tern status [--json] [--watch]`. */
export function addStatusCommand(program: Command, terminal: Terminal): void {
  program
    .command('status')
    .description('show how things are: link, machines, deliveries, problems')
    .addOption(new Option('--watch', 'print a line for each change until Ctrl-C'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: StatusOptions) =>
      withAgent(options, async (agent) => {
        if (options.watch === true) {
          await watch(agent, options, terminal);
          return;
        }
        const status = await agent.getStatus({});
        tell(terminal, options, status, statusWords(status, terminal.words));
      }),
    );
}
