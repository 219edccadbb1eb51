import { randomUUID } from 'node:crypto';
import { CloudFault } from '../errors.ts';
import { transaction } from '../storage/database.ts';
import { textOf, textOrNull, type Row } from '../storage/rows.ts';
import type { RegistryContext } from './registry-context.ts';

export type Clinic = {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'ended';
  readonly createdAt: string;
  readonly endedAt: string | null;
};

function toClinic(row: Row): Clinic {
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    state: textOf(row, 'state') === 'active' ? 'active' : 'ended',
    createdAt: textOf(row, 'created_at'),
    endedAt: textOrNull(row, 'ended_at'),
  };
}

/** The clinics that this service receives for. */
export class Clinics {
  readonly #context: RegistryContext;

  constructor(context: RegistryContext) {
    this.#context = context;
  }

  /** Throws {@link CloudFault} `clinic-exists`. */
  add(name: string): Clinic {
    const { db, clock, audit } = this.#context;
    return transaction(db, () => {
      if (this.#byName(name)) {
        throw new CloudFault('clinic-exists', `There is a clinic named "${name}" already.`);
      }
      const id = randomUUID();
      db.prepare(
        "INSERT INTO clinics (id, name, state, created_at) VALUES (?, ?, 'active', ?)",
      ).run(id, name, clock.now().toISOString());
      audit.record('clinic.add', id);
      return this.get(name);
    });
  }

  list(): readonly Clinic[] {
    return this.#context.db.prepare('SELECT * FROM clinics ORDER BY name').all().map(toClinic);
  }

  /** Throws {@link CloudFault} `clinic-unknown`. */
  get(name: string): Clinic {
    const clinic = this.#byName(name);
    if (clinic) return clinic;
    throw new CloudFault(
      'clinic-unknown',
      `There is no clinic named "${name}". See: tern-cloud clinic list`,
    );
  }

  /** Throws {@link CloudFault} `clinic-unknown` or `clinic-ended`. */
  getActive(name: string): Clinic {
    const clinic = this.get(name);
    if (clinic.state === 'active') return clinic;
    throw new CloudFault(
      'clinic-ended',
      `The clinic "${name}" was ended and takes no new uplinks.`,
    );
  }

  /** The clinic meant where none is named. Throws {@link CloudFault} `clinic-needed` unless exactly one is active. */
  getOnly(): Clinic {
    const active = this.list().filter((clinic) => clinic.state === 'active');
    const [only] = active;
    if (only && active.length === 1) return only;
    throw new CloudFault(
      'clinic-needed',
      active.length === 0
        ? 'There is no clinic yet. Add one first: tern-cloud clinic add NAME'
        : 'There are several clinics. Say which one with --clinic NAME.',
    );
  }

  /** Ends a clinic with all its uplinks and unused codes. What it stored is kept. */
  end(name: string): Clinic {
    const { db, clock, audit } = this.#context;
    return transaction(db, () => {
      const clinic = this.get(name);
      if (clinic.state === 'ended') return clinic;
      const at = clock.now().toISOString();
      db.prepare("UPDATE clinics SET state = 'ended', ended_at = ? WHERE id = ?").run(
        at,
        clinic.id,
      );
      db.prepare(
        "UPDATE uplinks SET state = 'revoked', revoked_at = ? WHERE clinic_id = ? AND state = 'active'",
      ).run(at, clinic.id);
      db.prepare(
        'UPDATE pairing_codes SET expires_at = ? WHERE clinic_id = ? AND used_at IS NULL AND expires_at > ?',
      ).run(at, clinic.id, at);
      audit.record('clinic.end', clinic.id);
      return this.get(name);
    });
  }

  #byName(name: string): Clinic | null {
    const row = this.#context.db.prepare('SELECT * FROM clinics WHERE name = ?').get(name);
    return row ? toClinic(row) : null;
  }
}
