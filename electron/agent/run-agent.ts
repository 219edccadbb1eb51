import { join } from 'node:path';
import type { AckPolicy } from '../contract/agent-config.ts';
import { systemClock } from '../foundation/clock.ts';
import type { ServiceLevel } from '../foundation/service-places.ts';
import { createLogger, type Logger, type LogLevel, type LogSink } from '../foundation/logger.ts';
import { createRotatingFileSink } from '../foundation/rotating-file-sink.ts';
import { TERN_VERSION } from '../foundation/version.ts';
import { createAgent, type Agent } from './agent.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { openConfigStore, type ConfigOverrides, type ConfigStore } from './config/config-store.ts';
import { whereItFailed } from './crash-guard.ts';
import { serveControlSocket } from './control/control-socket.ts';
import { createControlServices } from './control/control-services.ts';
import { lockDataFolder } from './control/data-folder-lock.ts';
import { serveNodeIpc, type IpcChannel } from './control/node-ipc.ts';
import { dashboardFolder, loadWebAssets } from '../foundation/web-assets.ts';
import { serveWeb } from './control/web-server.ts';
import { openDataFolder } from './data-folder.ts';
import { LOG_NAME, logFolder } from './log-file.ts';
import { FileSecretStore } from './secrets/file-secret-store.ts';
import { KeychainSecretStore } from './secrets/keychain-secret-store.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import type { FarEnd } from './uplink/far-end-session.ts';
import { readPskFile } from './uplink/psk-file.ts';

const clock = systemClock;
const LOG_FILE_BYTES = 10 * 1024 * 1024;
const LOG_FILES_KEPT = 5;

/** A foreign far end; the key stays in its file until the agent reads it. */
export type FarEndOptions = {
  readonly host: string;
  readonly port: number;
  readonly pskFile: string;
  readonly identity: string;
};

export type RunAgentOptions = {
  /** Absolute path. */
  readonly dataDir: string;
  /** A settings file that has to exist; null: config.json in the data folder, if there is one. */
  readonly configFile: string | null;
  readonly overrides: ConfigOverrides;
  /** When single machines get "success", by AE title: wins over what is set for them. */
  readonly ackPolicies: ReadonlyMap<string, AckPolicy>;
  readonly secretStore: SecretStore['kind'];
  readonly farEnd: FarEndOptions | null;
  /** What to do when the DICOM port cannot be had: give up, or show it and try again. */
  readonly listenPolicy: 'must' | 'retry';
  /** Name of the backup to take up again, after going back from a newer version; null: none. */
  readonly restore: string | null;
  /** Serve the dashboard on the loopback port of the settings. */
  readonly withDashboard: boolean;
  /** The program that started this process and controls it. */
  readonly ipc: IpcChannel | null;
  /** Beside the log file. */
  readonly logSinks: readonly LogSink[];
  readonly logLevel: LogLevel;
  /** Who starts it without a person; null: an app or a person. */
  readonly service: ServiceLevel | null;
};

export interface RunningAgent extends AsyncDisposable {
  readonly agent: Agent;
  readonly config: ConfigStore;
  readonly logger: Logger;
  /** Address of the dashboard with its token; null when it is switched off. */
  readonly dashboardUrl: string | null;
}

async function loadFarEnd(options: FarEndOptions | null): Promise<FarEnd | null> {
  if (options === null) return null;
  const { host, port, identity, pskFile } = options;
  return { host, port, identity, key: await readPskFile(pskFile) };
}

function openLogger(options: RunAgentOptions, own: LogSink): Logger {
  const sinks = [own, ...options.logSinks];
  return createLogger({ clock, sinks, level: options.logLevel });
}

/** Opens the ways in; they close in the opposite order. Returns the dashboard's address. */
async function serveControl(
  options: RunAgentOptions,
  agent: Agent,
  config: ConfigStore,
  logger: Logger,
  stack: AsyncDisposableStack,
): Promise<string | null> {
  const services = createControlServices(agent, clock, logger);
  stack.use(await serveControlSocket(options.dataDir, services));
  if (options.ipc !== null) stack.use(serveNodeIpc(options.ipc, services));
  const { port } = config.get().web;
  if (!options.withDashboard || port === null) return null;
  const assets = await loadWebAssets(dashboardFolder());
  return stack.use(await serveWeb({ ...services, port, assets })).dashboardUrl;
}

/**
 * Starts an agent on a data folder with everything around it: lock, log, settings, secrets, control API. Resolves when
 * it can be used. Throws CodedError in words; nothing is left behind then.
 */
export async function runAgent(options: RunAgentOptions): Promise<RunningAgent> {
  const { dataDir } = options;
  await using started = new AsyncDisposableStack();
  await openDataFolder(dataDir);
  started.use(lockDataFolder(dataDir));
  const logFile = started.use(
    createRotatingFileSink({
      directory: logFolder(dataDir),
      name: LOG_NAME,
      maxBytes: LOG_FILE_BYTES,
      keep: LOG_FILES_KEPT,
    }),
  );
  const logger = openLogger(options, logFile);
  logger.info('agent.starting', { version: TERN_VERSION, platform: process.platform });
  started.defer(() => logger.info('agent.stopped'));
  try {
    return await startAgent(options, logger, started);
  } catch (error) {
    logger.error('agent.not-started', whereItFailed(error));
    throw error;
  }
}

async function startAgent(
  options: RunAgentOptions,
  logger: Logger,
  started: AsyncDisposableStack,
): Promise<RunningAgent> {
  const { dataDir } = options;
  if (options.restore !== null) await restoreBackup(dataDir, options.restore, logger);
  const config = await openConfigStore({
    file: options.configFile ?? join(dataDir, 'config.json'),
    mustExist: options.configFile !== null,
    overrides: options.overrides,
  });
  const secrets =
    options.secretStore === 'file'
      ? new FileSecretStore(dataDir)
      : new KeychainSecretStore({ clock });
  logger.info('agent.secret-store', { state: secrets.kind });
  const farEnd = await loadFarEnd(options.farEnd);
  const { listenPolicy, ackPolicies, service } = options;
  const agent = started.use(
    await createAgent({
      ...{ dataDir, config, secrets, clock, logger },
      farEnd,
      listenPolicy,
      ackPolicies,
      service,
    }),
  );
  const dashboardUrl = await serveControl(options, agent, config, logger, started);
  logger.info('agent.ready', { port: agent.dicomPort });
  const running = started.move();
  return {
    agent,
    config,
    logger,
    dashboardUrl,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
