import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import type { QueryRetrieveLevel } from '../dataset/attributes.ts';
import { boundTo } from '../objects/object-index.ts';
import type { MasterKey } from '../storage/master-key.ts';
import { bytesOf, textOf, type Row } from '../storage/rows.ts';
import { wantedUids, type Query } from './query.ts';

const PAGE_ROWS = 100;
const valuesSchema = z.record(z.string(), z.array(z.string()));

/** One patient, study, series or image that a query looks at. */
export type StoredRecord = {
  /** Keyed digests of the UIDs, as the tables have them. */
  readonly studyKey: string;
  readonly seriesKey: string;
  readonly values: Values;
};

type Place = readonly string[];

/**
 * Reads the index of one clinic page by page: no cursor stays open while a slow peer takes its answers. What is
 * matched is sealed, so rows are opened one after another.
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
  seriesOf(studyKey: string): readonly Values[] {
    return this.#db
      .prepare('SELECT * FROM series WHERE clinic_id = ? AND study_key = ?')
      .all(this.#clinicId, studyKey)
      .map((row) => this.#openSeries(row));
  }

  *#studies(query: Query): Generator<StoredRecord> {
    for (const row of this.#pages(query, 'studies', ['study_key'])) {
      const studyKey = textOf(row, 'study_key');
      yield { studyKey, seriesKey: '', values: this.#openStudy(row) };
    }
  }

  *#allSeries(query: Query): Generator<StoredRecord> {
    for (const row of this.#pages(query, 'series', ['study_key', 'series_key'])) {
      const studyKey = textOf(row, 'study_key');
      const values = { ...this.#studyValues(studyKey), ...this.#openSeries(row) };
      yield { studyKey, seriesKey: textOf(row, 'series_key'), values };
    }
  }

  *#images(query: Query): Generator<StoredRecord> {
    let seriesKey = '';
    /** Objects of one UID with different bytes are one image to a query. */
    let seen = new Set<string>();
    for (const row of this.#pages(query, 'objects', ['study_key', 'series_key', 'id'])) {
      const studyKey = textOf(row, 'study_key');
      if (textOf(row, 'series_key') !== seriesKey) seen = new Set();
      seriesKey = textOf(row, 'series_key');
      const sopInstanceUid = textOf(row, 'sop_instance_uid');
      if (seen.has(sopInstanceUid)) continue;
      seen.add(sopInstanceUid);
      const values = {
        ...this.#studyValues(studyKey),
        ...this.#seriesValues(studyKey, seriesKey),
        ...this.#open(row, boundTo.object(textOf(row, 'id'))),
        SOPInstanceUID: [sopInstanceUid],
        SOPClassUID: [textOf(row, 'sop_class_uid')],
        AvailableTransferSyntaxUID: [textOf(row, 'transfer_syntax_uid')],
      };
      yield { studyKey, seriesKey, values };
    }
  }

  *#pages(query: Query, table: string, order: readonly string[]): Generator<Row> {
    const filters = UID_FILTERS.filter(({ levels }) => levels.includes(query.level)).flatMap(
      ({ keyword, column, isClear }) => {
        const uids = wantedUids(query, keyword);
        if (!uids) return [];
        const wanted = isClear ? uids : uids.map((uid) => this.#masterKey.uidKey(uid));
        return [{ column, json: JSON.stringify(wanted) }];
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

  #studyValues(studyKey: string): Values {
    if (this.#study?.uid !== studyKey) {
      const row = this.#db
        .prepare('SELECT * FROM studies WHERE clinic_id = ? AND study_key = ?')
        .get(this.#clinicId, studyKey);
      this.#study = { uid: studyKey, values: row ? this.#openStudy(row) : {} };
    }
    return this.#study.values;
  }

  #seriesValues(studyKey: string, seriesKey: string): Values {
    const uid = `${studyKey}|${seriesKey}`;
    if (this.#series?.uid !== uid) {
      const row = this.#db
        .prepare('SELECT * FROM series WHERE clinic_id = ? AND study_key = ? AND series_key = ?')
        .get(this.#clinicId, studyKey, seriesKey);
      this.#series = { uid, values: row ? this.#openSeries(row) : {} };
    }
    return this.#series.values;
  }

  #openStudy(row: Row): Values {
    return this.#open(row, boundTo.study(this.#clinicId, textOf(row, 'study_key')));
  }

  #openSeries(row: Row): Values {
    const [studyKey, seriesKey] = [textOf(row, 'study_key'), textOf(row, 'series_key')];
    return this.#open(row, boundTo.series(this.#clinicId, studyKey, seriesKey));
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
  /** False: the column holds the keyed digest. */
  readonly isClear: boolean;
  readonly levels: readonly QueryRetrieveLevel[];
}[] = [
  {
    keyword: 'StudyInstanceUID',
    column: 'study_key',
    isClear: false,
    levels: ['PATIENT', 'STUDY', 'SERIES', 'IMAGE'],
  },
  {
    keyword: 'SeriesInstanceUID',
    column: 'series_key',
    isClear: false,
    levels: ['SERIES', 'IMAGE'],
  },
  { keyword: 'SOPInstanceUID', column: 'sop_instance_uid', isClear: true, levels: ['IMAGE'] },
];
