import { rmSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger, type LogSink } from '../../electron/foundation/logger.ts';
import { createRotatingFileSink } from '../../electron/foundation/rotating-file-sink.ts';
import { createCloud, DEFAULT_API_PORT, DEFAULT_PSK_PORT } from '../cloud.ts';
import { assertInitialised, dataFolderAt } from '../storage/data-folder.ts';
import { command, portArgument, type CommonOptions } from './common-options.ts';
import type { Output } from './output.ts';

type Options = CommonOptions & {
  readonly apiPort: number;
  readonly pskPort: number;
  readonly bind: string;
  readonly backup?: string;
  readonly logStderr?: true;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
};

const LOG_FILE_BYTES = 10 * 1024 * 1024;
const LOG_FILES = 10;

export function serveCommand(output: Output): Command {
  return command('serve', 'Run the receiving service.')
    .option('--api-port <n>', 'HTTPS port; 0: any free one', portArgument, DEFAULT_API_PORT)
    .option('--psk-port <n>', 'DICOM TLS-PSK port; 0: any free one', portArgument, DEFAULT_PSK_PORT)
    .option('--bind <address>', 'address to listen on', '0.0.0.0')
    .option('--backup <dir>', 'second place that has to hold each object before it is confirmed')
    .option('--log-stderr', 'write the log to standard error as well')
    .addOption(
      new Option('--log-level <level>', 'least level that is logged')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .action((options: Options) => serve(options, output));
}

/** Runs until SIGTERM or SIGINT. */
async function serve(options: Options, output: Output): Promise<void> {
  const folder = dataFolderAt(options.data);
  assertInitialised(folder);
  using file = createRotatingFileSink({
    directory: folder.log,
    name: 'tern-cloud',
    maxBytes: LOG_FILE_BYTES,
    keep: LOG_FILES,
  });
  const stderr: LogSink = { write: (line) => output.err(`${line}\n`) };
  const sinks = options.logStderr ? [file, stderr] : [file];
  const logger = createLogger({ clock: systemClock, sinks, level: options.logLevel });
  const stopped = untilSignal();
  await using cloud = await createCloud({
    dataRoot: options.data,
    apiPort: options.apiPort,
    pskPort: options.pskPort,
    bind: options.bind,
    backup: options.backup ?? null,
    clock: systemClock,
    logger,
  });
  const { apiPort, pskPort, bind } = cloud;
  output.out(
    options.json
      ? `${JSON.stringify({ apiPort, pskPort, bind })}\n`
      : `tern-cloud is ready: HTTPS on port ${apiPort}, DICOM over TLS-PSK on port ${pskPort} (${bind})\n`,
  );
  await stopped;
  rmSync(folder.serverInfo, { force: true });
  logger.info('cloud.stopped');
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
