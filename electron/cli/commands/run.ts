import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { AgentStatus } from '../../contract/agent-status.ts';
import type { ConfigOverrides } from '../../agent/config/config-store.ts';
import { exitOnCrash } from '../../agent/crash-guard.ts';
import type { FarEndOptions, RunAgentOptions, RunningAgent } from '../../agent/run-agent.ts';
import { systemClock } from '../../foundation/clock.ts';
import type { ServiceLevel } from '../../foundation/service-places.ts';
import { badArguments } from '../failure.ts';
import {
  dataOption,
  jsonOption,
  parseAckPolicy,
  parseHostAndPort,
  parseListenPort,
  parseWebPort,
  type CommonOptions,
  type GivenAckPolicies,
} from '../options.ts';
import { keepRunning } from '../service/keep-running.ts';
import { listenForStop, untilAborted } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';
import { tell } from '../with-agent.ts';

/** Identity of a far end that was given none, for terminators that know one key only. */
const DEFAULT_PSK_IDENTITY = 'tern';

type RunOptions = CommonOptions & {
  readonly config?: string;
  readonly dicomHost?: string;
  readonly dicomPort?: number;
  readonly aeTitle?: string;
  readonly webPort?: number | 'off';
  readonly ackPolicy?: GivenAckPolicies;
  readonly secretStore: 'keychain' | 'file';
  readonly farEnd?: { readonly host: string; readonly port: number };
  readonly pskFile?: string;
  readonly pskIdentity?: string;
  readonly verbose?: boolean;
  readonly service?: ServiceLevel;
  readonly keepRunning?: boolean;
};

function overridesOf(options: RunOptions): ConfigOverrides {
  const { dicomHost: host, dicomPort: port, aeTitle, webPort, ackPolicy } = options;
  const web = { port: webPort === 'off' ? null : webPort };
  return { dicom: { host, port, aeTitle }, web, ackPolicy: ackPolicy?.all };
}

function farEndOf(options: RunOptions): FarEndOptions | null {
  const { farEnd, pskFile, pskIdentity } = options;
  if (farEnd === undefined) {
    if (pskFile !== undefined || pskIdentity !== undefined)
      throw badArguments('--psk-file and --psk-identity belong to --far-end, which is missing.');
    return null;
  }
  if (pskFile === undefined)
    throw badArguments('--far-end needs --psk-file: a file of mode 0600 with the key in hex.');
  return { ...farEnd, pskFile, identity: pskIdentity ?? DEFAULT_PSK_IDENTITY };
}

function agentOptions(options: RunOptions, terminal: Terminal): RunAgentOptions {
  return {
    dataDir: options.data,
    configFile: options.config ?? null,
    overrides: overridesOf(options),
    ackPolicies: options.ackPolicy?.byAeTitle ?? new Map(),
    secretStore: options.secretStore,
    farEnd: farEndOf(options),
    // Nobody reads what a service says at its start; the status tells a port that cannot be had.
    listenPolicy: options.service === undefined ? 'must' : 'retry',
    // A service could tell its token to nobody but the journal; tray and command line use the socket.
    withDashboard: options.service === undefined,
    restore: null,
    ipc: null,
    logSinks: options.verbose === true ? [{ write: (line) => terminal.err(line) }] : [],
    logLevel: options.verbose === true ? 'debug' : 'info',
    service: options.service ?? null,
  };
}

function tellReady(options: RunOptions, terminal: Terminal, running: RunningAgent): void {
  const { listener }: AgentStatus = running.agent.current();
  if (listener.kind !== 'listening') {
    terminal.err('Tern has started, but the port for the machines cannot be had: see tern status');
    return;
  }
  const { host: dicomHost, port: dicomPort, aeTitle } = listener;
  const { dashboardUrl } = running;
  const dashboard = dashboardUrl === null ? 'no dashboard' : `dashboard ${dashboardUrl}`;
  tell(
    terminal,
    options,
    { dicomHost, dicomPort, aeTitle, dashboardUrl },
    `Tern is ready: DICOM on ${dicomHost}:${dicomPort} as ${aeTitle}, ${dashboard}`,
  );
}

