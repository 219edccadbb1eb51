import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TestCertificates = {
  readonly caPem: string;
  readonly certPem: string;
  readonly keyPem: string;
};

/** A private CA and a server certificate for localhost, made by the openssl program. */
export function makeTestCertificates(
  names = 'DNS:localhost,IP:127.0.0.1,IP:::1',
): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'tern-ca-'));
  const openssl = (args: string): void =>
    void execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'ignore' });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  try {
    const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
    openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 30 -subj /CN=Test-CA`);
    openssl(`req ${newKey} -keyout server.key -out server.csr -subj /CN=localhost`);
    writeFileSync(join(folder, 'ext'), `subjectAltName=${names}\n`);
    openssl(
      'x509 -req -in server.csr -CA ca.pem -CAkey ca.key -out server.pem -days 30 -extfile ext',
    );
    return { caPem: read('ca.pem'), certPem: read('server.pem'), keyPem: read('server.key') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let shared: TestCertificates | null = null;

/** The same ones for every caller of this process, made at first use. */
export function testCertificates(): TestCertificates {
  return (shared ??= makeTestCertificates());
}
