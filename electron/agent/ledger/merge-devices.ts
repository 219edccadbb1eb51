import type { DatabaseSync } from 'node:sqlite';
import type { RegisteredDevice } from './device-row.ts';
import type { DeviceTraffic } from './device-traffic.ts';
import { inTransaction } from './in-transaction.ts';

const laterOf = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** Makes one machine of two in one transaction: `into` stays, at the address that was seen last, with the sums of both. */
export function mergeDevices(
  db: DatabaseSync,
  from: RegisteredDevice,
  into: RegisteredDevice,
  traffic: DeviceTraffic,
): void {
  const isFromNewer = from.lastSeenAt > into.lastSeenAt;
  const newer = isFromNewer ? from : into;
  const former = isFromNewer ? into : from;
  inTransaction(db, () => {
    traffic.merge(from.id, into.id);
    db.prepare('UPDATE device_addresses SET device_id = ? WHERE device_id = ?').run(
      into.id,
      from.id,
    );
    db.prepare('DELETE FROM devices WHERE id = ?').run(from.id);
    db.prepare('INSERT OR REPLACE INTO device_addresses VALUES (?, ?, ?)').run(
      former.aeTitle,
      former.address,
      into.id,
    );
    db.prepare(
      `UPDATE devices SET ae_title = ?, address = ?, implementation_class_uid = ?, implementation_version = ?,
         first_seen_at = ?, last_seen_at = ?, objects = ?, bytes = ?, last_echo_at = ?, last_stored_at = ?,
         name = ?, room = ?, echo_port = ?, expect_every_hours = ?, is_roaming = ? WHERE id = ?`,
    ).run(
      newer.aeTitle,
      newer.address,
      newer.implementationClassUid,
      newer.implementationVersion,
      from.firstSeenAt < into.firstSeenAt ? from.firstSeenAt : into.firstSeenAt,
      newer.lastSeenAt,
      from.objects + into.objects,
      from.bytes + into.bytes,
      laterOf(from.lastEchoAt, into.lastEchoAt),
      laterOf(from.lastStoredAt, into.lastStoredAt),
      into.name ?? from.name,
      into.room ?? from.room,
      into.echoPort ?? from.echoPort,
      into.expectEveryHours ?? from.expectEveryHours,
      Number(into.isRoaming || from.isRoaming || from.aeTitle === into.aeTitle),
      into.id,
    );
  });
}

/**
 * A known machine that a newer entry may be: the only one with the same AE title and software, and not seen since the
 * newer one came, as when the router gave it another address. Null where there is none, or where the newer one has a
 * name: then a person knows it.
 */
export function likelySame(
  device: RegisteredDevice,
  all: readonly RegisteredDevice[],
): number | null {
  const { id, aeTitle, implementationClassUid, firstSeenAt, isSample } = device;
  if (device.name !== null || aeTitle === '' || implementationClassUid === null || isSample)
    return null;
  const others = all.filter(
    (other) =>
      other.id !== id &&
      other.aeTitle === aeTitle &&
      other.implementationClassUid === implementationClassUid,
  );
  const [other] = others;
  return others.length === 1 && other !== undefined && other.lastSeenAt < firstSeenAt
    ? other.id
    : null;
}
