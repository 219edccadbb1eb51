import type { DatabaseSync } from 'node:sqlite';

/** What brings the database from one version to the next; the index is the version it starts from. Never edited, only added to. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE objects (
     id INTEGER PRIMARY KEY,
     sop_instance_uid TEXT NOT NULL,
     sop_class_uid TEXT NOT NULL,
     transfer_syntax_uid TEXT NOT NULL,
     sha256 TEXT,
     bytes INTEGER NOT NULL,
     device_ae_title TEXT,
     device_address TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     started_at TEXT NOT NULL,
     finished_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('accepted', 'delivered', 'refused', 'incomplete', 'mismatch')),
     status INTEGER,
     receipt_id TEXT,
     receipt_at TEXT
   ) STRICT;
   CREATE INDEX objects_by_uid ON objects (sop_instance_uid);
   CREATE INDEX objects_by_day ON objects (finished_at, state, bytes, device_ae_title);
   CREATE INDEX objects_awaiting ON objects (id) WHERE state = 'accepted';
   CREATE INDEX objects_delivered ON objects (finished_at) WHERE state = 'delivered';`,
  // What the receipt said (it was compared before, not kept), and a way to one device's objects in order of time.
  `ALTER TABLE objects ADD COLUMN receipt_sha256 TEXT;
   ALTER TABLE objects ADD COLUMN receipt_bytes INTEGER;
   UPDATE objects SET receipt_sha256 = sha256, receipt_bytes = bytes WHERE state = 'delivered' AND receipt_id IS NOT NULL;
   CREATE INDEX objects_by_device ON objects (device_ae_title, finished_at);
   CREATE INDEX objects_by_address ON objects (device_address, finished_at);
   CREATE INDEX objects_by_state ON objects (state, finished_at);`,
  // The machines: those that were served, the ledger's included, and those that were turned away.
  `CREATE TABLE devices (
     id INTEGER PRIMARY KEY,
     ae_title TEXT NOT NULL,
     address TEXT NOT NULL,
     name TEXT,
     implementation_class_uid TEXT,
     implementation_version TEXT,
     first_seen_at TEXT NOT NULL,
     last_seen_at TEXT NOT NULL,
     objects INTEGER NOT NULL DEFAULT 0,
     bytes INTEGER NOT NULL DEFAULT 0,
     UNIQUE (ae_title, address)
   ) STRICT;
   CREATE TABLE knocks (
     id INTEGER PRIMARY KEY,
     ae_title TEXT NOT NULL,
     address TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     reason TEXT NOT NULL,
     first_at TEXT NOT NULL,
     last_at TEXT NOT NULL,
     count INTEGER NOT NULL DEFAULT 1,
     UNIQUE (ae_title, address, reason)
   ) STRICT;
   INSERT INTO devices (ae_title, address, first_seen_at, last_seen_at, objects, bytes)
     SELECT device_ae_title, device_address, min(started_at), max(finished_at),
       count(*) FILTER (WHERE state IN ('accepted', 'delivered', 'mismatch')),
       coalesce(sum(bytes) FILTER (WHERE state IN ('accepted', 'delivered', 'mismatch')), 0)
     FROM objects WHERE device_ae_title IS NOT NULL GROUP BY device_ae_title, device_address;`,
  // What is expected of a machine, when it last echoed and stored, how far the path was last walked, the heartbeats of a
  // day; and the built-in sample device told apart.
  `ALTER TABLE devices ADD COLUMN last_echo_at TEXT;
   ALTER TABLE devices ADD COLUMN last_stored_at TEXT;
   ALTER TABLE devices ADD COLUMN expect_every_hours INTEGER;
   ALTER TABLE devices ADD COLUMN echo_port INTEGER;
   ALTER TABLE devices ADD COLUMN is_sample INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE objects ADD COLUMN is_sample INTEGER NOT NULL DEFAULT 0;
   UPDATE devices SET last_stored_at = (SELECT max(finished_at) FROM objects WHERE device_ae_title = ae_title
     AND device_address = address AND state IN ('accepted', 'delivered', 'mismatch'));
   UPDATE devices SET is_sample = 1 WHERE ae_title = 'TERN-SAMPLE' AND address IN ('127.0.0.1', '::1');
   UPDATE objects SET is_sample = 1 WHERE device_ae_title = 'TERN-SAMPLE' AND device_address IN ('127.0.0.1', '::1');
   DROP INDEX objects_by_day;
   CREATE INDEX objects_by_day ON objects (finished_at, state, bytes, device_ae_title, is_sample);
   DROP INDEX objects_delivered;
   CREATE INDEX objects_delivered ON objects (finished_at) WHERE state = 'delivered' AND is_sample = 0;
   CREATE TABLE last_steps (
     step TEXT PRIMARY KEY,
     ae_title TEXT,
     address TEXT NOT NULL,
     at TEXT NOT NULL,
     is_sample INTEGER NOT NULL
   ) STRICT;
   INSERT INTO last_steps SELECT 'image', device_ae_title, device_address, finished_at, is_sample FROM objects
     WHERE sha256 IS NOT NULL ORDER BY finished_at DESC LIMIT 1;
   INSERT INTO last_steps SELECT 'delivered', device_ae_title, device_address, finished_at, is_sample FROM objects
     WHERE state IN ('accepted', 'delivered', 'mismatch') ORDER BY finished_at DESC LIMIT 1;
   INSERT INTO last_steps SELECT 'receipt', device_ae_title, device_address, finished_at, is_sample FROM objects
     WHERE state = 'delivered' AND receipt_id IS NOT NULL ORDER BY finished_at DESC LIMIT 1;
   CREATE TABLE heartbeats (
     from_at TEXT PRIMARY KEY,
     answered INTEGER NOT NULL,
     missed INTEGER NOT NULL,
     latencies_ms TEXT NOT NULL
   ) STRICT;`,
  // Storage commitment: what machines asked, and what they were told.
  `CREATE TABLE commitments (
     id INTEGER PRIMARY KEY,
     transaction_uid TEXT NOT NULL,
     ae_title TEXT NOT NULL,
     address TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     asked_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'reporting', 'delivered', 'undelivered')),
     reference_count INTEGER NOT NULL,
     failed_count INTEGER,
     decided_at TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     fault TEXT,
     UNIQUE (ae_title, address, transaction_uid)
   ) STRICT;
   CREATE INDEX commitments_open ON commitments (state) WHERE state IN ('waiting', 'reporting');
   CREATE INDEX commitments_by_time ON commitments (asked_at);
   CREATE TABLE commitment_references (
     commitment_id INTEGER NOT NULL REFERENCES commitments (id) ON DELETE CASCADE,
     position INTEGER NOT NULL,
     sop_class_uid TEXT NOT NULL,
     sop_instance_uid TEXT NOT NULL,
     failure_reason INTEGER,
     PRIMARY KEY (commitment_id, position)
   ) STRICT, WITHOUT ROWID;`,
  // What a person says of a machine, what it sends and calls, where else it came from; everything that was refused
  // instead of whole associations only; and the associations that carried objects.
  `ALTER TABLE devices ADD COLUMN room TEXT;
   ALTER TABLE devices ADD COLUMN ack_policy TEXT;
   ALTER TABLE devices ADD COLUMN called_ae_titles TEXT;
   ALTER TABLE devices ADD COLUMN is_roaming INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE device_addresses (
     ae_title TEXT NOT NULL,
     address TEXT NOT NULL,
     device_id INTEGER NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
     UNIQUE (ae_title, address)
   ) STRICT;
   CREATE INDEX device_addresses_of ON device_addresses (device_id);
   CREATE TABLE device_sends (
     device_id INTEGER NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
     sop_class_uid TEXT NOT NULL,
     transfer_syntax_uid TEXT NOT NULL,
     objects INTEGER NOT NULL,
     last_at TEXT NOT NULL,
     UNIQUE (device_id, sop_class_uid, transfer_syntax_uid)
   ) STRICT;
   CREATE TABLE device_calls (
     device_id INTEGER NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
     called_ae_title TEXT NOT NULL,
     last_at TEXT NOT NULL,
     UNIQUE (device_id, called_ae_title)
   ) STRICT;
   INSERT INTO device_sends SELECT devices.id, sop_class_uid, transfer_syntax_uid, count(*), max(finished_at)
     FROM objects JOIN devices ON ae_title = device_ae_title AND address = device_address
     WHERE state IN ('accepted', 'delivered', 'mismatch') GROUP BY 1, 2, 3;
   INSERT INTO device_calls SELECT devices.id, called_ae_title, max(finished_at)
     FROM objects JOIN devices ON ae_title = device_ae_title AND address = device_address GROUP BY 1, 2;
   ALTER TABLE knocks RENAME TO old_knocks;
   CREATE TABLE knocks (
     id INTEGER PRIMARY KEY,
     ae_title TEXT NOT NULL,
     address TEXT NOT NULL,
     reason TEXT NOT NULL,
     about TEXT NOT NULL,
     refused_by TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     sop_class_uid TEXT,
     transfer_syntax_uids TEXT NOT NULL,
     code TEXT,
     first_at TEXT NOT NULL,
     last_at TEXT NOT NULL,
     count INTEGER NOT NULL DEFAULT 1,
     UNIQUE (ae_title, address, reason, about)
   ) STRICT;
   CREATE INDEX knocks_of ON knocks (address);
   INSERT INTO knocks (ae_title, address, reason, about, refused_by, called_ae_title, transfer_syntax_uids, first_at,
       last_at, count)
     SELECT ae_title, address, reason, '', CASE reason WHEN 'cloud-rejected' THEN 'far-end' ELSE 'this-pc' END,
       called_ae_title, '', first_at, last_at, count FROM old_knocks;
   DROP TABLE old_knocks;
   CREATE TABLE associations (
     id INTEGER PRIMARY KEY,
     device_ae_title TEXT,
     device_address TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     is_sample INTEGER NOT NULL,
     started_at TEXT NOT NULL,
     ended_at TEXT,
     end_kind TEXT,
     contexts_proposed INTEGER NOT NULL,
     contexts_accepted INTEGER NOT NULL,
     begun INTEGER NOT NULL DEFAULT 0,
     sent_whole INTEGER NOT NULL DEFAULT 0,
     confirmed INTEGER NOT NULL DEFAULT 0,
     refused INTEGER NOT NULL DEFAULT 0,
     bytes INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE missing_objects (
     association_id INTEGER NOT NULL REFERENCES associations (id) ON DELETE CASCADE,
     sop_instance_uid TEXT NOT NULL,
     UNIQUE (association_id, sop_instance_uid)
   ) STRICT;
   CREATE INDEX missing_objects_by_uid ON missing_objects (sop_instance_uid);
   ALTER TABLE objects ADD COLUMN association_id INTEGER;
   CREATE INDEX objects_by_association ON objects (association_id) WHERE association_id IS NOT NULL;`,
  // The cloud's orders by id: what became of them, and whether the cloud was told.
  `CREATE TABLE orders (
     id TEXT PRIMARY KEY,
     state TEXT NOT NULL CHECK (state IN ('taken', 'done', 'failed')),
     completed INTEGER NOT NULL,
     failed INTEGER NOT NULL,
     warning INTEGER NOT NULL,
     reason TEXT,
     received_at TEXT NOT NULL,
     is_reported INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX orders_unreported ON orders (received_at) WHERE is_reported = 0;`,
  // The sealed spool: what lies on this PC, and the states of its rows.
  `CREATE TABLE new_objects (
     id INTEGER PRIMARY KEY,
     sop_instance_uid TEXT NOT NULL,
     sop_class_uid TEXT NOT NULL,
     transfer_syntax_uid TEXT NOT NULL,
     sha256 TEXT,
     bytes INTEGER NOT NULL,
     device_ae_title TEXT,
     device_address TEXT NOT NULL,
     called_ae_title TEXT NOT NULL,
     started_at TEXT NOT NULL,
     finished_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('queued', 'accepted', 'delivered', 'held', 'discarded', 'refused',
       'incomplete', 'mismatch')),
     status INTEGER,
     receipt_id TEXT,
     receipt_at TEXT,
     receipt_sha256 TEXT,
     receipt_bytes INTEGER,
     is_sample INTEGER NOT NULL DEFAULT 0,
     association_id INTEGER
   ) STRICT;
   INSERT INTO new_objects (id, sop_instance_uid, sop_class_uid, transfer_syntax_uid, sha256, bytes, device_ae_title,
       device_address, called_ae_title, started_at, finished_at, state, status, receipt_id, receipt_at,
       receipt_sha256, receipt_bytes, is_sample, association_id)
     SELECT id, sop_instance_uid, sop_class_uid, transfer_syntax_uid, sha256, bytes, device_ae_title,
       device_address, called_ae_title, started_at, finished_at, state, status, receipt_id, receipt_at,
       receipt_sha256, receipt_bytes, is_sample, association_id FROM objects;
   DROP TABLE objects;
   ALTER TABLE new_objects RENAME TO objects;
   CREATE INDEX objects_by_uid ON objects (sop_instance_uid);
   CREATE INDEX objects_awaiting ON objects (id) WHERE state = 'accepted';
   CREATE INDEX objects_by_device ON objects (device_ae_title, finished_at);
   CREATE INDEX objects_by_address ON objects (device_address, finished_at);
   CREATE INDEX objects_by_state ON objects (state, finished_at);
   CREATE INDEX objects_by_day ON objects (finished_at, state, bytes, device_ae_title, is_sample);
   CREATE INDEX objects_delivered ON objects (finished_at) WHERE state = 'delivered' AND is_sample = 0;
   CREATE INDEX objects_by_association ON objects (association_id) WHERE association_id IS NOT NULL;
   CREATE TABLE spool (
     id TEXT PRIMARY KEY,
     ledger_id INTEGER NOT NULL UNIQUE REFERENCES objects (id),
     key_id TEXT NOT NULL,
     calling_ae_title TEXT NOT NULL,
     is_urgent INTEGER NOT NULL,
     stored_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'held', 'done', 'discarded')),
     attempts INTEGER NOT NULL DEFAULT 0,
     not_before TEXT,
     reason TEXT,
     status INTEGER,
     at TEXT
   ) STRICT;
   CREATE INDEX spool_by_key ON spool (key_id, state);
   CREATE INDEX spool_held ON spool (reason) WHERE state = 'held';`,
];

export const LEDGER_VERSION = MIGRATIONS.length;

/** Brings the ledger up to date in one transaction. Throws where the file was written by a newer version of Tern. */
export function migrate(db: DatabaseSync): void {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > LEDGER_VERSION) {
    throw new Error(
      `the ledger has version ${row.user_version}, this Tern knows ${LEDGER_VERSION}: install the newer Tern again`,
    );
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < row.user_version) continue;
    db.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
