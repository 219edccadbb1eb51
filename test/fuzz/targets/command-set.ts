import {
  encodeCommandSet,
  hasDataset,
  isResponse,
  parseCommandSet,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { DimseError } from '../../../electron/agent/dicom/dimse/dimse-error.ts';
import { statusCategory } from '../../../electron/agent/dicom/dimse/status.ts';
import { capturedMessages } from '../captured.ts';
import { checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';

function run(input: Buffer): string {
  let command;
  try {
    command = parseCommandSet(input);
  } catch (error) {
    if (!(error instanceof DimseError)) throw error;
    return error.message;
  }
  checkEqual(
    parseCommandSet(encodeCommandSet(command)),
    command,
    'a command set that is encoded again is another one',
  );
  const status = command.Status === undefined ? 'none' : statusCategory(command.Status);
  return `${isResponse(command)} ${hasDataset(command)} ${status} ${Object.keys(command).length}`;
}

export const commandSet: FuzzTarget = {
  name: 'command-set',
  title: 'Command sets',
  sources: ['dicom/dimse/command-set', 'dicom/dimse/status'],
  maxInputBytes: 4 * 1024,
  seeds: capturedMessages().commands,
  run,
};
