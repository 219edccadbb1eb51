import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RunningProgram } from '../../fixtures/child.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const TERN = join(dirname(fileURLToPath(import.meta.url)), '../../../dist/tern.mjs');

export type RealAgent = AsyncDisposable & {
  /** The dashboard's address as it was printed. */
  readonly address: string;
  readonly dicomPort: number;
};

/** `tern run` as built, unpaired, with a short heartbeat so that a cut link shows soon. */
export async function runRealAgent(): Promise<RealAgent> {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await TempFolder.create('tern-ui-agent'));
  // In the file and not as an option, so that it can be changed.
  const dicom = { host: '127.0.0.1', port: 0 };
  const config = { version: 1, dicom, link: { heartbeatIntervalMs: 500 } };
  await writeFile(folder.join('config.json'), JSON.stringify(config));
  const program = stack.use(
    new RunningProgram(process.execPath, [
      ...[TERN, 'run', '--data', folder.join('data'), '--config', folder.join('config.json')],
      ...['--web-port', '0', '--secret-store', 'file'],
    ]),
  );
  try {
    const [, port, address = ''] = await program.untilOutput(
      /DICOM on \S+:(\d+) .*dashboard (\S+)/,
    );
    return {
      address,
      dicomPort: Number(port),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
