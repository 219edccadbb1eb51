import type { ControlCallName } from '../../contract/control.ts';
import type { UpdateStatus } from '../../contract/updates.ts';
import type { AgentCommand } from '../agent-child.ts';
import type { DesktopState } from '../desktop-state.ts';

/** Tells the agent how it stands with updates, for those who ask it: once for each change and each agent. */
export function tellAgent(
  call: (name: ControlCallName, args: unknown) => Promise<unknown>,
): (state: DesktopState, update: UpdateStatus) => void {
  let told = '';
  return ({ status }, update) => {
    // How far a download is interests whoever looks at the window.
    const text = JSON.stringify({ ...update, state: { ...update.state, percent: 0 } });
    const isNew = status !== null && text !== told;
    told = status === null ? '' : text;
    // An agent of another version may not know the call.
    if (isNew) call('tellUpdateStatus', { update }).catch(() => undefined);
  };
}

/** The command with which an agent takes up its copies again; `backup` null: as it is. */
export function restoring(command: AgentCommand, backup: string | null): AgentCommand {
  if (backup === null) return command;
  return { ...command, env: { ...command.env, TERN_RESTORE_BACKUP: backup } };
}
