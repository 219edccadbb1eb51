import type { z } from 'zod';
import type { ObjectRow } from '../objects/object-index.ts';
import type { Clinic } from '../registry/clinics.ts';
import type { OrderRow } from '../registry/orders.ts';
import type { NewUplink, Uplink } from '../registry/uplinks.ts';
import type { WorklistRow } from '../worklist/worklist.ts';
import type {
  clinicViewSchema,
  newUplinkViewSchema,
  objectViewSchema,
  orderViewSchema,
  uplinkViewSchema,
  worklistViewSchema,
} from './admin-schemas.ts';

/** What the CLI and the admin API show of each thing: one shape for both. */
export function clinicView(clinic: Clinic): z.infer<typeof clinicViewSchema> {
  const { name, state, createdAt, endedAt } = clinic;
  return { name, state, createdAt, endedAt };
}

export function uplinkView(uplink: Uplink): z.infer<typeof uplinkViewSchema> {
  return {
    id: uplink.id,
    clinic: uplink.clinic,
    label: uplink.label,
    state: uplink.state,
    pskIdentity: uplink.pskIdentity,
    lastHeartbeatAt: uplink.lastHeartbeatAt,
    version: uplink.version,
    platform: uplink.platform,
    configRevision: uplink.appliedRevision,
    agentState: uplink.agentState,
    pausedSince: uplink.pausedSince,
  };
}

export function newUplinkView(created: NewUplink): z.infer<typeof newUplinkViewSchema> {
  const { id, clinic, label, pskIdentity } = created.uplink;
  return { id, clinic, label, pskIdentity, pskHex: created.pskHex };
}

export function objectView(object: ObjectRow): z.infer<typeof objectViewSchema> {
  return {
    sopInstanceUid: object.sopInstanceUid,
    sopClassUid: object.sopClassUid,
    transferSyntaxUid: object.transferSyntaxUid,
    sha256: object.sha256,
    bytes: object.bytes,
    calledAeTitle: object.calledAeTitle,
    callingAeTitle: object.callingAeTitle,
    uplinkId: object.uplinkId,
    storedAt: object.storedAt,
    hasConflict: object.hasConflict,
  };
}

export function worklistView(
  row: WorklistRow,
  clinics: readonly Clinic[],
): z.infer<typeof worklistViewSchema> {
  const mutable = (values: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
    Object.fromEntries(Object.entries(values).map(([keyword, list]) => [keyword, [...list]]));
  return {
    id: row.id,
    clinic: clinics.find((clinic) => clinic.id === row.clinicId)?.name ?? '',
    createdAt: row.createdAt,
    values: mutable(row.entry.values),
    scheduledProcedureStep: mutable(row.entry.step),
  };
}

export function orderView({ order, ...row }: OrderRow): z.infer<typeof orderViewSchema> {
  return { ...order, ...row };
}
