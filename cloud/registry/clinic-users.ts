import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { CloudFault } from '../errors.ts';
import { transaction } from '../storage/database.ts';
import { textOf, textOrNull } from '../storage/rows.ts';
import type { Clinics } from './clinics.ts';
import type { RegistryContext } from './registry-context.ts';

/** RFC 7914 parameters: 16 MiB and some 30 ms for each check. They stand in each hash, so that they can be raised. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

export type ClinicUser = {
  readonly name: string;
  /** False: the name alone is enough. */
  readonly hasPasscode: boolean;
  readonly createdAt: string;
};

function derive(passcode: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passcode.normalize('NFC'), salt, HASH_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

async function hashOf(passcode: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(passcode, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
}

async function isHashOf(stored: string, passcode: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(passcode, Buffer.from(salt, 'base64'), options);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'));
}

/** The users that devices of a clinic have to name (PS3.7 D.3.3.7), and whether they have to. */
export class ClinicUsers {
  readonly #context: RegistryContext;
  readonly #clinics: Clinics;
  /** Stands in for an unknown user's hash: finding out who exists must not be quicker. */
  #decoy: Promise<string> | null = null;

  constructor(context: RegistryContext, clinics: Clinics) {
    this.#context = context;
    this.#clinics = clinics;
  }

  isRequired(clinicId: string): boolean {
    const row = this.#context.db
      .prepare('SELECT requires_user FROM clinics WHERE id = ?')
      .get(clinicId);
    return row?.requires_user === 1;
  }

  /**
   * Lets only named users in from now on, this one among them; a user of that name gets the new passcode. Null: no
   * passcode. Throws CloudFault `clinic-unknown` or `clinic-ended`.
   */
  async require(clinicName: string, name: string, passcode: string | null): Promise<ClinicUser> {
    const { db, clock, audit } = this.#context;
    const { id } = this.#clinics.getActive(clinicName);
    const hash = passcode === null ? null : await hashOf(passcode);
    const createdAt = clock.now().toISOString();
    return transaction(db, () => {
      db.prepare(
        `INSERT INTO clinic_users (clinic_id, name, passcode_hash, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (clinic_id, name) DO UPDATE SET passcode_hash = excluded.passcode_hash,
           created_at = excluded.created_at`,
      ).run(id, name, hash, createdAt);
      db.prepare('UPDATE clinics SET requires_user = 1 WHERE id = ?').run(id);
      audit.record('clinic.require-user', id);
      return { name, hasPasscode: hash !== null, createdAt };
    });
  }

  /** Takes one user away; the others are still required. Throws CloudFault `clinic-unknown` or `user-unknown`. */
  remove(clinicName: string, name: string): void {
    const { db, audit } = this.#context;
    const { id } = this.#clinics.get(clinicName);
    transaction(db, () => {
      const { changes } = db
        .prepare('DELETE FROM clinic_users WHERE clinic_id = ? AND name = ?')
        .run(id, name);
      if (changes === 0)
        throw new CloudFault('user-unknown', 'The clinic has no user with this name.');
      audit.record('clinic.remove-user', id);
    });
  }

  /** Requires no user any more and forgets those there were. Throws CloudFault `clinic-unknown`. */
  allowAnyone(clinicName: string): void {
    const { db, audit } = this.#context;
    const { id } = this.#clinics.get(clinicName);
    transaction(db, () => {
      db.prepare('DELETE FROM clinic_users WHERE clinic_id = ?').run(id);
      db.prepare('UPDATE clinics SET requires_user = 0 WHERE id = ?').run(id);
      audit.record('clinic.allow-anyone', id);
    });
  }

  /** Throws CloudFault `clinic-unknown`. */
  list(clinicName: string): readonly ClinicUser[] {
    return this.#context.db
      .prepare('SELECT * FROM clinic_users WHERE clinic_id = ? ORDER BY name')
      .all(this.#clinics.get(clinicName).id)
      .map((row) => ({
        name: textOf(row, 'name'),
        hasPasscode: textOrNull(row, 'passcode_hash') !== null,
        createdAt: textOf(row, 'created_at'),
      }));
  }

  /** True where the clinic has the user and the passcode is the user's; null: none was given. */
  async verify(clinicId: string, name: string, passcode: string | null): Promise<boolean> {
    const row = this.#context.db
      .prepare('SELECT passcode_hash FROM clinic_users WHERE clinic_id = ? AND name = ?')
      .get(clinicId, name);
    const stored = row ? textOrNull(row, 'passcode_hash') : null;
    if (passcode === null) return row !== undefined && stored === null;
    this.#decoy ??= hashOf(randomBytes(SALT_BYTES).toString('base64'));
    const isRight = await isHashOf(stored ?? (await this.#decoy), passcode);
    return isRight && stored !== null;
  }
}
