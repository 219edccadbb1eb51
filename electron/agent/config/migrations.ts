import { ConfigError } from './config-error.ts';
import type { PlainRecord } from './plain-record.ts';

/** Brings a settings file from version `to - 1` to version `to`; `version` itself is set by the caller. */
export type ConfigMigration = {
  readonly to: number;
  readonly migrate: (settings: PlainRecord) => PlainRecord;
};

/** In ascending order without gaps. Each has a fixture test/fixtures/config/v<to - 1>.json; none is ever changed. */
export const CONFIG_MIGRATIONS: readonly ConfigMigration[] = [];

/** The version that this program writes. */
export function currentConfigVersion(migrations = CONFIG_MIGRATIONS): number {
  return 1 + migrations.length;
}

/** Brings settings of any known version to the present one. A file without a version counts as version 1. */
export function migrateConfig(
  settings: PlainRecord,
  origin: string,
  migrations = CONFIG_MIGRATIONS,
): PlainRecord {
  const current = currentConfigVersion(migrations);
  const version = Object.hasOwn(settings, 'version') ? settings.version : 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new ConfigError(
      'config-invalid',
      `${origin}: "version" has to be a whole number from 1.`,
    );
  if (version > current)
    throw new ConfigError(
      'config-invalid',
      `${origin} was written by a newer Tern (settings version ${version}; this program knows up to ${current}). Update Tern, or set the file aside to start with fresh settings.`,
    );
  return migrations
    .filter(({ to }) => to > version)
    .reduce<PlainRecord>((raw, { to, migrate }) => ({ ...migrate(raw), version: to }), {
      ...settings,
      version,
    });
}
