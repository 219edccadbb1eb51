import { afterAll, beforeAll, expect, test } from 'vitest';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { AgentProcess, cli, CloudProcess } from '../fixtures/tern.ts';
import { Orthanc } from './support/orthanc.ts';

// Orthanc as the machine: it stores through our agent, asks whether the images are safe, and is told at its own port.
const isReady = needsPrograms('Orthanc');

type Report = {
  readonly Status: 'Pending' | 'Success' | 'Failure';
  readonly Success: readonly object[];
  readonly Failures: readonly object[];
};

let stack: AsyncDisposableStack;
let agent: AgentProcess;
let orthanc: Orthanc;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const cloud = stack.use(await CloudProcess.start());
  agent = stack.use(await AgentProcess.paired(cloud));
  orthanc = stack.use(await Orthanc.start());
  await orthanc.knows('tern', 'TERN', agent.dicomPort);
  await tern('devices', 'commitment', 'ORTHANC', '127.0.0.1', `${orthanc.dicomPort}`);
  await tern('config', 'set', 'commitment.waitSeconds', '2');
});
afterAll(async () => {
  await stack.disposeAsync();
});

async function tern(...args: readonly string[]): Promise<void> {
  const finished = await cli('tern', [...args, '--data', agent.data]);
  if (finished.exitCode !== 0) throw new Error(`tern ${args.join(' ')}: ${finished.stderr}`);
}

async function reported(id: string): Promise<Report> {
  return await until('the report', async () => {
    const report = (await orthanc.json(`/storage-commitment/${id}`)) as Report;
    return report.Status === 'Pending' ? null : report;
  });
}

test('what it stored is safe, in one transaction with the storing', async () => {
  const files = [1, 2, 3].map((n) => ctImage({ kind: 30, n, rows: 16, columns: 16 }));
  for (const file of files) expect(await orthanc.upload(Uint8Array.from(file))).toBe(true);
  const job = (await orthanc.post('/modalities/tern/store', {
    Resources: (await orthanc.json('/instances')) as string[],
    StorageCommitment: true,
  })) as { readonly StorageCommitmentTransactionUID: string };
  const report = await reported(job.StorageCommitmentTransactionUID);
  expect(report.Status).toBe('Success');
  const uids = files.map((file) => parsePart10(file).sopInstanceUid);
  expect(report.Success).toHaveLength(uids.length);
  for (const uid of uids)
    expect(report.Success).toContainEqual(expect.objectContaining({ SOPInstanceUID: uid }));
});

test('what never came is not', async () => {
  const sopInstanceUid = '1.2.3.4.5';
  const { ID: id } = (await orthanc.post('/modalities/tern/storage-commitment', {
    DicomInstances: [{ SOPClassUID: '1.2.840.10008.5.1.4.1.1.2', SOPInstanceUID: sopInstanceUid }],
  })) as { readonly ID: string };
  expect(await reported(id)).toMatchObject({
    Status: 'Failure',
    Failures: [{ SOPInstanceUID: sopInstanceUid, FailureReason: 0x0112 }],
  });
});
