-- A database of version 3 with a row in each table that later versions have to carry over.
INSERT INTO clinics VALUES ('c1', 'North', 'active', '2026-01-15T09:00:00.000Z', NULL, 1);
INSERT INTO clinic_users VALUES ('c1', 'ct-room', NULL, '2026-01-15T09:00:00.000Z');
INSERT INTO uplinks (id, clinic_id, label, state, psk_identity, psk_sealed, created_at,
    agent_state, paused_since)
  VALUES ('u1', 'c1', 'Reception', 'active', 'tern-1', x'00', '2026-01-15T09:00:00.000Z',
    'paused', '2026-01-15T08:00:00.000Z');
INSERT INTO uplink_configs VALUES ('u1', 3, '{"revision":3,"heartbeatIntervalMs":5000,"allowedDevices":null,"ackPolicy":null}');
INSERT INTO pairing_codes (code_hash, clinic_id, created_at, expires_at)
  VALUES ('h1', 'c1', '2026-01-15T09:00:00.000Z', '2026-01-15T09:15:00.000Z');
INSERT INTO objects (id, clinic_id, uplink_id, sop_instance_uid, sop_class_uid, transfer_syntax_uid,
    called_ae_title, calling_ae_title, sha256, bytes, stored_at)
  VALUES ('o1', 'c1', 'u1', '1.2.3', '1.2', '1.2.840.10008.1.2', 'ARCHIVE', 'US1', 'ab', 7, '2026-01-15T09:01:00.000Z');
INSERT INTO receipts VALUES ('r1', 'o1', '2026-01-15T09:01:00.000Z');
INSERT INTO worklist_entries VALUES ('w1', 'c1', '2026-01-15T09:02:00.000Z', x'00');
INSERT INTO admin_actions VALUES (1, '2026-01-15T09:00:00.000Z', 'cli', 'clinic.add', 'c1');
INSERT INTO orders (id, uplink_id, created_at, expires_at, order_sealed, state)
  VALUES ('p1', 'u1', '2026-01-15T09:00:00.000Z', '2026-01-22T09:00:00.000Z', x'00', 'waiting');
