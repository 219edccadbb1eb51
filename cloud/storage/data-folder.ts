import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFault } from '../errors.ts';

/** Where everything of one receiving service lies. */
export type DataFolder = {
  readonly root: string;
  readonly masterKey: string;
  readonly caCertificate: string;
  readonly caKey: string;
  readonly serverCertificate: string;
  readonly serverKey: string;
  readonly adminToken: string;
  readonly database: string;
  /** Held exclusively by the running server. */
  readonly lock: string;
  /** Ports of the running server, for the other commands. */
  readonly serverInfo: string;
  readonly objects: string;
  readonly log: string;
};

export function dataFolderAt(root: string): DataFolder {
  return {
    root,
    masterKey: join(root, 'master.key'),
    caCertificate: join(root, 'ca.pem'),
    caKey: join(root, 'ca.key'),
    serverCertificate: join(root, 'server.pem'),
    serverKey: join(root, 'server.key'),
    adminToken: join(root, 'admin-token'),
    database: join(root, 'cloud.sqlite'),
    lock: join(root, 'lock.sqlite'),
    serverInfo: join(root, 'server.json'),
    objects: join(root, 'objects'),
    log: join(root, 'log'),
  };
}

/** The files that `init` makes, in the order of making. */
export function initialisedFiles(folder: DataFolder): readonly string[] {
  return [
    folder.masterKey,
    folder.caKey,
    folder.caCertificate,
    folder.serverKey,
    folder.serverCertificate,
    folder.adminToken,
  ];
}

/** Throws a {@link CloudFault} that says which command is missing. */
export function assertInitialised(folder: DataFolder): void {
  if (initialisedFiles(folder).every((path) => existsSync(path))) return;
  throw new CloudFault(
    'not-initialised',
    `This data folder is not set up yet. Run first: tern-cloud init --data "${folder.root}"`,
  );
}
