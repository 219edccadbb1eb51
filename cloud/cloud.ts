import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CLOUD_PSK_PORT } from '../electron/contract/psk-link.ts';
import { writeFileAtomic } from '../electron/foundation/atomic-file.ts';
import type { Clock } from '../electron/foundation/clock.ts';
import type { Logger } from '../electron/foundation/logger.ts';
import { TERN_IMPLEMENTATION } from '../electron/agent/dicom/services/sop-classes.ts';
import type { UlTimeouts } from '../electron/agent/dicom/ul/watchdog.ts';
import type { ApiContext } from './api/api-context.ts';
import { startApiServer } from './api/api-server.ts';
import { CommitmentService } from './commitment/commitment-service.ts';
import { FindService } from './find/find-service.ts';
import { CloudAssociation } from './link/cloud-association.ts';
import { UserGate } from './link/user-gate.ts';
import { listenPsk, type PskListener } from './link/psk-listener.ts';
import { StoreService } from './objects/store-service.ts';
import { openRegistry, type Registry } from './open-registry.ts';
import { RetrieveService } from './retrieve/retrieve-service.ts';
import { watchForChanges } from './storage/change-watch.ts';
import { CommitQueue } from './storage/commit-queue.ts';
import { assertInitialised, dataFolderAt, type DataFolder } from './storage/data-folder.ts';
import { ObjectFiles } from './storage/object-files.ts';
import { lockServer } from './storage/server-lock.ts';

export const DEFAULT_API_PORT = 8443;
export const DEFAULT_PSK_PORT = DEFAULT_CLOUD_PSK_PORT;

const TIMEOUTS: UlTimeouts = {
  artimTimeoutMs: 30_000,
  associationTimeoutMs: 30_000,
  pduTimeoutMs: 60_000,
  idleTimeoutMs: 600_000,
};

export type CloudOptions = {
  /** A folder that {@link initDataFolder} has set up. */
  readonly dataRoot: string;
  /** 0 asks for free ports. */
  readonly apiPort?: number;
  readonly pskPort?: number;
  readonly bind?: string;
  /** Second place that has to hold an object before it counts as stored. */
  readonly backup?: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For tests: shorter timers of the upper layer and of silent sockets. */
  readonly timeouts?: Partial<UlTimeouts>;
  readonly silentSocketTimeoutMs?: number;
};

/** A running receiving service. */
export type Cloud = AsyncDisposable & {
  readonly apiPort: number;
  readonly pskPort: number;
  readonly bind: string;
  /** The tables, for use in the same process. Call {@link Cloud.dropRevoked} after ending something. */
  readonly registry: Registry;
  readonly dropRevoked: () => void;
};

/**
 * Starts the receiving service on an initialised data folder. Throws CloudFault: `not-initialised`, `server-running`,
 * `port-in-use`, `port-not-permitted` and those of {@link openRegistry}.
 */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const folder = dataFolderAt(options.dataRoot);
  assertInitialised(folder);
  await using parts = new AsyncDisposableStack();
  parts.use(lockServer(folder.lock));
  const registry = parts.use(openRegistry(folder, options.clock, 'api'));
  const bind = options.bind ?? '0.0.0.0';
  const psk = parts.use(await startDataChannel(folder, registry, bind, options));
  const context = apiContext(folder, registry, psk, options);
  const api = parts.use(
    await startApiServer({
      context,
      host: bind,
      port: options.apiPort ?? DEFAULT_API_PORT,
      keyPem: readFileSync(folder.serverKey, 'utf8'),
      certificatePem: readFileSync(folder.serverCertificate, 'utf8'),
      ...(options.silentSocketTimeoutMs === undefined
        ? {}
        : { silentSocketTimeoutMs: options.silentSocketTimeoutMs }),
    }),
  );
  parts.use(watchForChanges(registry.db, options.clock, psk.dropRevoked));
  const info = { apiPort: api.port, pskPort: psk.port, bind };
  await writeFileAtomic(folder.serverInfo, `${JSON.stringify({ ...info, pid: process.pid })}\n`);
  options.logger.info('cloud.started', { port: psk.port });
  const running = parts.move();
  return {
    ...info,
    registry,
    dropRevoked: psk.dropRevoked,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function startDataChannel(
  folder: DataFolder,
  registry: Registry,
  host: string,
  options: CloudOptions,
): Promise<PskListener> {
  const { clock, logger } = options;
  const places = [folder.objects, ...(options.backup ? [join(options.backup, 'objects')] : [])];
  const files = new ObjectFiles(places, registry.masterKey);
  files.prepare();
  const services = {
    store: new StoreService({
      files,
      index: registry.objects,
      commits: new CommitQueue(registry.db),
      implementation: TERN_IMPLEMENTATION,
    }),
    find: new FindService(registry.db, registry.masterKey, registry.worklist),
    retrieve: new RetrieveService({ db: registry.db, masterKey: registry.masterKey, files, clock }),
    commitment: new CommitmentService(registry.db, files),
    gate: new UserGate(registry.users, clock),
    clock,
    logger,
    timeouts: { ...TIMEOUTS, ...options.timeouts },
  };
  let count = 0;
  return listenPsk({
    host,
    port: options.pskPort ?? DEFAULT_PSK_PORT,
    keyOf: (identity) => registry.uplinks.keyOf(identity),
    isActive: (uplinkId) => registry.uplinks.isActive(uplinkId),
    onConnection: (socket, uplink) => {
      count += 1;
      new CloudAssociation(socket, uplink, `c${count}`, services);
    },
    logger,
    ...(options.silentSocketTimeoutMs === undefined
      ? {}
      : { handshakeTimeoutMs: options.silentSocketTimeoutMs }),
  });
}

function apiContext(
  folder: DataFolder,
  registry: Registry,
  psk: PskListener,
  options: CloudOptions,
): ApiContext {
  return {
    ...registry,
    clock: options.clock,
    logger: options.logger,
    adminToken: readFileSync(folder.adminToken, 'utf8').trim(),
    digestCode: (code) => registry.masterKey.digest('pairing-code', code),
    pskPorts: () => [psk.port],
    onRevoked: psk.dropRevoked,
  };
}
