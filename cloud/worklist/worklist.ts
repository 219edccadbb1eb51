import { randomBytes } from 'node:crypto';
import { transaction } from '../storage/database.ts';
import { bytesOf, textOf, type Row } from '../storage/rows.ts';
import type { Clinics } from '../registry/clinics.ts';
import type { RegistryContext } from '../registry/registry-context.ts';
import {
  storedEntrySchema,
  toStoredEntry,
  type StoredEntry,
  type WorklistEntryInput,
} from './worklist-entry.ts';

export type WorklistRow = {
  readonly id: string;
  readonly clinicId: string;
  readonly createdAt: string;
  readonly entry: StoredEntry;
};

/** Planned examinations, sealed: they name patients. */
export class Worklist {
  readonly #context: RegistryContext;
  readonly #clinics: Clinics;

  constructor(context: RegistryContext, clinics: Clinics) {
    this.#context = context;
    this.#clinics = clinics;
  }

  /**
   * Adds all entries or none. `clinicName` is used for those that name no clinic. Throws CloudFault `clinic-unknown`,
   * `clinic-ended` or `clinic-needed`.
   */
  add(entries: readonly WorklistEntryInput[], clinicName: string | null): readonly WorklistRow[] {
    const { db, audit } = this.#context;
    return transaction(db, () => {
      const rows = entries.map((entry) => this.#addOne(entry, clinicName));
      for (const row of rows) audit.record('worklist.add', row.id);
      return rows;
    });
  }

  list(): readonly WorklistRow[] {
    return this.#context.db
      .prepare('SELECT * FROM worklist_entries ORDER BY created_at, rowid')
      .all()
      .map((row) => this.#open(row));
  }

  *ofClinic(clinicId: string): Generator<StoredEntry> {
    const rows = this.#context.db
      .prepare('SELECT * FROM worklist_entries WHERE clinic_id = ? ORDER BY created_at, rowid')
      .all(clinicId);
    for (const row of rows) yield this.#open(row).entry;
  }

  #addOne(input: WorklistEntryInput, clinicName: string | null): WorklistRow {
    const { db, clock, masterKey } = this.#context;
    const name = input.clinic ?? clinicName;
    const clinic = name === null ? this.#clinics.getOnly() : this.#clinics.getActive(name);
    // Also the procedure step's id where none is given: SH has room for 16 characters.
    const id = randomBytes(8).toString('hex');
    const createdAt = clock.now().toISOString();
    const entry = toStoredEntry(input, id);
    const sealed = masterKey.seal('worklist', id, Buffer.from(JSON.stringify(entry)));
    db.prepare(
      'INSERT INTO worklist_entries (id, clinic_id, created_at, entry_sealed) VALUES (?, ?, ?, ?)',
    ).run(id, clinic.id, createdAt, sealed);
    return { id, clinicId: clinic.id, createdAt, entry };
  }

  #open(row: Row): WorklistRow {
    const id = textOf(row, 'id');
    const sealed = bytesOf(row, 'entry_sealed');
    const plain = this.#context.masterKey.unseal('worklist', id, sealed);
    return {
      id,
      clinicId: textOf(row, 'clinic_id'),
      createdAt: textOf(row, 'created_at'),
      entry: storedEntrySchema.parse(JSON.parse(plain.toString('utf8'))),
    };
  }
}
