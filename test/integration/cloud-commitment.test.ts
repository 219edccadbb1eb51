import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  hasDataset,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import {
  parseCommitmentResult,
  writeCommitmentRequest,
  type CommitmentResult,
  type ObjectReference,
} from '../../electron/agent/dicom/services/commitment-dataset.ts';
import {
  IMPLICIT_VR_LITTLE_ENDIAN,
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from '../fakes/fake-archive.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { connectTo, deviceRequest } from '../fakes/test-device.ts';
import { CT_IMAGE_STORAGE, ctImage, SECONDARY_CAPTURE } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const SYNTAX = IMPLICIT_VR_LITTLE_ENDIAN;
const HELD = [0, 1, 2].map((n) => parsePart10(ctImage({ kind: 70, n, rows: 8, columns: 8 })));
const reference = (n: number): ObjectReference => ({
  sopClassUid: CT_IMAGE_STORAGE,
  sopInstanceUid: HELD[n]!.sopInstanceUid,
});

let cloud: RunningCloud;
let tunnel: AsyncDisposable & { readonly port: number };
beforeAll(async () => {
  cloud = await RunningCloud.start();
  tunnel = await cloud.tunnel(cloud.addUplink());
  await storeObjects({ port: tunnel.port }, HELD.slice(0, 2));
});
afterAll(async () => {
  await tunnel[Symbol.asyncDispose]();
  await cloud[Symbol.asyncDispose]();
});

type Message = { readonly command: CommandSet; readonly dataset: Buffer };

/** Asks for commitment and releases at once, so that the release overtakes the report; gives all that came. */
async function commit(
  dataset: Buffer,
  options: { readonly changes?: Partial<CommandSet>; readonly port?: number } = {},
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const over = Promise.withResolvers<undefined>();
  let current: CommandSet | null = null;
  let parts: Buffer[] = [];
  const end = (): void => {
    messages.push({ command: current!, dataset: Buffer.concat(parts) });
    parts = [];
  };
  const reader = new MessageReader({
    command: (_contextId, command) => {
      current = command;
      if (!hasDataset(command)) end();
    },
    datasetPiece: (data) => void parts.push(Buffer.from(data)),
    datasetEnd: end,
  });
  const association = new Association({
    socket: await connectTo(options.port ?? tunnel.port),
    role: 'requestor',
    clock: systemClock,
    timeouts: TEST_TIMEOUTS,
    maxPduBytes: MAX_PDU_BYTES,
    user: {
      associateConfirm: () => {
        const command: CommandSet = {
          CommandField: COMMAND_FIELD.nActionRq,
          RequestedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
          RequestedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
          MessageID: 3,
          ActionTypeID: 1,
          CommandDataSetType: HAS_DATASET,
          ...options.changes,
        };
        sendMessage(association, 1, command, hasDataset(command) ? dataset : null);
        association.release();
      },
      pdvPiece: (piece) => reader.piece(piece),
      releaseIndication: () => over.reject(new Error('released')),
      aborted: (cause) => over.reject(new Error(cause.kind)),
      closed: () => over.resolve(undefined),
    },
  });
  const contexts = [
    { id: 1, abstractSyntax: STORAGE_COMMITMENT_SOP_CLASS, transferSyntaxes: [SYNTAX] },
  ];
  association.associate(deviceRequest({ contexts }));
  await over.promise;
  return messages;
}

async function report(
  references: readonly ObjectReference[],
  port = tunnel.port,
): Promise<{ readonly event: CommandSet; readonly result: CommitmentResult }> {
  const request = writeCommitmentRequest({ transactionUid: '1.2.99', references }, SYNTAX);
  const messages = await commit(request, { port });
  expect(messages).toHaveLength(2);
  expect(messages[0]!.command).toMatchObject({
    CommandField: COMMAND_FIELD.nActionRq | COMMAND_FIELD.response,
    AffectedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
    AffectedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
    ActionTypeID: 1,
    Status: STATUS.success,
  });
  const result = parseCommitmentResult(messages[1]!.dataset, SYNTAX);
  if (typeof result === 'string') throw new Error(result);
  return { event: messages[1]!.command, result };
}

describe('storage commitment', () => {
  test('objects that are held are committed, on the same association, before the release is answered', async () => {
    const { event, result } = await report([reference(0), reference(1)]);
    expect(event).toMatchObject({
      CommandField: COMMAND_FIELD.nEventReportRq,
      AffectedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
      EventTypeID: 1,
    });
    expect(result).toEqual({
      transactionUid: '1.2.99',
      committed: [reference(0), reference(1)],
      failed: [],
    });
  });

  test('an unknown object and one of another class fail with their reasons, the others are committed', async () => {
    const wrongClass = { ...reference(1), sopClassUid: SECONDARY_CAPTURE };
    const { event, result } = await report([reference(0), wrongClass, reference(2)]);
    expect(event.EventTypeID).toBe(2);
    expect(result.committed).toEqual([reference(0)]);
    expect(result.failed).toEqual([
      { ...wrongClass, failureReason: STATUS.classInstanceConflict },
      { ...reference(2), failureReason: STATUS.noSuchSopInstance },
    ]);
  });

  test('another clinic can rely on nothing of it', async () => {
    cloud.cloud.registry.clinics.add('Foreign');
    await using foreign = await cloud.tunnel(cloud.addUplink('Foreign'));
    const { result } = await report([reference(0)], foreign.port);
    expect(result.failed).toEqual([{ ...reference(0), failureReason: STATUS.noSuchSopInstance }]);
  });

  test('an object whose file is gone is not committed', async () => {
    await using own = await RunningCloud.start();
    await using way = await own.tunnel(own.addUplink());
    await storeObjects({ port: way.port }, HELD.slice(0, 1));
    for (const entry of await readdir(own.folder.objects, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) await rm(join(entry.parentPath, entry.name));
    const { result } = await report([reference(0)], way.port);
    expect(result.failed).toEqual([{ ...reference(0), failureReason: STATUS.noSuchSopInstance }]);
  });

  const good = writeCommitmentRequest(
    { transactionUid: '1.2.99', references: [reference(0)] },
    SYNTAX,
  );
  test.each<[string, Buffer, Partial<CommandSet>, number]>([
    ['no dataset', good, { CommandDataSetType: NO_DATASET }, STATUS.missingAttribute],
    ['a dataset of noise', Buffer.alloc(100, 0x55), {}, STATUS.missingAttribute],
    ['another instance', good, { RequestedSOPInstanceUID: '1.2.3' }, STATUS.noSuchSopInstance],
    ['another action', good, { ActionTypeID: 2 }, STATUS.noSuchAction],
    ['an endless dataset', Buffer.alloc(5 * 1024 * 1024), {}, STATUS.resourceLimitation],
  ])(
    'a request with %s is refused and nothing is reported',
    async (_what, dataset, changes, status) => {
      const messages = await commit(dataset, { changes });
      expect(messages.map(({ command }) => command.Status)).toEqual([status]);
    },
  );
});
