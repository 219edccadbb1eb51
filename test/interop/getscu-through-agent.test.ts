import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRIVATE_SOP_CLASS, sampleUid, writeSampleFiles } from '../fixtures/dicom-samples.ts';
import { fingerprints, type Part10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { storescu } from './support/dcmtk.ts';
import { getscu, GETSCU_PREFERS } from './support/getscu.ts';
import { Orthanc } from './support/orthanc.ts';
import { Stunnel } from './support/stunnel.ts';

// A workstation of DCMTK gets images by C-GET: the whole retrieve passes through the relay, in both directions.
const isReady = needsPrograms('getscu', 'storescu', 'stunnel', 'Orthanc');

const STUDIES = [1, 2].map((kind) => sampleUid(kind, 900_000)).join('\\');

let stack: AsyncDisposableStack;
let folder: TempFolder;
let samples: readonly Part10[];
let cloud: CloudProcess;
let toCloud: AgentProcess;
let orthanc: Orthanc;
let toOrthanc: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  folder = stack.use(await TempFolder.create());
  const files = await writeSampleFiles(folder.join('samples'));
  samples = files.map(({ object }) => object);
  cloud = stack.use(await CloudProcess.start());
  toCloud = stack.use(await AgentProcess.paired(cloud));
  await storeObjects({ port: toCloud.dicomPort }, samples);
  orthanc = stack.use(await Orthanc.start());
  const paths = files.map(({ path }) => path);
  await storescu({ port: orthanc.dicomPort }, paths, samples);
  const psk = { identity: 'clinic-7', keyHex: randomBytes(32).toString('hex') };
  const connectPort = orthanc.dicomPort;
  const far = stack.use(await Stunnel.start({ role: 'server', connectPort, psk }));
  toOrthanc = stack.use(await AgentProcess.toFarEnd(far.port, psk));
}, 120_000);
afterAll(async () => {
  await stack.disposeAsync();
});

/** What getscu gets of both studies when it prefers one transfer syntax. */
async function got(port: number, prefers: string, into: string): Promise<readonly Part10[]> {
  const keys = ['0008,0052=STUDY', `0020,000d=${STUDIES}`];
  const { objects } = await getscu(port, {
    ...{ model: '-S', keys, prefers },
    folder: folder.join(into, prefers.slice(1)),
  });
  return objects;
}

test('from our cloud: each object in the syntax it is stored in, byte for byte', async () => {
  const expected = samples.filter(
    ({ transferSyntaxUid, sopClassUid }) =>
      transferSyntaxUid in GETSCU_PREFERS && sopClassUid !== PRIVATE_SOP_CLASS,
  );
  const objects: Part10[] = [];
  for (const syntax of new Set(expected.map(({ transferSyntaxUid }) => transferSyntaxUid)))
    objects.push(...(await got(toCloud.dicomPort, GETSCU_PREFERS[syntax] ?? '', 'cloud')));
  expect(fingerprints(objects)).toEqual(fingerprints(expected));
  expect(expected.length).toBeGreaterThan(6);
});

test('what a workstation gets is no delivery of the clinic', async () => {
  const entries = (await toCloud.ternJson('transfers', '--limit', '1000')) as readonly unknown[];
  expect(entries).toHaveLength(samples.length);
});

test('from Orthanc: what it sends to getscu directly, byte for byte', async () => {
  for (const prefers of ['+xe', '+xs', '+xv']) {
    const direct = fingerprints(await got(orthanc.dicomPort, prefers, 'direct'));
    expect(direct.length).toBeGreaterThan(3);
    expect(fingerprints(await got(toOrthanc.dicomPort, prefers, 'relayed'))).toEqual(direct);
  }
});
