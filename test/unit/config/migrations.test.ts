import { expect, test } from 'vitest';
import {
  CONFIG_MIGRATIONS,
  currentConfigVersion,
  migrateConfig,
  type ConfigMigration,
} from '../../../electron/agent/config/migrations.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';

const PLANTED: readonly ConfigMigration[] = [
  { to: 2, migrate: ({ port, ...rest }) => ({ ...rest, dicom: { port } }) },
  { to: 3, migrate: (settings) => ({ ...settings, added: true }) },
];

test('the table has no gaps and ends at the version of the schema', () => {
  expect(CONFIG_MIGRATIONS.map(({ to }) => to)).toEqual(CONFIG_MIGRATIONS.map((_, i) => i + 2));
  expect(agentConfigSchema.parse({}).version).toBe(currentConfigVersion());
});

test('steps are applied in order from the version of the file', () => {
  expect(migrateConfig({ port: 104 }, 'f', PLANTED)).toEqual({
    version: 3,
    dicom: { port: 104 },
    added: true,
  });
  expect(migrateConfig({ version: 2, port: 104 }, 'f', PLANTED)).toEqual({
    version: 3,
    port: 104,
    added: true,
  });
  expect(migrateConfig({ version: 3 }, 'f', PLANTED)).toEqual({ version: 3 });
});

test('a file of a newer program is refused in words, not half understood', () => {
  expect(() => migrateConfig({ version: 4 }, '/data/config.json', PLANTED)).toThrow(
    '/data/config.json was written by a newer Tern (settings version 4; this program knows up to 3). Update Tern, or set the file aside to start with fresh settings.',
  );
});
