import { resolve } from 'node:path';
import { systemClock } from '../foundation/clock.ts';
import { defaultDataFolder } from '../foundation/data-folder.ts';
import { EXIT_CODES } from './control/exit-codes.ts';
import { processChannel } from './control/node-ipc.ts';
import { serializeError } from './control/serialize-error.ts';
import { exitOnCrash } from './crash-guard.ts';
import { runAgent, type RunningAgent } from './run-agent.ts';

/** Longer than an orderly end ever takes. */
const IMPATIENT_AFTER_MS = 20_000;

/**
 * The agent as a child of the desktop app: control over Node IPC, data folder from TERN_DATA. It ends with its parent's
 * channel. A failed start is one JSON line on standard error, `{"error":{"code","message"}}`, and its exit code.
 */
async function startForDesktop(): Promise<RunningAgent> {
  const { TERN_DATA, TERN_CONFIG, TERN_SECRET_STORE, TERN_RESTORE_BACKUP } = process.env;
  return runAgent({
    dataDir: resolve(TERN_DATA || defaultDataFolder('Tern')),
    configFile: TERN_CONFIG ? resolve(TERN_CONFIG) : null,
    overrides: {},
    secretStore: TERN_SECRET_STORE === 'file' ? 'file' : 'keychain',
    farEnd: null,
    ackPolicies: new Map(),
    listenPolicy: 'retry',
    restore: TERN_RESTORE_BACKUP || null,
    withDashboard: false,
    ipc: processChannel(),
    logSinks: [],
    logLevel: 'info',
    service: null,
  });
}

async function main(): Promise<void> {
  process.umask(0o077);
  using guard = exitOnCrash((text) => process.stderr.write(`${text}\n`));
  const ended = new Promise<void>((resolve) => {
    process.once('disconnect', resolve);
    // The parent may have gone before this line.
    if (process.send !== undefined && !process.connected) resolve();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  try {
    await using running = await startForDesktop();
    guard.logTo(running.logger);
    await ended;
    systemClock.after(IMPATIENT_AFTER_MS, () => process.exit(EXIT_CODES.internal));
  } catch (error) {
    const serialized = serializeError(error);
    process.stderr.write(`${JSON.stringify({ error: serialized })}\n`);
    process.exitCode = EXIT_CODES[serialized.code];
  }
  if (process.connected) process.disconnect();
}

await main();
