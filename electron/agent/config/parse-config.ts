import { agentConfigSchema, type AgentConfig } from '../../contract/agent-config.ts';
import { ConfigError } from './config-error.ts';
import { fieldErrors, wordsForIssues } from './issue-words.ts';

/** Fills in the defaults and checks every setting; throws ConfigError naming `origin` and each wrong setting. */
export function parseConfig(settings: unknown, origin: string): AgentConfig {
  const parsed = agentConfigSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    'config-invalid',
    `${origin}: ${wordsForIssues(parsed.error, 'setting')}.`,
    {
      fields: fieldErrors(parsed.error),
    },
  );
}
