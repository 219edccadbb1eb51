import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ControlError } from '../../agent/control/control-error.ts';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { definitionFile } from '../../foundation/service-places.ts';
import type { CommandRunner, ServiceFiles, SystemPorts } from './service-manager.ts';

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 1024 * 1024;

const runCommand: CommandRunner = (program, args) =>
  new Promise((resolve) => {
    const options = { timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true };
    execFile(program, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ exitCode, stdout, stderr });
    });
  });

function refused(path: string, error: unknown): ControlError {
  const reason = errnoOf(error) ?? 'unknown reason';
  return new ControlError('service-not-permitted', `${path} cannot be changed (${reason}).`, {
    cause: error,
  });
}

const files: ServiceFiles = {
  async write(path, content, mode) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFileAtomic(path, content, mode);
      // Whatever the umask of the shell is.
      await chmod(path, mode);
    } catch (error) {
      throw refused(path, error);
    }
  },
  async remove(path) {
    await rm(path, { force: true }).catch((error: unknown) => {
      throw refused(path, error);
    });
  },
  exists: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
};

/** This computer. */
export const SYSTEM_PORTS: SystemPorts = { run: runCommand, files, definitionFile };
