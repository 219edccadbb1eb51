import dcmjsDimse, { type association } from 'dcmjs-dimse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../fakes/eventually.ts';
import { WholePath } from '../fakes/whole-path.ts';
import { freePort } from '../fixtures/ports.ts';

// The machine is dcmjs-dimse, which nobody here wrote; agent and cloud are the real ones with real TLS between them.
const { Client, Dataset, Server, Scp, requests, responses, constants } = dcmjsDimse;
const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const { StorageCommitmentPushModel } = constants.SopClass;
const WELL_KNOWN_INSTANCE = '1.2.840.10008.1.20.1.1';

type Report = {
  readonly eventTypeId: number;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  readonly providerRole: boolean;
  readonly userRole: boolean;
  readonly elements: Readonly<Record<string, unknown>>;
};
const reports: Report[] = [];

class Machine extends Scp {
  #association: InstanceType<typeof association.Association> | null = null;
  override associationRequested(asked: InstanceType<typeof association.Association>): void {
    this.#association = asked;
    for (const { id, context } of asked.getPresentationContexts()) {
      const isCommitment = context.getAbstractSyntaxUid() === StorageCommitmentPushModel;
      const [syntax = ''] = context.getTransferSyntaxUids();
      if (isCommitment) asked.getPresentationContext(id).setResult(0, syntax);
    }
    this.sendAssociationAccept();
  }
  override nEventReportRequest(
    request: InstanceType<typeof requests.NEventReportRequest>,
    callback: (response: InstanceType<typeof responses.NEventReportResponse>) => void,
  ): void {
    const asked = this.#association;
    const context = asked?.getPresentationContexts()[0]?.context;
    reports.push({
      eventTypeId: request.getEventTypeId(),
      callingAeTitle: asked?.getCallingAeTitle() ?? '',
      calledAeTitle: asked?.getCalledAeTitle() ?? '',
      providerRole: context?.getProviderRole() ?? false,
      userRole: context?.getUserRole() ?? false,
      elements: request.getDataset()?.getElements() ?? {},
    });
    const response = responses.NEventReportResponse.fromRequest(request);
    response.setStatus(0);
    callback(response);
  }
  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse();
  }
}

let stack: AsyncDisposableStack;
let path: WholePath;
let machinePort: number;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  path = stack.use(await WholePath.startPaired());
  machinePort = await freePort();
  const to = { host: '127.0.0.1', port: machinePort };
  await path.agent.handlers.setCommitmentAddress({ aeTitle: 'CT-ROOM1', to });
});
afterAll(() => stack.disposeAsync());

function image(sopInstanceUid: string): InstanceType<typeof Dataset> {
  return new Dataset({
    SOPClassUID: CT_IMAGE,
    SOPInstanceUID: sopInstanceUid,
    StudyInstanceUID: '1.2.7.1',
    SeriesInstanceUID: '1.2.7.1.1',
    PatientID: 'NOBODY',
    Modality: 'CT',
  });
}

function commitmentOf(
  transactionUid: string,
  ...uids: string[]
): InstanceType<typeof requests.NActionRequest> {
  const request = new requests.NActionRequest(StorageCommitmentPushModel, WELL_KNOWN_INSTANCE, 1);
  request.setDataset(
    new Dataset({
      TransactionUID: transactionUid,
      ReferencedSOPSequence: uids.map((uid) => ({
        ReferencedSOPClassUID: CT_IMAGE,
        ReferencedSOPInstanceUID: uid,
      })),
    }),
  );
  return request;
}

/** Sends all on one association and gives the statuses in their order. */
function send(
  ...messages: (
    InstanceType<typeof requests.CStoreRequest> | InstanceType<typeof requests.NActionRequest>
  )[]
): Promise<number[]> {
  const { promise, resolve, reject } = Promise.withResolvers<number[]>();
  const statuses: number[] = [];
  const client = new Client();
  for (const message of messages) {
    message.on(
      'response',
      (response: InstanceType<typeof responses.CStoreResponse>) =>
        void statuses.push(response.getStatus()),
    );
    client.addRequest(message);
  }
  client.on('associationRejected', () => reject(new Error('rejected')));
  client.on('networkError', reject);
  client.on('closed', () => resolve(statuses));
  client.send('127.0.0.1', path.dicomPort, 'CT-ROOM1', 'TERN');
  return promise;
}

test('dcmjs-dimse stores and asks in one association, is away, and is told when it listens', async () => {
  const store = new requests.CStoreRequest(image('1.2.7.1.1.1'));
  expect(await send(store, commitmentOf('1.2.9.1', '1.2.7.1.1.1'))).toEqual([0, 0]);
  await path.untilStatus('delivered', (status) => status.today.delivered === 1);
  await eventually('a try in vain', async () => {
    const { commitments } = await path.agent.handlers.listCommitments({ limit: 10 });
    return commitments[0]?.fault === 'unreachable';
  });

  const server = new Server(Machine);
  stack.defer(() => server.close());
  server.listen(machinePort);
  // Whoever corrects the address does not wait for the next try.
  const to = { host: 'localhost', port: machinePort };
  await path.agent.handlers.setCommitmentAddress({ aeTitle: 'CT-ROOM1', to });
  await eventually('the report', () => reports.length === 1);
  expect(reports[0]).toMatchObject({
    eventTypeId: 1,
    callingAeTitle: 'TERN',
    calledAeTitle: 'CT-ROOM1',
    providerRole: true,
    userRole: false,
    elements: {
      TransactionUID: '1.2.9.1',
      ReferencedSOPSequence: [
        { ReferencedSOPClassUID: CT_IMAGE, ReferencedSOPInstanceUID: '1.2.7.1.1.1' },
      ],
    },
  });
  await eventually('delivered', async () => {
    const { commitments } = await path.agent.handlers.listCommitments({ limit: 10 });
    return commitments[0]?.state === 'delivered';
  });
});

test('an image that never came is told as not safe', async () => {
  await path.agent.handlers.setConfig({ path: 'commitment.waitSeconds', value: 1 });
  const store = new requests.CStoreRequest(image('1.2.7.1.1.2'));
  const asked = commitmentOf('1.2.9.2', '1.2.7.1.1.2', '1.2.7.1.1.99');
  expect(await send(store, asked)).toEqual([0, 0]);
  await eventually('the report', () => reports.length === 2);
  expect(reports[1]?.eventTypeId).toBe(2);
  const failed = reports[1]?.elements.FailedSOPSequence;
  expect(failed).toContainEqual(
    expect.objectContaining({
      ReferencedSOPClassUID: CT_IMAGE,
      ReferencedSOPInstanceUID: '1.2.7.1.1.99',
      FailureReason: 0x0112,
    }),
  );
});

test('what a machine names and never sent is missing in its association', async () => {
  const { associations } = await path.agent.handlers.listAssociations({
    limit: 1,
    before: null,
    device: null,
    onlyIncomplete: true,
  });
  expect(associations).toMatchObject([
    {
      device: { aeTitle: 'CT-ROOM1' },
      confirmed: 1,
      missing: 1,
      state: { kind: 'incomplete', cause: 'released', expected: 2 },
    },
  ]);
});
