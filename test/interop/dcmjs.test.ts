import dcmjsDimse from 'dcmjs-dimse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../fakes/eventually.ts';
import { WholePath } from '../fakes/whole-path.ts';
import { freePort } from '../fixtures/ports.ts';

// dcmjs-dimse as machine and as workstation; agent and cloud are the real ones with real TLS between them.
const { Client, Dataset, Scp, Server, constants, requests, responses } = dcmjsDimse;
type Request = Parameters<InstanceType<typeof Client>['addRequest']>[0];
type Image = InstanceType<typeof Dataset>;
type Response = InstanceType<typeof responses.CFindResponse>;

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const STUDY = '1.2.7.2';
const UIDS = ['1.2.7.2.1.1', '1.2.7.2.1.2'];
const { StorageCommitmentPushModel } = constants.SopClass;
const WELL_KNOWN_INSTANCE = '1.2.840.10008.1.20.1.1';
/** So long a client of dcmjs-dimse keeps its association for what may come after its last answer. */
const LINGER_MS = 1_500;

/** What came to the workstation by C-STORE. */
const handedOver: Image[] = [];

class Workstation extends Scp {
  override associationRequested(asked: { getPresentationContexts: () => AnyContexts }): void {
    for (const { context } of asked.getPresentationContexts())
      context.setResult(0, context.getTransferSyntaxUids()[0]);
    this.sendAssociationAccept();
  }
  override cStoreRequest(
    request: InstanceType<typeof requests.CStoreRequest>,
    callback: (response: InstanceType<typeof responses.CStoreResponse>) => void,
  ): void {
    const dataset = request.getDataset();
    if (dataset) handedOver.push(dataset);
    const response = responses.CStoreResponse.fromRequest(request);
    response.setStatus(constants.Status.Success);
    callback(response);
  }
  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse();
  }
}
type AnyContexts = ReturnType<
  InstanceType<typeof dcmjsDimse.association.Association>['getPresentationContexts']
>;

let stack: AsyncDisposableStack;
let path: WholePath;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  path = stack.use(await WholePath.startPaired());
  const server = new Server(Workstation);
  stack.defer(() => server.close());
  const port = await freePort();
  server.listen(port);
  const destination = { aeTitle: 'DCMJS', host: '127.0.0.1', port, tls: false };
  await path.agent.handlers.addDestination(destination);
});
afterAll(() => stack.disposeAsync());

function image(sopInstanceUid: string): Image {
  return new Dataset({
    SOPClassUID: CT_IMAGE,
    SOPInstanceUID: sopInstanceUid,
    StudyInstanceUID: STUDY,
    SeriesInstanceUID: `${STUDY}.1`,
    PatientName: 'Sample^Nobody',
    PatientID: 'NOBODY',
    Modality: 'CT',
  });
}

type Report = InstanceType<typeof requests.NEventReportRequest>;
type Heard = {
  readonly responses: Response[];
  readonly images: Image[];
  readonly reports: Report[];
};

/** Sends the requests on one association and gives everything that came back on it. */
function ask(lingerMs: number, ...messages: readonly Request[]): Promise<Heard> {
  const { promise, resolve, reject } = Promise.withResolvers<Heard>();
  const heard: Heard = { responses: [], images: [], reports: [] };
  const client = new Client();
  for (const message of messages) {
    message.on('response', (response: Response) => void heard.responses.push(response));
    client.addRequest(message);
  }
  client.on(
    'cStoreRequest',
    (
      request: InstanceType<typeof requests.CStoreRequest>,
      callback: (response: InstanceType<typeof responses.CStoreResponse>) => void,
    ) => {
      const dataset = request.getDataset();
      if (dataset) heard.images.push(dataset);
      const response = responses.CStoreResponse.fromRequest(request);
      response.setStatus(constants.Status.Success);
      callback(response);
    },
  );
  client.on(
    'nEventReportRequest',
    (
      request: Report,
      callback: (response: InstanceType<typeof responses.NEventReportResponse>) => void,
    ) => {
      heard.reports.push(request);
      const response = responses.NEventReportResponse.fromRequest(request);
      response.setStatus(constants.Status.Success);
      callback(response);
    },
  );
  client.on('associationRejected', () => reject(new Error('rejected')));
  client.on('networkError', reject);
  client.on('closed', () => resolve(heard));
  const options = { associationLingerTimeout: lingerMs };
  client.send('127.0.0.1', path.dicomPort, 'DCMJS', 'TERN', options);
  return promise;
}

const statuses = ({ responses: all }: Heard): readonly number[] =>
  all.map((response) => response.getStatus());
const uidsOf = (images: readonly Image[]): readonly string[] =>
  images.map((one) => one.getElement('SOPInstanceUID') ?? '').sort();

test('an echo and two images in one association succeed', async () => {
  const stores = UIDS.map((uid) => new requests.CStoreRequest(image(uid)));
  const heard = await ask(0, new requests.CEchoRequest(), ...stores);
  expect(statuses(heard)).toEqual([0, 0, 0]);
  await path.untilStatus('delivered', (status) => status.today.delivered === UIDS.length);
});

test('a query finds the study', async () => {
  const query = requests.CFindRequest.createStudyFindRequest({
    PatientName: 'SAMPLE*',
    StudyInstanceUID: '',
  });
  const [match, ...rest] = (await ask(0, query)).responses;
  expect(match?.getStatus()).toBe(constants.Status.Pending);
  expect(match?.getDataset()?.getElement('StudyInstanceUID')).toBe(STUDY);
  expect(rest.map((response) => response.getStatus())).toEqual([0]);
});

test('C-GET brings the images on the same association', async () => {
  const heard = await ask(0, requests.CGetRequest.createStudyGetRequest(STUDY));
  expect(statuses(heard).at(-1)).toBe(0);
  expect(uidsOf(heard.images)).toEqual(UIDS);
});

test('C-MOVE brings the images to the destination', async () => {
  const heard = await ask(0, requests.CMoveRequest.createStudyMoveRequest('DCMJS', STUDY));
  expect(statuses(heard).at(-1)).toBe(0);
  expect(uidsOf(handedOver)).toEqual(UIDS);
  const unknown = await ask(0, requests.CMoveRequest.createStudyMoveRequest('NOBODY', STUDY));
  expect(statuses(unknown)).toEqual([0xa801]);
});

test('a machine that keeps its association hears on it that its images are safe', async () => {
  const request = new requests.NActionRequest(StorageCommitmentPushModel, WELL_KNOWN_INSTANCE, 1);
  const references = UIDS.map((uid) => ({
    ReferencedSOPClassUID: CT_IMAGE,
    ReferencedSOPInstanceUID: uid,
  }));
  request.setDataset(new Dataset({ TransactionUID: '1.2.9.7', ReferencedSOPSequence: references }));
  const { reports, ...heard } = await ask(LINGER_MS, request);
  expect(heard.responses.map((response) => response.getStatus())).toEqual([0]);
  expect(reports.map((report) => report.getEventTypeId())).toEqual([1]);
  expect(reports[0]?.getDataset()?.getElements()).toMatchObject({ TransactionUID: '1.2.9.7' });
  await eventually('no further report', async () => {
    const { commitments } = await path.agent.handlers.listCommitments({ limit: 1 });
    return commitments[0]?.state === 'delivered' && commitments[0].attempts === 0;
  });
});
