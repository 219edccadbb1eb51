import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LastStep, LastSteps } from '../../contract/agent-status.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import { text, textOrNull, type Row } from './ledger-row.ts';

export type StepName = keyof LastSteps;

/** How far along the path a machine got last; one row for each step in the ledger's database. */
export class LastStepTable {
  readonly #write: StatementSync;
  #current: LastSteps;

  constructor(db: DatabaseSync) {
    this.#write = db.prepare(
      `INSERT INTO last_steps (step, ae_title, address, at, is_sample) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET ae_title = excluded.ae_title, address = excluded.address, at = excluded.at,
         is_sample = excluded.is_sample`,
    );
    const rows = db.prepare('SELECT * FROM last_steps').all();
    const stepOf = (name: StepName): LastStep | null => {
      const row = rows.find(({ step }) => step === name);
      return row === undefined ? null : lastStepOf(row);
    };
    this.#current = {
      echo: stepOf('echo'),
      image: stepOf('image'),
      delivered: stepOf('delivered'),
      receipt: stepOf('receipt'),
    };
  }

  get current(): LastSteps {
    return this.#current;
  }

  record(step: StepName, device: DeviceRef, at: Date, isSample: boolean): void {
    const time = at.toISOString();
    this.#write.run(step, device.aeTitle, device.address, time, Number(isSample));
    this.#current = { ...this.#current, [step]: { device, at: time, isSample } };
  }
}

function lastStepOf(row: Row): LastStep {
  return {
    device: { aeTitle: textOrNull(row.ae_title), address: text(row.address) },
    at: text(row.at),
    isSample: row.is_sample === 1,
  };
}
