import { join } from 'node:path';

/** Where the agent's log lies in its data folder: `log/agent.log`, older ones `agent.1.log` and so on. */
export const LOG_NAME = 'agent';

/** The log's folder. */
export function logFolder(dataDir: string): string {
  return join(dataDir, 'log');
}
