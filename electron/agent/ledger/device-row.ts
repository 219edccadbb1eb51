import { z } from 'zod';
import { ackPolicySchema } from '../../contract/agent-config.ts';
import type { KnownDevice } from '../../contract/devices.ts';
import { numberOrNull, text, textOrNull, type Row } from './ledger-row.ts';

export type DeviceId = { readonly aeTitle: string; readonly address: string };

export type Implementation = { readonly classUid: string | null; readonly version: string | null };

/** A machine as it stands in the ledger, without what is worked out from others and from the settings. */
export type RegisteredDevice = Omit<KnownDevice, 'isAllowed' | 'sends' | 'calls' | 'maybeSameAs'>;

const titlesSchema = z.array(z.string());

/** One row of `devices`. */
export function deviceOf(row: Row): RegisteredDevice {
  const calledAeTitles = textOrNull(row.called_ae_titles);
  return {
    id: Number(row.id),
    aeTitle: text(row.ae_title),
    address: text(row.address),
    name: textOrNull(row.name),
    room: textOrNull(row.room),
    ackPolicy: ackPolicySchema.nullable().parse(row.ack_policy ?? null),
    calledAeTitles: calledAeTitles === null ? null : titlesSchema.parse(JSON.parse(calledAeTitles)),
    isRoaming: row.is_roaming === 1,
    implementationClassUid: textOrNull(row.implementation_class_uid),
    implementationVersion: textOrNull(row.implementation_version),
    firstSeenAt: text(row.first_seen_at),
    lastSeenAt: text(row.last_seen_at),
    objects: Number(row.objects),
    bytes: Number(row.bytes),
    lastEchoAt: textOrNull(row.last_echo_at),
    lastStoredAt: textOrNull(row.last_stored_at),
    expectEveryHours: numberOrNull(row.expect_every_hours),
    echoPort: numberOrNull(row.echo_port),
    isSample: row.is_sample === 1,
  };
}
