import { randomBytes } from 'node:crypto';
import {
  checkPairingCode,
  formatPairingCode,
  makePairingCode,
} from '../../electron/contract/pairing-code.ts';
import { transaction } from '../storage/database.ts';
import { numberOf, textOf, textOrNull } from '../storage/rows.ts';
import type { Clinics } from './clinics.ts';
import type { RegistryContext } from './registry-context.ts';
import type { NewUplink, Uplinks } from './uplinks.ts';

export const DEFAULT_CODE_MINUTES = 15;
/** A code that was presented this often without success is dead. */
const MAX_ATTEMPTS_PER_CODE = 5;
const CODE_VALUES = 9;

export type IssuedCode = { readonly code: string; readonly expiresAt: string };

export type Redemption =
  | { readonly kind: 'paired'; readonly created: NewUplink }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'used' }
  | { readonly kind: 'too-many-attempts' };

/** Single-use codes; only a keyed digest of each is kept. */
export class PairingCodes {
  readonly #context: RegistryContext;
  readonly #clinics: Clinics;
  readonly #uplinks: Uplinks;

  constructor(context: RegistryContext, clinics: Clinics, uplinks: Uplinks) {
    this.#context = context;
    this.#clinics = clinics;
    this.#uplinks = uplinks;
  }

  /** Throws CloudFault `clinic-unknown` or `clinic-ended`. */
  issue(clinicName: string, minutes = DEFAULT_CODE_MINUTES): IssuedCode {
    const { db, clock, audit } = this.#context;
    return transaction(db, () => {
      const clinic = this.#clinics.getActive(clinicName);
      const code = makePairingCode(randomBytes(CODE_VALUES).map((byte) => byte & 31));
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + minutes * 60_000).toISOString();
      db.prepare(
        'INSERT INTO pairing_codes (code_hash, clinic_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
      ).run(this.#hash(code), clinic.id, now.toISOString(), expiresAt);
      audit.record('code.issue', clinic.id);
      return { code: formatPairingCode(code), expiresAt };
    });
  }

  /** Trades a code for an uplink; works once. */
  redeem(text: string, label: string): Redemption {
    const check = checkPairingCode(text);
    if (check.kind !== 'ok') return { kind: 'wrong' };
    const { db, audit, clock } = this.#context;
    const hash = this.#hash(check.code);
    return transaction(db, () => {
      const row = db.prepare('SELECT * FROM pairing_codes WHERE code_hash = ?').get(hash);
      if (!row) return { kind: 'wrong' };
      if (numberOf(row, 'attempts') >= MAX_ATTEMPTS_PER_CODE) return { kind: 'too-many-attempts' };
      const isUsed = textOrNull(row, 'used_at') !== null;
      const isExpired = textOf(row, 'expires_at') <= clock.now().toISOString();
      if (isUsed || isExpired) {
        db.prepare('UPDATE pairing_codes SET attempts = attempts + 1 WHERE code_hash = ?').run(
          hash,
        );
        return { kind: isUsed ? 'used' : 'expired' };
      }
      const created = this.#uplinks.create(textOf(row, 'clinic_id'), label, { hasToken: true });
      db.prepare('UPDATE pairing_codes SET used_at = ?, uplink_id = ? WHERE code_hash = ?').run(
        clock.now().toISOString(),
        created.uplink.id,
        hash,
      );
      audit.as('uplink').record('uplink.pair', created.uplink.id);
      return { kind: 'paired', created };
    });
  }

  #hash(code: string): string {
    return this.#context.masterKey.digest('pairing-code', code);
  }
}