/** This command again, without the word that makes it a keeper. */
function ownCommand(): readonly [string, ...string[]] {
  const [, script = '', ...args] = process.argv;
  const withoutIt = args.filter((argument) => argument !== '--keep-running');
  return [process.execPath, ...process.execArgv, script, ...withoutIt];
}

async function run(options: RunOptions, terminal: Terminal): Promise<void> {
  process.umask(0o077);
  if (options.keepRunning === true) {
    using stop = listenForStop();
    const { signal } = stop;
    process.exitCode = await keepRunning(ownCommand(), { clock: systemClock, signal });
    return;
  }
  using guard = exitOnCrash(terminal.err);
  using stop = listenForStop();
  const prepared = agentOptions(options, terminal);
  // Loaded only here: the other commands start without the weight of the agent.
  const [{ runAgent }, { FILE_SECRET_STORE_NOTICE }] = await Promise.all([
    import('../../agent/run-agent.ts'),
    import('../../agent/secrets/file-secret-store.ts'),
  ]);
  if (options.secretStore === 'file') terminal.err(FILE_SECRET_STORE_NOTICE);
  await using running = await runAgent(prepared);
  guard.logTo(running.logger);
  tellReady(options, terminal, running);
  await untilAborted(stop.signal);
}

const LISTEN_OPTIONS: readonly Option[] = [
  new Option('--dicom-host <host>', 'address to listen on for the machines').env('TERN_DICOM_HOST'),
  new Option('--dicom-port <port>', 'port to listen on for the machines; 0 takes a free one')
    .env('TERN_DICOM_PORT')
    .argParser(parseListenPort),
  new Option('--ae-title <title>', 'AE title to type into the machines').env('TERN_AE_TITLE'),
  new Option('--web-port <port>', 'port of the dashboard on this PC; 0 takes a free one, off none')
    .env('TERN_WEB_PORT')
    .argParser(parseWebPort),
  new Option(
    '--ack-policy <policy>',
    'when machines are told "success": relay, spool or cloud-first; CT1=spool for one machine; may be repeated',
  )
    .env('TERN_ACK_POLICY')
    .argParser(parseAckPolicy),
];

const FAR_END_OPTIONS: readonly Option[] = [
  new Option('--far-end <host:port>', 'send to a foreign TLS-PSK far end instead of a paired cloud')
    .env('TERN_FAR_END')
    .argParser(parseHostAndPort),
  new Option('--psk-file <file>', 'its key in hex, in a file of mode 0600')
    .env('TERN_PSK_FILE')
    .argParser((file: string) => resolve(file)),
  new Option('--psk-identity <id>', `our identity there (default: ${DEFAULT_PSK_IDENTITY})`).env(
    'TERN_PSK_IDENTITY',
  ),
];

/** `tern run`. */
export function addRunCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('run')
    .description('run the agent: receive from the machines and carry to the cloud')
    .addOption(dataOption())
    .addOption(
      new Option('--config <file>', 'settings file instead of config.json in the data folder')
        .env('TERN_CONFIG')
        .argParser((file: string) => resolve(file)),
    );
  for (const option of LISTEN_OPTIONS) command.addOption(option);
  command.addOption(
    new Option('--secret-store <kind>', "where the uplink's key is kept")
      .env('TERN_SECRET_STORE')
      .choices(['keychain', 'file'])
      .default('keychain'),
  );
  for (const option of FAR_END_OPTIONS) command.addOption(option);
  command
    .addOption(
      new Option('--verbose', 'write the log to standard error as well').env('TERN_VERBOSE'),
    )
    .addOption(
      new Option('--service <level>', 'how tern service starts it').choices(['user', 'system']),
    )
    .addOption(new Option('--keep-running', 'start the agent again when it ends'))
    .addOption(jsonOption())
    .action((options: RunOptions) => run(options, terminal));
}
