import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { QueryRetrieveLevel, Values } from '../dataset/attributes.ts';
import { boundTo } from '../objects/object-index.ts';
import type { MasterKey } from '../storage/master-key.ts';
import { bytesOf, textOf, type Row } from '../storage/rows.ts';
import { wantedUids, type Query } from './query.ts';

const PAGE_ROWS = 100;
const valuesSchema = z.record(z.string(), z.array(z.string()));

/** One patient, study, series or image that a query looks at. */
export type StoredRecord = {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly values: Values;
};

type Place = readonly string[];

/**
 * Reads the index of one clinic page by page: no cursor stays open while a slow peer takes its answers. Everything but
 * UIDs is sealed, so rows are opened one after another.
 */
export class StoredRecords {
  readonly #db: DatabaseSync;
  readonly #masterKey: MasterKey;
  readonly #clinicId: string;
  #study: { readonly uid: string; readonly values: Values } | null = null;
  #series: { readonly uid: string; readonly values: Values } | null = null;

  constructor(db: DatabaseSync, masterKey: MasterKey, clinicId: string) {
    this.#db = db;
    this.#masterKey = masterKey;
    this.#clinicId = clinicId;
  }

  /** Everything at the query's level that its UID keys leave. At patient level: all studies. */
  *read(query: Query): Generator<StoredRecord> {
    switch (query.level) {
      case 'PATIENT':
      case 'STUDY':
        yield* this.#studies(query);
        return;
      case 'SERIES':
        yield* this.#allSeries(query);
        return;
      default:
        yield* this.#images(query);
        return;
    }
  }

  /** Opened attributes of all series of a study. */
  seriesOf(studyUid: string): readonly Values[] {
    return this.#db
      .prepare('SELECT * FROM series WHERE clinic_id = ? AND study_uid = ?')
      .all(this.#clinicId, studyUid)
      .map((row) => this.#openSeries(row));
  }

  *#studies(query: Query): Generator<StoredRecord> {
    for (const row of this.#pages(query, 'studies', ['study_uid'])) {
      const studyUid = textOf(row, 'study_uid');
      yield { studyUid, seriesUid: '', values: this.#openStudy(row) };
    }
  }

  *#allSeries(query: Query): Generator<StoredRecord> {
    for (const row of this.#pages(query, 'series', ['study_uid', 'series_uid'])) {
      const studyUid = textOf(row, 'study_uid');
      const values = { ...this.#studyValues(studyUid), ...this.#openSeries(row) };
      yield { studyUid, seriesUid: textOf(row, 'series_uid'), values };
    }
  }

  *#images(query: Query): Generator<StoredRecord> {
    let seriesUid = '';
    /** Objects of one UID with different bytes are one image to a query. */
    let seen = new Set<string>();
    for (const row of this.#pages(query, 'objects', ['study_uid', 'series_uid', 'id'])) {
      const studyUid = textOf(row, 'study_uid');
      if (textOf(row, 'series_uid') !== seriesUid) seen = new Set();
      seriesUid = textOf(row, 'series_uid');
      const sopInstanceUid = textOf(row, 'sop_instance_uid');
      if (seen.has(sopInstanceUid)) continue;
      seen.add(sopInstanceUid);
      const values = {
        ...this.#studyValues(studyUid),
        ...this.#seriesValues(studyUid, seriesUid),
        ...this.#open(row, boundTo.object(textOf(row, 'id'))),
        SOPInstanceUID: [sopInstanceUid],
        SOPClassUID: [textOf(row, 'sop_class_uid')],
      };
      yield { studyUid, seriesUid, values };
    }
  }

  *#pages(query: Query, table: string, order: readonly string[]): Generator<Row> {
    const filters = UID_FILTERS.filter(({ levels }) => levels.includes(query.level)).flatMap(
      ({ keyword, column }) => {
        const uids = wantedUids(query, keyword);
        return uids ? [{ column, json: JSON.stringify(uids) }] : [];
      },
    );
    const conditions = filters.map(
      ({ column }) => ` AND ${column} IN (SELECT value FROM json_each(?))`,
    );
    const columns = order.join(', ');
    const marks = order.map(() => '?').join(', ');
    const statement = this.#db.prepare(
      `SELECT * FROM ${table} WHERE clinic_id = ? AND (${columns}) > (${marks})${conditions.join('')}
       ORDER BY ${columns} LIMIT ${PAGE_ROWS}`,
    );
    const json = filters.map((filter) => filter.json);
    let after: Place = order.map(() => '');
    for (;;) {
      const rows = statement.all(this.#clinicId, ...after, ...json);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE_ROWS) return;
      after = order.map((column) => textOf(last, column));
    }
  }

  #studyValues(studyUid: string): Values {
    if (this.#study?.uid !== studyUid) {
      const row = this.#db
        .prepare('SELECT * FROM studies WHERE clinic_id = ? AND study_uid = ?')
        .get(this.#clinicId, studyUid);
      this.#study = { uid: studyUid, values: row ? this.#openStudy(row) : {} };
    }
    return this.#study.values;
  }

  #seriesValues(studyUid: string, seriesUid: string): Values {
    const uid = `${studyUid}|${seriesUid}`;
    if (this.#series?.uid !== uid) {
      const row = this.#db
        .prepare('SELECT * FROM series WHERE clinic_id = ? AND study_uid = ? AND series_uid = ?')
        .get(this.#clinicId, studyUid, seriesUid);
      this.#series = { uid, values: row ? this.#openSeries(row) : {} };
    }
    return this.#series.values;
  }

  #openStudy(row: Row): Values {
    return this.#open(row, boundTo.study(this.#clinicId, textOf(row, 'study_uid')));
  }

  #openSeries(row: Row): Values {
    const [studyUid, seriesUid] = [textOf(row, 'study_uid'), textOf(row, 'series_uid')];
    return this.#open(row, boundTo.series(this.#clinicId, studyUid, seriesUid));
  }

  #open(row: Row, bound: string): Values {
    const sealed = bytesOf(row, 'attributes_sealed');
    const plain = this.#masterKey.unseal('attributes', bound, sealed);
    return valuesSchema.parse(JSON.parse(plain.toString('utf8')));
  }
}

/** UID keys that the database itself can look up, and the levels whose table has the column. */
const UID_FILTERS: readonly {
  readonly keyword: string;
  readonly column: string;
  readonly levels: readonly QueryRetrieveLevel[];
}[] = [
  {
    keyword: 'StudyInstanceUID',
    column: 'study_uid',
    levels: ['PATIENT', 'STUDY', 'SERIES', 'IMAGE'],
  },
  { keyword: 'SeriesInstanceUID', column: 'series_uid', levels: ['SERIES', 'IMAGE'] },
  { keyword: 'SOPInstanceUID', column: 'sop_instance_uid', levels: ['IMAGE'] },
];
