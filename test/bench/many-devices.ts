import { createHash } from 'node:crypto';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  PRIORITY,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { deviceRequest, openDevice } from '../fakes/test-device.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10, type Part10 } from '../fixtures/part10.ts';

export type SentObject = {
  readonly sopInstanceUid: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly callingAeTitle: string;
  readonly status: number | null;
};

/** A CT image that no other device sends. */
function objectOf(device: number, n: number, side: number): Part10 {
  return parsePart10(ctImage({ kind: 100 + device, n, rows: side, columns: side }));
}

async function sendFrom(
  port: number,
  device: number,
  objects: number,
  side: number,
): Promise<readonly SentObject[]> {
  const { sopClassUid, transferSyntaxUid } = objectOf(device, 0, 1);
  const callingAeTitle = `DEVICE${device}`;
  const context = { id: 1, abstractSyntax: sopClassUid, transferSyntaxes: [transferSyntaxUid] };
  const scu = await openDevice(port, deviceRequest({ contexts: [context], callingAeTitle }));
  const sent: SentObject[] = [];
  for (let n = 0; n < objects; n++) {
    const { dataset, sopInstanceUid } = objectOf(device, n, side);
    const { command } = await scu.requestOne(
      context.id,
      {
        CommandField: COMMAND_FIELD.cStoreRq,
        AffectedSOPClassUID: sopClassUid,
        AffectedSOPInstanceUID: sopInstanceUid,
        Priority: PRIORITY.medium,
        CommandDataSetType: HAS_DATASET,
      },
      dataset,
    );
    const sha256 = createHash('sha256').update(dataset).digest('hex');
    const status = command.Status ?? null;
    sent.push({ sopInstanceUid, sha256, bytes: dataset.length, callingAeTitle, status });
  }
  await scu.release();
  return sent;
}

/** So many devices at once, each with an association of its own that sends CT images of `side` x `side` pixels. */
export async function sendFromMany(
  port: number,
  options: { readonly devices: number; readonly objects: number; readonly side: number },
): Promise<readonly SentObject[]> {
  const { devices, objects, side } = options;
  const sent = await Promise.all(
    Array.from({ length: devices }, (_, device) => sendFrom(port, device, objects, side)),
  );
  return sent.flat();
}
