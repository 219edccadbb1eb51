import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlMessageSchema } from '../../../electron/contract/control.ts';
import { systemClock } from '../../../electron/foundation/clock.ts';
import { startAgentChild } from '../../../electron/main/agent-child.ts';

/** Does with the agent what the desktop app does: starts it as a child, asks it over IPC, lets it end. */
const [, , dataDir = ''] = process.argv;
const agentFile = join(dirname(fileURLToPath(import.meta.url)), 'agent.mjs');
const inherited = Object.entries(process.env).map(([name, value]) => [name, value ?? '']);
const env = { ...Object.fromEntries(inherited), TERN_DATA: dataDir } as Record<string, string>;
const child = startAgentChild({ runtime: process.execPath, agentFile, env }, systemClock);
const platform = await new Promise<string>((resolve) => {
  child.pipe.onMessage((message) => {
    const { data } = controlMessageSchema.safeParse(message);
    if (data !== undefined && 'event' in data) resolve(data.status.agent.platform);
  });
  child.pipe.send({ id: 1, call: 'getStatus', args: {} });
});
await child.stop();
process.stdout.write(JSON.stringify({ platform, exit: await child.exited }));
