/**
 * The database step by step: the n-th entry leads to version n (from 1). An entry that was shipped is never changed.
 * Nothing of a dataset stands in clear but the SOP Instance UID: `*_sealed` columns are opened with the master key,
 * `*_key` columns hold keyed digests of UIDs.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE clinics (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    state TEXT NOT NULL CHECK (state IN ('active', 'ended')),
    created_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;

  CREATE TABLE uplinks (
    id TEXT PRIMARY KEY,
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
    psk_identity TEXT NOT NULL UNIQUE,
    psk_sealed BLOB NOT NULL,
    token_hash TEXT UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT,
    last_heartbeat_at TEXT,
    version TEXT,
    node_version TEXT,
    platform TEXT,
    applied_revision INTEGER
  ) STRICT;
  CREATE INDEX uplinks_by_clinic ON uplinks (clinic_id);

  CREATE TABLE uplink_configs (
    uplink_id TEXT PRIMARY KEY REFERENCES uplinks (id),
    revision INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pairing_codes (
    code_hash TEXT PRIMARY KEY,
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    used_at TEXT,
    uplink_id TEXT REFERENCES uplinks (id)
  ) STRICT;

  CREATE TABLE studies (
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    study_key TEXT NOT NULL,
    attributes_sealed BLOB NOT NULL,
    PRIMARY KEY (clinic_id, study_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE series (
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    study_key TEXT NOT NULL,
    series_key TEXT NOT NULL,
    attributes_sealed BLOB NOT NULL,
    PRIMARY KEY (clinic_id, study_key, series_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE objects (
    id TEXT PRIMARY KEY,
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    uplink_id TEXT NOT NULL REFERENCES uplinks (id),
    sop_instance_uid TEXT NOT NULL,
    sop_class_uid TEXT NOT NULL,
    transfer_syntax_uid TEXT NOT NULL,
    called_ae_title TEXT NOT NULL,
    calling_ae_title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    stored_at TEXT NOT NULL,
    has_conflict INTEGER NOT NULL DEFAULT 0,
    study_key TEXT,
    series_key TEXT,
    attributes_sealed BLOB,
    UNIQUE (clinic_id, sop_instance_uid, sha256)
  ) STRICT;
  CREATE INDEX objects_by_series ON objects (clinic_id, study_key, series_key, id);

  CREATE TABLE receipts (
    id TEXT PRIMARY KEY,
    object_id TEXT NOT NULL UNIQUE REFERENCES objects (id),
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE worklist_entries (
    id TEXT PRIMARY KEY,
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    created_at TEXT NOT NULL,
    entry_sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX worklist_by_clinic ON worklist_entries (clinic_id);

  CREATE TABLE admin_actions (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('cli', 'api', 'uplink')),
    action TEXT NOT NULL,
    subject TEXT
  ) STRICT;
  `,
  `
  ALTER TABLE uplinks ADD COLUMN agent_state TEXT;
  ALTER TABLE uplinks ADD COLUMN paused_since TEXT;
  `,
  `
  ALTER TABLE clinics ADD COLUMN requires_user INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE clinic_users (
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    name TEXT NOT NULL,
    passcode_hash TEXT,
    created_at TEXT NOT NULL,
    PRIMARY KEY (clinic_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    uplink_id TEXT NOT NULL REFERENCES uplinks (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    order_sealed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'done', 'failed')),
    reported_at TEXT,
    completed INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    warning INTEGER NOT NULL DEFAULT 0,
    reason TEXT
  ) STRICT;
  CREATE INDEX orders_by_uplink ON orders (uplink_id, state);
  `,
];
