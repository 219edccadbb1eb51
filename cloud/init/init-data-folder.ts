import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeFileAtomic } from '../../electron/foundation/atomic-file.ts';
import type { Clock } from '../../electron/foundation/clock.ts';
import { CloudFault } from '../errors.ts';
import { dataFolderAt, initialisedFiles, type DataFolder } from '../storage/data-folder.ts';
import { openDatabase } from '../storage/database.ts';
import { newMasterKeyFile } from '../storage/master-key.ts';
import { makeCertificateAuthority, makeServerCertificate } from './certificates.ts';

const OWN_HOSTS = ['localhost', '127.0.0.1', '::1'];
const PUBLIC_MODE = 0o644;

export type InitResult = {
  readonly folder: DataFolder;
  /** Files that were made; those that were there are never overwritten. */
  readonly made: readonly string[];
  readonly hosts: readonly string[];
};

/**
 * Sets a data folder up: master key, private CA, server certificate, admin token, database. Makes what is missing.
 * Throws {@link CloudFault} `already-initialised` where nothing is, `master-key-missing` where data without its key is.
 */
export async function initDataFolder(
  root: string,
  extraHosts: readonly string[],
  clock: Clock,
): Promise<InitResult> {
  const folder = dataFolderAt(root);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const missing = initialisedFiles(folder).filter((path) => !existsSync(path));
  if (missing.length === 0) {
    throw new CloudFault(
      'already-initialised',
      'This data folder is set up already. Its keys were left as they are. To issue a new server certificate, remove server.pem and server.key first.',
    );
  }
  if (existsSync(folder.database) && missing.includes(folder.masterKey)) {
    throw new CloudFault(
      'master-key-missing',
      'There is stored data but no master.key. A new key could not open it: put the old master.key back.',
    );
  }
  const hosts = [...new Set([...OWN_HOSTS, ...extraHosts])];
  await makeMissing(folder, missing, hosts, clock);
  openDatabase(folder.database).close();
  return { folder, made: missing, hosts };
}

async function makeMissing(
  folder: DataFolder,
  missing: readonly string[],
  hosts: readonly string[],
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  if (missing.includes(folder.masterKey))
    await writeFileAtomic(folder.masterKey, newMasterKeyFile());
  if (missing.includes(folder.caKey) || missing.includes(folder.caCertificate)) {
    const authority = await makeCertificateAuthority(now);
    await writeFileAtomic(folder.caKey, authority.keyPem);
    await writeFileAtomic(folder.caCertificate, authority.certificatePem, PUBLIC_MODE);
  }
  if (missing.includes(folder.serverKey) || missing.includes(folder.serverCertificate)) {
    const authority = {
      keyPem: readFileSync(folder.caKey, 'utf8'),
      certificatePem: readFileSync(folder.caCertificate, 'utf8'),
    };
    const server = await makeServerCertificate(authority, hosts, now);
    await writeFileAtomic(folder.serverKey, server.keyPem);
    await writeFileAtomic(folder.serverCertificate, server.certificatePem, PUBLIC_MODE);
  }
  if (missing.includes(folder.adminToken))
    await writeFileAtomic(folder.adminToken, `${randomBytes(32).toString('base64url')}\n`);
}
