import { DatabaseSync } from 'node:sqlite';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../fakes/kept-images.ts';
import { readPart10, sha256 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import type { Told } from './dcmtk-sender.ts';
import type { RealPath } from './real-path.ts';

/** What became of everything that was sent. All but the first two and the last two have to be 0. */
export type DeliveryFigures = {
  readonly acknowledged: number;
  /** Different objects that the cloud holds. */
  readonly delivered: number;
  /** Answered with success and not in the cloud. */
  readonly lost: number;
  /** In the cloud with other bytes than were sent, as read back. */
  readonly altered: number;
  /** More than once in the cloud. */
  readonly doubled: number;
  /** In the cloud, and never sent by anybody. */
  readonly unknown: number;
  /** Answered with success, and not told as delivered by the ledger. */
  readonly withoutProof: number;
  /** Sealed files that still lie in the spool. */
  readonly leftFiles: number;
  /** Problems that SQLite finds in the ledger. */
  readonly ledgerFaults: number;
  /** Sent again by a machine that had no answer. */
  readonly repeats: number;
  readonly sentBytes: number;
};

/** Reads everything back out of the cloud and lays it beside what the machines were told. Both programs run, nothing is queued. */
export async function checkDelivery(path: RealPath, told: Told): Promise<DeliveryFigures> {
  const stored = await path.objects();
  const rows = new Map<string, number>();
  for (const { sopInstanceUid } of stored)
    rows.set(sopInstanceUid, (rows.get(sopInstanceUid) ?? 0) + 1);
  const readBack = await digestsInTheCloud(path);
  const acknowledged = [...told.acknowledged];
  const delivered = provenUids(path);
  return {
    acknowledged: acknowledged.length,
    delivered: rows.size,
    lost: acknowledged.filter((uid) => !readBack.has(uid)).length,
    altered: [...readBack].filter(([uid, digest]) => told.known.get(uid) !== digest).length,
    doubled: [...rows.values()].filter((count) => count > 1).length,
    unknown: [...rows.keys()].filter((uid) => !told.known.has(uid)).length,
    withoutProof: acknowledged.filter((uid) => !delivered.uids.has(uid)).length,
    leftFiles: await leftFiles(path),
    ledgerFaults: delivered.faults,
    repeats: told.repeats,
    sentBytes: stored.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Erasing goes on a moment after the last receipt. */
async function leftFiles(path: RealPath): Promise<number> {
  const files = (): Promise<readonly string[]> =>
    filesBelow(join(path.agentData, 'spool', 'objects'));
  await until('the files are erased', async () => (await files()).length === 0).catch(() => null);
  return (await files()).length;
}

async function digestsInTheCloud(path: RealPath): Promise<ReadonlyMap<string, string>> {
  const folder = path.folder.join('exported');
  await path.admin('export', '--out', folder);
  const digests = new Map<string, string>();
  for (const file of await filesBelow(folder)) {
    const { sopInstanceUid, dataset } = await readPart10(file);
    digests.set(sopInstanceUid, sha256(dataset));
  }
  await rm(folder, { recursive: true });
  return digests;
}

function provenUids(path: RealPath): {
  readonly uids: ReadonlySet<string>;
  readonly faults: number;
} {
  using ledger = new DatabaseSync(join(path.agentData, 'ledger.sqlite'), { readOnly: true });
  const rows = ledger
    .prepare(`SELECT DISTINCT sop_instance_uid AS uid FROM objects WHERE state = 'delivered'`)
    .all();
  const check = ledger.prepare('PRAGMA integrity_check').all();
  const isSound = check.length === 1 && check[0]?.integrity_check === 'ok';
  return { uids: new Set(rows.map(({ uid }) => String(uid))), faults: isSound ? 0 : check.length };
}
