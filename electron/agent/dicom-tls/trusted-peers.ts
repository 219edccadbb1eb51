import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TrustedCertificate } from '../../contract/certificates.ts';
import { isoTimeSchema } from '../../contract/identifiers.ts';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { readCertificates } from '../../foundation/certificates.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { ControlError } from '../control/control-error.ts';
import { CertificateError } from './certificate-error.ts';
import { certificateFacts } from './certificate-facts.ts';
import { requireValid } from './own-identity.ts';

const FILE_NAME = 'trusted-certificates.json';
const MAX_TRUSTED = 200;
const fileSchema = z.strictObject({
  version: z.literal(1),
  trusted: z
    .array(z.strictObject({ pem: z.string(), isAuthority: z.boolean(), addedAt: isoTimeSchema }))
    .max(MAX_TRUSTED),
});

/** One certificate that a person trusts. */
export type TrustedPeer = {
  readonly certificate: X509Certificate;
  readonly isAuthority: boolean;
  readonly addedAt: string;
};

/** Whom encrypted DICOM trusts: certificates of machines, and authorities. Public data, in a file of the data folder. */
export class TrustedPeers {
  readonly #file: string;
  readonly #clock: Clock;
  #peers: readonly TrustedPeer[];
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(file: string, clock: Clock, peers: readonly TrustedPeer[]) {
    this.#file = file;
    this.#clock = clock;
    this.#peers = peers;
  }

  /** Throws ControlError config-invalid for a file that cannot be read: who is trusted must not change unnoticed. */
  static async open(dataDir: string, clock: Clock): Promise<TrustedPeers> {
    const file = join(dataDir, FILE_NAME);
    return new TrustedPeers(file, clock, await readPeers(file));
  }

  get peers(): readonly TrustedPeer[] {
    return this.#peers;
  }

  /** PEM of the authorities. */
  get authorities(): string[] {
    return this.#peers
      .filter(({ isAuthority }) => isAuthority)
      .map(({ certificate }) => certificate.toString());
  }

  /** Whether this very certificate is trusted. */
  isPinned({ fingerprint256 }: X509Certificate): boolean {
    return this.#peers.some(
      ({ certificate, isAuthority }) =>
        !isAuthority && certificate.fingerprint256 === fingerprint256,
    );
  }

  list(): TrustedCertificate[] {
    return this.#peers.map(toTrusted);
  }

  /** Throws CertificateError, or ControlError config-unwritable; then nothing has changed. */
  add(pem: string, isAuthority: boolean): Promise<TrustedCertificate[]> {
    return this.#inTurn(async () => {
      const now = this.#clock.now();
      const added = certificatesToTrust(pem, isAuthority, now).map((certificate) => ({
        certificate,
        isAuthority,
        addedAt: now.toISOString(),
      }));
      const fingerprints = new Set(added.map(({ certificate }) => certificate.fingerprint256));
      const others = this.#peers.filter(
        ({ certificate }) => !fingerprints.has(certificate.fingerprint256),
      );
      await this.#keep([...others, ...added]);
      return added.map(toTrusted);
    });
  }

  /** `fingerprint` as a certificate tells it. Throws CertificateError, or ControlError config-unwritable. */
  remove(fingerprint: string): Promise<TrustedPeer> {
    return this.#inTurn(async () => {
      const found = this.#peers.find(({ certificate: c }) => c.fingerprint256 === fingerprint);
      if (found === undefined) throw new CertificateError('not-there');
      await this.#keep(this.#peers.filter((peer) => peer !== found));
      return found;
    });
  }

  async #keep(peers: readonly TrustedPeer[]): Promise<void> {
    if (peers.length > MAX_TRUSTED) throw new CertificateError('too-many');
    const trusted = peers.map(({ certificate, isAuthority, addedAt }) => ({
      pem: certificate.toString(),
      isAuthority,
      addedAt,
    }));
    try {
      await writeFileAtomic(this.#file, `${JSON.stringify({ version: 1, trusted }, null, 2)}\n`);
    } catch (cause) {
      const reason = errnoOf(cause) ?? 'unknown reason';
      throw new ControlError(
        'config-unwritable',
        `That could not be saved to ${this.#file} (${reason}). Check that the disk is not full and that Tern may write to its folder.`,
        { cause },
      );
    }
    this.#peers = peers;
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}

async function readPeers(file: string): Promise<TrustedPeer[]> {
  try {
    const { trusted } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return trusted.map(({ pem, ...peer }) => ({ ...peer, certificate: new X509Certificate(pem) }));
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return [];
    throw new ControlError(
      'config-invalid',
      `${file} cannot be read. It holds the certificates that are trusted; restore it, or delete it and trust them again.`,
      { cause },
    );
  }
}

function certificatesToTrust(
  pem: string,
  isAuthority: boolean,
  now: Date,
): readonly X509Certificate[] {
  const certificates = readCertificates(pem);
  if (certificates === 'private-key') throw new CertificateError('holds-a-private-key');
  if (certificates === 'not-a-certificate') throw new CertificateError('not-a-certificate');
  for (const certificate of certificates) {
    requireValid(certificate, now);
    if (isAuthority && !certificate.ca) throw new CertificateError('not-an-authority');
  }
  return certificates;
}

function toTrusted({ certificate, isAuthority, addedAt }: TrustedPeer): TrustedCertificate {
  return { ...certificateFacts(certificate), isAuthority, addedAt };
}
