import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { permittedFields } from '../../foundation/log-fields.ts';
import { isPlainRecord } from '../config/plain-record.ts';
import { LOG_NAME, logFolder } from '../log-file.ts';

const TAIL_BYTES = 256 * 1024;
const HEAD_FORMS = {
  at: /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/,
  level: /^[a-z]{4,5}$/,
  event: /^[a-z0-9.-]{1,64}$/,
} as const;

async function tailOf(file: string, maxBytes: number): Promise<string> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, bytesRead);
  } catch {
    // A log that is not there has no last lines.
    return '';
  }
}

/**
 * The line as the logger would write it now; null for what no logger of ours wrote. The second net: whatever got into
 * the file, only the fields that a log may hold leave this PC.
 */
export function permittedLine(line: string): string | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (!isPlainRecord(parsed)) return null;
    const { at, level, event, ...fields } = parsed;
    const head = { at, level, event };
    const isOurs = (['at', 'level', 'event'] as const).every((name) => {
      const value = head[name];
      return typeof value === 'string' && HEAD_FORMS[name].test(value);
    });
    return isOurs ? JSON.stringify({ ...head, ...permittedFields(fields) }) : null;
  } catch {
    return null;
  }
}

/** The last lines of the log, oldest first, at most so many. */
export async function readLogTail(dataDir: string, maxLines: number): Promise<readonly string[]> {
  const folder = logFolder(dataDir);
  const latest = await tailOf(join(folder, `${LOG_NAME}.log`), TAIL_BYTES);
  const room = TAIL_BYTES - latest.length;
  const older = room > 0 ? await tailOf(join(folder, `${LOG_NAME}.1.log`), room) : '';
  return `${older}${latest}`
    .split('\n')
    .map(permittedLine)
    .filter((line) => line !== null)
    .slice(-maxLines);
}
