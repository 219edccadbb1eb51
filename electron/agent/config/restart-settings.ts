import type { AgentConfig } from '../../contract/agent-config.ts';
import { valueAt } from './plain-record.ts';

/** Settings that are read once, when the agent starts; every other one takes effect at once. */
export const RESTART_SETTINGS = ['web.port'] as const;
export type RestartSetting = (typeof RESTART_SETTINGS)[number];

/** Those settings of `next` that the agent, started with `started`, does not follow before it starts again. */
export function settingsNeedingRestart(
  started: AgentConfig,
  next: AgentConfig,
): readonly RestartSetting[] {
  return RESTART_SETTINGS.filter((setting) => {
    const path = setting.split('.');
    return valueAt(started, path) !== valueAt(next, path);
  });
}
