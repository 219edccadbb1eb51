import { expect, test } from 'vitest';
import { TlsConnectError } from '../../electron/agent/dicom-tls/connect-tls.ts';
import {
  COMMAND_FIELD,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { writeElements } from '../../electron/agent/dicom/dataset/write-elements.ts';
import {
  IMPLICIT_VR_LITTLE_ENDIAN,
  STORAGE_COMMITMENT_SOP_CLASS,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import { roleSelectionItem } from '../../electron/agent/dicom/ul/role-selection.ts';
import { USER_ITEM } from '../../electron/agent/dicom/ul/user-information.ts';
import {
  ACTION_RQ,
  actionDataset,
  COMMITMENT_CONTEXT,
  CommitmentBench,
  ctImage,
} from '../fakes/commitment-bench.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { eventually } from '../fakes/eventually.ts';
import { freePort } from '../fixtures/ports.ts';
import { ReportReceiver } from '../fakes/report-receiver.ts';
import { connectTo, CT_CONTEXT, storeRq } from '../fakes/test-device.ts';

const listed = (bench: CommitmentBench) => bench.ledger.commitments.list(10);

test('a machine that stays connected is told on its own association', async () => {
  await using bench = await CommitmentBench.start();
  bench.stored('1.2.1', 'delivered');
  bench.stored('1.2.2', 'delivered');
  await using device = await bench.device();
  expect(await device.ask('1.9.1', '1.2.1', '1.2.2')).toBe(0);
  await eventually('the report', () => device.reports.length === 1);
  expect(device.reports[0]?.command).toMatchObject({
    CommandField: COMMAND_FIELD.nEventReportRq,
    AffectedSOPClassUID: '1.2.840.10008.1.20.1',
    AffectedSOPInstanceUID: '1.2.840.10008.1.20.1.1',
    EventTypeID: 1,
  });
  expect(device.reports[0]?.result).toEqual({
    transactionUid: '1.9.1',
    committed: [ctImage('1.2.1'), ctImage('1.2.2')],
    failed: [],
  });
  await eventually('delivered', () => listed(bench)[0]?.state === 'delivered');
  expect(listed(bench)).toMatchObject([{ references: 2, failed: 0, attempts: 0, fault: null }]);
});

test('the report comes once the receipt is there, not before', async () => {
  await using bench = await CommitmentBench.start();
  bench.stored('1.2.1', 'accepted');
  await using device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  bench.service.wake();
  // A second request goes the whole way while the first one waits.
  bench.stored('1.2.2', 'delivered');
  await device.ask('1.9.2', '1.2.2');
  await eventually('the second report', () => device.reports.length === 1);
  expect(device.reports[0]?.result.transactionUid).toBe('1.9.2');
  const [entry] = bench.ledger.awaitingReceipt(1);
  bench.ledger.applyReceipt(entry!, {
    sopInstanceUid: '1.2.1',
    receiptId: 'r1',
    sha256: 'ab'.repeat(32),
    bytes: 10,
    storedAt: new Date().toISOString(),
  });
  bench.service.wake();
  await eventually('the first report', () => device.reports.length === 2);
  expect(device.reports[1]?.result).toMatchObject({ transactionUid: '1.9.1', failed: [] });
});

test('what has no receipt when the wait is over fails with 0112, what is of another class with 0119', async () => {
  await using bench = await CommitmentBench.start();
  bench.commitment = { waitSeconds: 0 };
  bench.stored('1.2.1', 'delivered');
  bench.stored('1.2.2', 'accepted');
  bench.stored('1.2.4', 'refused');
  await using device = await bench.device();
  const mr = { ...ctImage('1.2.1'), sopClassUid: '1.2.840.10008.5.1.4.1.1.4' };
  const dataset = writeElements(
    {
      '00081195': { vr: 'UI', value: '1.9.1' },
      '00081199': {
        vr: 'SQ',
        items: [ctImage('1.2.1'), ctImage('1.2.2'), ctImage('1.2.3'), ctImage('1.2.4'), mr].map(
          ({ sopClassUid, sopInstanceUid }) => ({
            '00081150': { vr: 'UI', value: sopClassUid },
            '00081155': { vr: 'UI', value: sopInstanceUid },
          }),
        ),
      },
    },
    IMPLICIT_VR_LITTLE_ENDIAN,
  );
  expect(await device.send(ACTION_RQ, dataset)).toBe(0);
  await eventually('the report', () => device.reports.length === 1);
  expect(device.reports[0]?.command.EventTypeID).toBe(2);
  expect(device.reports[0]?.result).toEqual({
    transactionUid: '1.9.1',
    committed: [ctImage('1.2.1')],
    failed: [
      { ...ctImage('1.2.2'), failureReason: 0x0112 },
      { ...ctImage('1.2.3'), failureReason: 0x0112 },
      { ...ctImage('1.2.4'), failureReason: 0x0112 },
      { ...mr, failureReason: 0x0119 },
    ],
  });
});

test('a machine that has released is called at its address, with the roles that PS3.7 D.3.3.4 wants', async () => {
  await using bench = await CommitmentBench.start();
  await using receiver = await ReportReceiver.start();
  bench.commitment = {
    devices: [{ aeTitle: 'US-ROOM2', host: '127.0.0.1', port: receiver.port, tls: false }],
  };
  bench.stored('1.2.1', 'delivered');
  const device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await device.requestor.release();
  await eventually('the report', () => receiver.reports.length === 1);
  const [request] = receiver.requests;
  expect(request).toMatchObject({ callingAeTitle: 'CLOUD', calledAeTitle: 'US-ROOM2' });
  expect(request?.contexts.map(({ abstractSyntax }) => abstractSyntax)).toEqual([
    STORAGE_COMMITMENT_SOP_CLASS,
  ]);
  const roles = request?.userItems.filter(({ itemType }) => itemType === USER_ITEM.roleSelection);
  const uid = Buffer.from('1.2.840.10008.1.20.1');
  expect(roles?.map(({ value }) => value.toString('hex'))).toEqual([
    `0014${uid.toString('hex')}0001`,
  ]);
  expect(receiver.reports[0]?.result).toMatchObject({ committed: [ctImage('1.2.1')] });
  await eventually('delivered', () => listed(bench)[0]?.state === 'delivered');
});

test('a machine that wants it encrypted is called in no other way', async () => {
  await using bench = await CommitmentBench.start();
  await using receiver = await ReportReceiver.start();
  bench.commitment = {
    devices: [{ aeTitle: 'US-ROOM2', host: '127.0.0.1', port: receiver.port, tls: true }],
  };
  bench.connectTls = () => Promise.reject(new TlsConnectError('tls-not-trusted', 'CN=Other'));
  bench.stored('1.2.1', 'delivered');
  const device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await device.requestor.release();
  await eventually('a try in vain', () => listed(bench)[0]?.fault === 'not-secure');
  expect(receiver.requests).toEqual([]);
  bench.connectTls = (_host, port) => connectTo(port);
  bench.service.resume();
  await eventually('delivered', () => listed(bench)[0]?.state === 'delivered');
});

test('where no address is set the machine is called where it came from, at the default port', async () => {
  await using bench = await CommitmentBench.start();
  await using receiver = await ReportReceiver.start();
  bench.commitment = { defaultPort: receiver.port };
  const device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await device.requestor.release();
  bench.stored('1.2.1', 'delivered');
  bench.service.wake();
  await eventually('the report', () => receiver.reports.length === 1);
});

test('a machine that is silent on its association is called on one of its own', async () => {
  const clock = new FakeClock();
  await using bench = await CommitmentBench.start(clock);
  await using receiver = await ReportReceiver.start();
  bench.commitment = { defaultPort: receiver.port };
  bench.stored('1.2.1', 'delivered');
  await using device = await bench.device();
  device.reportStatus = null;
  await device.ask('1.9.1', '1.2.1');
  await eventually('the report on the association', async () => {
    await clock.advance(250);
    return device.reports.length === 1;
  });
  await eventually('the report on another one', async () => {
    await clock.advance(5_000);
    return receiver.reports.length === 1;
  });
});

test('a machine that is down is told when it is back, and the reason of each failure is kept', async () => {
  const clock = new FakeClock();
  await using bench = await CommitmentBench.start(clock);
  const receiver = new ReportReceiver();
  await using _receiver = receiver;
  bench.commitment = { defaultPort: await freePort() };
  bench.stored('1.2.1', 'delivered');
  const device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await device.requestor.release();
  const untilFault = (fault: string): Promise<unknown> =>
    eventually(fault, async () => {
      await clock.advance(5_000);
      return listed(bench)[0]?.fault === fault;
    });
  await untilFault('unreachable');
  await receiver.switchOn();
  bench.commitment = { defaultPort: receiver.port };
  receiver.isRejecting = true;
  await untilFault('rejected');
  receiver.isRejecting = false;
  receiver.contextResult = 3;
  await untilFault('not-accepted');
  receiver.contextResult = 0;
  const roles = { sopClassUid: STORAGE_COMMITMENT_SOP_CLASS, isScu: true, isScp: false };
  receiver.extraItems = [roleSelectionItem(roles)];
  const before = listed(bench)[0]?.attempts ?? 0;
  await eventually('a refused role', async () => {
    await clock.advance(60_000);
    return (listed(bench)[0]?.attempts ?? 0) > before;
  });
  expect(receiver.reports).toEqual([]);
  receiver.extraItems = [roleSelectionItem({ ...roles, isScu: false, isScp: true })];
  receiver.status = 0x0110;
  await untilFault('refused');
  receiver.status = 0;
  await eventually('delivered', async () => {
    await clock.advance(60_000);
    return listed(bench)[0]?.state === 'delivered';
  });
});

test('after seven days in vain it is given up and told as a problem, and stays in the list', async () => {
  const clock = new FakeClock();
  await using bench = await CommitmentBench.start(clock);
  bench.commitment = { defaultPort: await freePort() };
  bench.stored('1.2.1', 'delivered');
  const device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await device.requestor.release();
  await eventually('the first try', async () => {
    await clock.advance(1_000);
    return listed(bench)[0]?.attempts === 1;
  });
  clock.jump(7 * 24 * 3_600_000 - 3_600_000);
  await eventually('another try', async () => {
    await clock.advance(60_000);
    return (listed(bench)[0]?.attempts ?? 0) > 1;
  });
  expect(bench.problems.list()).toEqual([]);
  clock.jump(3_600_000);
  await eventually('given up', async () => {
    await clock.advance(60_000);
    return listed(bench)[0]?.state === 'undelivered';
  });
  expect(bench.problems.list()).toMatchObject([
    { code: 'commitment-undelivered', device: { aeTitle: 'US-ROOM2' } },
  ]);
});

test('the same transaction again is answered with success and reported once more', async () => {
  await using bench = await CommitmentBench.start();
  bench.stored('1.2.1', 'delivered');
  await using device = await bench.device();
  await device.ask('1.9.1', '1.2.1');
  await eventually('the report', () => device.reports.length === 1);
  await eventually('delivered', () => listed(bench)[0]?.state === 'delivered');
  expect(await device.ask('1.9.1', '1.2.1')).toBe(0);
  await eventually('the report again', () => device.reports.length === 2);
  expect(listed(bench)).toHaveLength(1);
});

const asks = (changes: Partial<CommandSet>): CommandSet => ({ ...ACTION_RQ, ...changes });
const good = actionDataset('1.9.1', '1.2.1');
const empty = writeElements(
  { '00081195': { vr: 'UI', value: '1.9.1' } },
  IMPLICIT_VR_LITTLE_ENDIAN,
);

test.each([
  ['for another class', asks({ RequestedSOPClassUID: '1.2.840.10008.1.1' }), good, 0x0118],
  ['for another instance', asks({ RequestedSOPInstanceUID: '1.2.3' }), good, 0x0112],
  ['for another action', asks({ ActionTypeID: 2 }), good, 0x0123],
  ['without dataset', asks({ CommandDataSetType: NO_DATASET }), null, 0x0120],
  ['without references', ACTION_RQ, empty, 0x0120],
  ['with a UID that is none', ACTION_RQ, actionDataset('1.9.1', ''), 0x0115],
  ['that is not N-ACTION', asks({ CommandField: 0x0110 }), good, 0x0211],
])(
  'a request %s gets its status, and the association goes on',
  async (_what, command, dataset, status) => {
    await using bench = await CommitmentBench.start();
    bench.stored('1.2.1', 'delivered');
    await using device = await bench.device();
    expect(await device.send(command, dataset)).toBe(status);
    expect(listed(bench)).toEqual([]);
    expect(await device.ask('1.9.2', '1.2.1')).toBe(0);
    await eventually('the report', () => device.reports.length === 1);
  },
);

test('an open transaction for other objects is 0210', async () => {
  await using bench = await CommitmentBench.start();
  await using device = await bench.device();
  expect(await device.ask('1.9.1', '1.2.1')).toBe(0);
  expect(await device.ask('1.9.1', '1.2.2')).toBe(0x0210);
});

test('images go to the cloud and commitment to the agent in one association', async () => {
  await using bench = await CommitmentBench.start();
  await using device = await bench.device([CT_CONTEXT, COMMITMENT_CONTEXT]);
  const stored = await device.requestor.requestOne(
    CT_CONTEXT.id,
    storeRq('1.2.1'),
    Buffer.alloc(500_000, 7),
  );
  expect(stored.command.Status).toBe(0);
  expect(bench.relay.archive.stored).toMatchObject([{ sopInstanceUid: '1.2.1', bytes: 500_000 }]);
  bench.stored('1.2.1', 'delivered');
  await device.ask('1.9.1', '1.2.1');
  await eventually('the report', () => device.reports.length === 1);
  expect(device.reports[0]?.result.failed).toEqual([]);
});

test('the log names machines, never an object or a transaction', async () => {
  await using bench = await CommitmentBench.start();
  bench.stored('1.2.333', 'delivered');
  await using device = await bench.device();
  await device.ask('1.9.4444', '1.2.333');
  await eventually('delivered', () => listed(bench)[0]?.state === 'delivered');
  expect(bench.logLines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'commitment.asked',
    'commitment.decided',
    'commitment.delivered',
  ]);
  expect(bench.logLines.join('\n')).not.toMatch(/1\.9\.4444|1\.2\.333/);
  expect(bench.logLines[0]).toMatch(/"transactionHash":"[0-9a-f]{12}"/);
});
