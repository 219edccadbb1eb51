import { open } from 'node:fs/promises';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { errnoOf, messageOf } from '../../foundation/errors.ts';
import { ConfigError } from './config-error.ts';
import { currentConfigVersion, migrateConfig } from './migrations.ts';
import { isPlainRecord, type PlainRecord } from './plain-record.ts';

const MAX_CONFIG_BYTES = 1024 * 1024;

async function readText(path: string): Promise<string | null> {
  try {
    await using handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > MAX_CONFIG_BYTES)
      throw new ConfigError('config-invalid', `${path} is too large for a settings file.`);
    return await handle.readFile('utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (errnoOf(error) === 'ENOENT') return null;
    throw new ConfigError('config-invalid', `${path} cannot be read (${errnoOf(error) ?? '?'}).`, {
      cause: error,
    });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ConfigError('config-invalid', `${path} is not valid JSON: ${messageOf(error)}`);
  }
}

/** What the settings file says, migrated to the present version, without defaults; null if there is no file. */
export async function readConfigFile(path: string): Promise<PlainRecord | null> {
  const text = await readText(path);
  if (text === null) return null;
  const settings = parseJson(text, path);
  if (!isPlainRecord(settings))
    throw new ConfigError('config-invalid', `${path} has to hold one JSON object: { … }.`);
  return migrateConfig(settings, path);
}

/** Replaces the settings file whole or not at all. */
export async function writeConfigFile(path: string, settings: PlainRecord): Promise<void> {
  const text = JSON.stringify({ ...settings, version: currentConfigVersion() }, null, 2);
  try {
    await writeFileAtomic(path, `${text}\n`);
  } catch (error) {
    throw new ConfigError(
      'config-unwritable',
      `The settings could not be saved to ${path} (${errnoOf(error) ?? 'unknown reason'}).`,
      { cause: error },
    );
  }
}
