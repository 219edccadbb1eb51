import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { attribute } from '../fakes/find-client.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { validFiles } from '../fixtures/corpus.ts';
import { PRIVATE_SOP_CLASS } from '../fixtures/dicom-samples.ts';
import { fingerprints, type Part10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { getscu, GETSCU_PREFERS } from './support/getscu.ts';
import { Stunnel } from './support/stunnel.ts';

// DCMTK retrieves from our receiving service, through a stunnel with the pre-shared key.
const isReady = needsPrograms('getscu', 'stunnel');

/** Private ones, and Parametric Map, are not among the classes that getscu proposes. */
const NOT_PROPOSED: ReadonlySet<string> = new Set([
  PRIVATE_SOP_CLASS,
  '1.2.840.10008.5.1.4.1.1.30',
]);

let stack: AsyncDisposableStack;
let folder: TempFolder;
let port: number;
let stored: readonly Part10[];

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  folder = stack.use(await TempFolder.create());
  const cloud = stack.use(await RunningCloud.start());
  const psk = cloud.addUplink();
  ({ port } = stack.use(
    await Stunnel.start({ role: 'client', connectPort: cloud.cloud.pskPort, psk }),
  ));
  const files = await validFiles(folder.join('samples'));
  const results = await storeObjects(
    { port },
    files.map(({ object }) => object),
  );
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([0]));
  stored = results.map(({ object }) => object);
});
afterAll(async () => {
  await stack.disposeAsync();
});

const studyOf = ({ dataset, transferSyntaxUid }: Part10): string =>
  readDataset(dataset, transferSyntaxUid).values(attribute('StudyInstanceUID'))[0] ?? '';

/** Of the objects with one UID the one that was stored last. */
function latest(objects: readonly Part10[]): readonly Part10[] {
  return [...new Map(objects.map((object) => [object.sopInstanceUid, object])).values()];
}

/** getscu gives up its association over a dataset of odd length (a deflated file of the corpus has one). */
function isForGetscu(object: Part10): boolean {
  const { transferSyntaxUid, sopClassUid, dataset } = object;
  const isKnown = transferSyntaxUid in GETSCU_PREFERS && !NOT_PROPOSED.has(sopClassUid);
  return isKnown && dataset.length % 2 === 0 && studyOf(object) !== '';
}

test('getscu gets every object that it knows, byte for byte as it was stored', async () => {
  const expected = latest(stored).filter(isForGetscu);
  const studies = [...new Set(expected.map(studyOf))];
  const keys = ['0008,0052=STUDY', `0020,000d=${studies.join('\\')}`];
  const got: Part10[] = [];
  for (const [syntax, prefers] of Object.entries(GETSCU_PREFERS)) {
    const into = folder.join('got', prefers.slice(1));
    const { objects } = await getscu(port, { model: '-S', keys, prefers, folder: into });
    expect(objects.filter((object) => object.transferSyntaxUid !== syntax)).toEqual([]);
    got.push(...objects);
  }
  expect(fingerprints(got)).toEqual(fingerprints(expected));
}, 120_000);

test('getscu counts what it cannot take, and finds nothing under an unknown study', async () => {
  const [object] = latest(stored).filter(
    ({ transferSyntaxUid }) => transferSyntaxUid === '1.2.840.10008.1.2.4.70',
  );
  const one = ['0008,0052=IMAGE', `0008,0018=${object!.sopInstanceUid}`];
  const options = { model: '-S', prefers: '+xe', folder: folder.join('none') } as const;
  const refused = await getscu(port, { ...options, keys: one });
  expect(refused.objects).toEqual([]);
  expect(refused.stdout + refused.stderr).toMatch(/Failed Suboperations\s*: 1|0xa702/i);
  const keys = ['0008,0052=STUDY', '0020,000d=1.2.3.4.5.6.7'];
  const unknown = await getscu(port, { ...options, keys });
  expect(unknown.objects).toEqual([]);
  expect(unknown.exitCode).toBe(0);
});
