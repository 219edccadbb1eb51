import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ctImage, MARKER, sampleUid } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { worklistKeys } from '../fixtures/worklist.ts';
import { findscu } from './support/dcmtk.ts';

// DCMTK's findscu asks our receiving service through the agent.
const isReady = needsPrograms('findscu');

const IMAGES_PER_STUDY = 3;
let stack: AsyncDisposableStack;
let cloud: CloudProcess;
let agent: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  cloud = stack.use(await CloudProcess.start());
  agent = stack.use(await AgentProcess.paired(cloud));
  const images = [20, 21].flatMap((kind) =>
    Array.from({ length: IMAGES_PER_STUDY }, (_, n) =>
      parsePart10(ctImage({ kind, n, rows: 16, columns: 16 })),
    ),
  );
  const results = await storeObjects({ port: agent.dicomPort }, images);
  if (results.some(({ status }) => status !== 0)) throw new Error('the images were not stored');
});
afterAll(async () => {
  await stack.disposeAsync();
});

const study20 = sampleUid(20, 900_000);

test.each([
  ['both studies by wild card', '-S', ['0008,0052=STUDY', '0010,0010=ZQ*', '0020,000D'], 2],
  ['one study by its UID', '-S', ['0008,0052=STUDY', `0020,000D=${study20}`], 1],
  [
    'both studies by a list of UIDs',
    '-S',
    ['0008,0052=STUDY', `0020,000D=${study20}\\${sampleUid(21, 900_000)}`],
    2,
  ],
  [
    'both studies by a range of dates',
    '-S',
    ['0008,0052=STUDY', '0008,0020=20260101-20260131', '0020,000D'],
    2,
  ],
  ['no study outside the range', '-S', ['0008,0052=STUDY', '0008,0020=-20251231', '0020,000D'], 0],
  [
    'the series of a study',
    '-S',
    ['0008,0052=SERIES', `0020,000D=${study20}`, '0020,000E', '0008,0060'],
    1,
  ],
  [
    'the images of a series',
    '-S',
    ['0008,0052=IMAGE', `0020,000D=${study20}`, `0020,000E=${sampleUid(20, 910_000)}`, '0008,0018'],
    IMAGES_PER_STUDY,
  ],
  ['a patient by ID', '-P', ['0008,0052=PATIENT', `0010,0020=${MARKER}-20`, '0010,0010'], 1],
  ['no patient with another ID', '-P', ['0008,0052=PATIENT', '0010,0020=NOBODY', '0010,0010'], 0],
] as const)('a C-FIND through the agent finds %s', async (_what, model, keys, matches) => {
  const found = await findscu({ port: agent.dicomPort }, model, keys);
  expect(found.exitCode).toBe(0);
  expect(found.matches).toBe(matches);
});

test('what a match returns is what was stored', async () => {
  const found = await findscu({ port: agent.dicomPort }, '-S', [
    ...['0008,0052=STUDY', `0020,000D=${study20}`, '0010,0010', '0010,0020', '0008,1030'],
  ]);
  const text = found.stdout + found.stderr;
  for (const value of [`${MARKER}^Sample`, `${MARKER}-20`, `${MARKER} study`, study20])
    expect(text).toContain(`[${value}`);
});

test('the modality worklist gives a station its own step', async () => {
  const entry = (n: number): object => ({
    patientName: `${MARKER}^Planned${n}`,
    patientId: `WL-${n}`,
    accessionNumber: `A-${n}`,
    modality: 'CT',
    scheduledStationAeTitle: `CT${n}`,
    scheduledDate: '2026-01-15',
    scheduledTime: '09:30',
  });
  const file = `${cloud.data}-worklist.json`;
  await writeFile(file, JSON.stringify([entry(1), entry(2)]));
  await cloud.admin('worklist', 'add', file);
  const found = await findscu({ port: agent.dicomPort }, '-W', worklistKeys('CT2'));
  expect(found.exitCode).toBe(0);
  expect(found.matches).toBe(1);
  expect(found.stdout + found.stderr).toContain(`[${MARKER}^Planned2`);
});

test('a query that makes no sense is answered with a failure, not with silence', async () => {
  const found = await findscu({ port: agent.dicomPort }, '-S', ['0008,0052=NONSENSE']);
  expect(found.matches).toBe(0);
  expect(found.stdout + found.stderr).toMatch(/Failed|Error|DataSetDoesNotMatch|UnableToProcess/);
});
