import { cloudConfigSchema, type CloudConfig } from '../../electron/contract/agent-config.ts';
import { transaction } from '../storage/database.ts';
import { textOf } from '../storage/rows.ts';
import type { RegistryContext } from './registry-context.ts';

/** The settings that the cloud gives an uplink. Revision 0: nothing was ever set. */
const NOTHING_SET: CloudConfig = {
  revision: 0,
  heartbeatIntervalMs: null,
  allowedDevices: null,
  ackPolicy: null,
  maxBytesPerSecond: null,
  limitHours: null,
  updateChannel: null,
  updateHours: null,
  quietHours: null,
};

export class UplinkConfigs {
  readonly #context: RegistryContext;

  constructor(context: RegistryContext) {
    this.#context = context;
  }

  get(uplinkId: string): CloudConfig {
    const row = this.#context.db
      .prepare('SELECT json FROM uplink_configs WHERE uplink_id = ?')
      .get(uplinkId);
    return row ? cloudConfigSchema.parse(JSON.parse(textOf(row, 'json'))) : NOTHING_SET;
  }

  /** Changes the given settings; the revision grows by one and the next heartbeat carries them. */
  change(uplinkId: string, settings: Partial<Omit<CloudConfig, 'revision'>>): CloudConfig {
    const { db, audit } = this.#context;
    return transaction(db, () => {
      const previous = this.get(uplinkId);
      const config = { ...previous, ...settings, revision: previous.revision + 1 };
      db.prepare(
        `INSERT INTO uplink_configs (uplink_id, revision, json) VALUES (?, ?, ?)
         ON CONFLICT (uplink_id) DO UPDATE SET revision = excluded.revision, json = excluded.json`,
      ).run(uplinkId, config.revision, JSON.stringify(config));
      audit.record('uplink.config', uplinkId);
      return config;
    });
  }
}

type Settings = Omit<CloudConfig, 'revision'>;

/** Leaves out what was not given, so that it does not overwrite what is set. */
export function withoutUndefined(settings: {
  readonly [K in keyof Settings]?: Settings[K] | undefined;
}): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
