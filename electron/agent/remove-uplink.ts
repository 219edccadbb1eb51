import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { agentConfigSchema, type AgentConfig } from '../contract/agent-config.ts';
import type { Clock } from '../foundation/clock.ts';
import { createLogger } from '../foundation/logger.ts';
import { openConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { LOCK_FILE, lockDataFolder } from './control/data-folder-lock.ts';
import { FileSecretStore, SECRETS_FILE } from './secrets/file-secret-store.ts';
import type { ClearableSecretStore } from './secrets/secret-store.ts';
import { CloudClient } from './uplink/cloud-client.ts';
import { Pairing } from './uplink/pairing.ts';
import { UplinkRecordFile } from './uplink/uplink-record.ts';

/** A cloud that cannot be reached holds nobody up for longer. */
const GOODBYE_TIMEOUT_MS = 10_000;
/** Where objects wait, below the data folder; each is a file. */
const WAITING = ['spool/objects', 'spool/incoming'] as const;

export type RemovalOptions = {
  /** Absolute path. */
  readonly dataDir: string;
  readonly clock: Clock;
  /** Of this user account, for whatever Tern keeps in it. */
  readonly keychain: ClearableSecretStore;
  /** `keep`: settings, history and what waits stay for a later installation. `delete-unsent`: also what waits goes. */
  readonly data: 'keep' | 'delete' | 'delete-unsent';
};

/** What was done. */
export type Removal = {
  readonly cloud: 'told' | 'not-told' | 'not-paired';
  readonly dataIsGone: boolean;
  /** False where the keychain could not be opened. */
  readonly keysWereDeleted: boolean;
};

/** Images that wait on this PC and are nowhere else. */
export async function countWaiting(dataDir: string): Promise<number> {
  const counts = await Promise.all(
    WAITING.map(async (folder) => {
      const options = { recursive: true, withFileTypes: true } as const;
      const entries = await readdir(join(dataDir, folder), options).catch(() => []);
      return entries.filter((entry) => entry.isFile()).length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Somebody may have named a folder that holds far more than ours. */
function holdsHome(dataDir: string): boolean {
  const within = relative(dataDir, homedir());
  return within === '' || (!within.startsWith('..') && !isAbsolute(within));
}

/** The way to the cloud, through the clinic's proxy; settings that cannot be read are left aside. */
async function linkConfig(dataDir: string): Promise<AgentConfig['link']> {
  try {
    const store = await openConfigStore({ file: join(dataDir, 'config.json'), mustExist: false });
    return store.get().link;
  } catch {
    return agentConfigSchema.parse({ version: 1 }).link;
  }
}

/** Says goodbye to the cloud and forgets the key. What stands in the way is no reason to stay. */
async function unpair({ dataDir, clock, keychain }: RemovalOptions): Promise<Removal['cloud']> {
  const record = await new UplinkRecordFile(dataDir).load().catch(() => null);
  if (record === null) return 'not-paired';
  const link = await linkConfig(dataDir);
  const pairing = new Pairing({
    clock,
    logger: createLogger({ clock, sinks: [], level: 'error' }),
    dataDir,
    secrets: record.secretStore === 'file' ? new FileSecretStore(dataDir) : keychain,
    label: hostname(),
    connect: (baseUrl, caPem) => new CloudClient({ baseUrl, caPem, clock, getWay: () => link }),
    onChange: () => undefined,
  });
  try {
    await pairing.load();
    const { cloudWasTold } = await pairing.unpair({ timeoutMs: GOODBYE_TIMEOUT_MS });
    return cloudWasTold ? 'told' : 'not-told';
  } catch {
    return 'not-told';
  }
}

/** An agent that keeps its secrets in its own folder has none in the keychain, where another's may be. */
async function clearKeychain(dataDir: string, keychain: ClearableSecretStore): Promise<boolean> {
  if (existsSync(join(dataDir, SECRETS_FILE))) return true;
  try {
    await keychain.clear();
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes this PC's uplink out of service: the cloud is told, the key forgotten, and the data deleted where that was asked
 * for. No agent may run. Throws ControlError agent-already-running or images-waiting; nothing has changed then.
 */
export async function removeUplink(options: RemovalOptions): Promise<Removal> {
  const { dataDir, data, keychain } = options;
  const isOurs = existsSync(join(dataDir, LOCK_FILE));
  let cloud: Removal['cloud'] = 'not-paired';
  if (isOurs) {
    // Held until the end: an agent that starts meanwhile would pair up again with what is being removed.
    using _ = lockDataFolder(dataDir);
    const waiting = data === 'delete' ? await countWaiting(dataDir) : 0;
    if (waiting > 0)
      throw new ControlError(
        'images-waiting',
        `${waiting} images wait on this PC and are nowhere else. Keep them with --keep-data, or delete them too with --delete-unsent.`,
      );
    cloud = await unpair(options);
  }
  if (data === 'keep') return { cloud, dataIsGone: false, keysWereDeleted: false };
  if (!isOurs) return { cloud, dataIsGone: !existsSync(dataDir), keysWereDeleted: false };
  const keysWereDeleted = await clearKeychain(dataDir, keychain);
  if (!holdsHome(dataDir)) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  return { cloud, dataIsGone: !existsSync(dataDir), keysWereDeleted };
}
