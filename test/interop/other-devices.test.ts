import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validFiles } from '../fixtures/corpus.ts';
import type { SampleFile } from '../fixtures/dicom-samples.ts';
import { TRANSFER_SYNTAX } from '../fixtures/dicom-writer.ts';
import { parsePart10, sha256 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess, type StoredObject } from '../fixtures/tern.ts';
import { Storescp } from './support/dcmtk.ts';
import { rawPixels } from './support/gdcm.ts';
import { Orthanc } from './support/orthanc.ts';

// Programs other than DCMTK's as devices and workstations: Orthanc through our agent to our receiving
// service. GDCM only reads files: its client (gdcmscu 3.0.21 of Debian 12) ends with an exception after connecting, also
// when it talks to DCMTK. pynetdicom is not to be had as a Debian package.
const isReady = needsPrograms('Orthanc', 'gdcmraw', 'storescp');

let stack: AsyncDisposableStack;
let files: readonly SampleFile[];
let cloud: CloudProcess;
let agent: AgentProcess;
let orthanc: Orthanc;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  const all = await validFiles(folder.join('samples'));
  // A few share a UID that is none; Orthanc keeps one of them.
  const uids = all.map(({ object }) => object.sopInstanceUid);
  files = all.filter((_file, i) => uids.indexOf(uids[i] ?? '') === uids.lastIndexOf(uids[i] ?? ''));
  cloud = stack.use(await CloudProcess.start());
  agent = stack.use(await AgentProcess.paired(cloud));
  orthanc = stack.use(await Orthanc.start());
  await orthanc.knows('tern', 'TERN', agent.dicomPort);
});
afterAll(async () => {
  await stack.disposeAsync();
});

async function storedBy(callingAeTitle: string): Promise<ReadonlyMap<string, StoredObject>> {
  const objects = await cloud.objects();
  return new Map(
    objects
      .filter((object) => object.callingAeTitle === callingAeTitle)
      .map((object) => [object.sopInstanceUid, object]),
  );
}

test('Orthanc as a device: its echo is answered, and each object arrives as it arrives when sent directly', async () => {
  await using direct = await Storescp.start();
  await orthanc.knows('direct', 'DIRECT', direct.port);
  await orthanc.post('/modalities/tern/echo', '');
  for (const { path } of files) await orthanc.upload(await readFile(path));
  const ids = (await orthanc.json('/instances')) as readonly string[];
  expect(ids.length).toBeGreaterThan(files.length / 2);
  const store = async (node: string, id: string): Promise<boolean> =>
    await orthanc.post(`/modalities/${node}/store`, id).then(
      () => true,
      () => false,
    );
  const results: [boolean, boolean][] = [];
  for (const id of ids) results.push([await store('direct', id), await store('tern', id)]);
  // What Orthanc cannot send (a transfer syntax that its DCMTK does not know), it can send nowhere.
  expect(results.filter(([toDirect, toTern]) => toDirect !== toTern)).toEqual([]);
  expect(results.filter(([toDirect]) => toDirect).length).toBeGreaterThan(files.length / 2);
  const arrived = await storedBy('ORTHANC');
  const sent = await direct.objects();
  expect([...arrived.keys()].sort()).toEqual(
    sent.map(({ sopInstanceUid }) => sopInstanceUid).sort(),
  );
  // Orthanc re-encodes where a receiver chose another of its transfer syntaxes: only like is compared with like.
  const alike = sent.filter(
    (object) => arrived.get(object.sopInstanceUid)?.transferSyntaxUid === object.transferSyntaxUid,
  );
  expect(alike.length).toBeGreaterThan(files.length / 4);
  for (const object of alike)
    expect(arrived.get(object.sopInstanceUid)?.sha256).toBe(sha256(object.dataset));
});

test('Orthanc as a workstation: its query through the agent finds what is in the cloud', async () => {
  const [, answers] = await orthanc.query('tern', 'Study', { PatientName: '*' });
  expect(answers.length).toBeGreaterThan(0);
});

test('Orthanc as a workstation: what it moves to itself through the agent is what the cloud holds', async () => {
  const held = await storedBy('ORTHANC');
  await orthanc.clear();
  await agent.tern('destination', 'add', 'ORTHANC', '127.0.0.1', `${orthanc.dicomPort}`);
  const [id, answers] = await orthanc.query('tern', 'Study', { StudyInstanceUID: '' });
  for (const answer of answers)
    await orthanc
      .post(`/queries/${id}/answers/${answer}/retrieve`, { TargetAet: 'ORTHANC' })
      .catch(() => undefined);
  const back = await orthanc.datasetDigests();
  const missing = [...held.values()].filter(({ sopInstanceUid }) => !back.has(sopInstanceUid));
  // Of a file with VRs left unknown Orthanc makes an object of the class "31", and takes none of that class.
  expect(missing.filter(({ sopClassUid }) => sopClassUid.includes('.'))).toEqual([]);
  expect(back.size).toBeGreaterThan(files.length / 2);
  // Orthanc deflates anew whatever it gives out.
  for (const [uid, digest] of back)
    if (held.get(uid)?.transferSyntaxUid !== TRANSFER_SYNTAX.deflated)
      expect(digest).toBe(held.get(uid)?.sha256);
});

test('GDCM reads the pixels of what came back from the cloud as it reads those of what was sent', async () => {
  const folder = stack.use(await TempFolder.create('export'));
  await cloud.admin('export', '--out', folder.join('out'));
  const paths = (await readdir(folder.join('out'))).map((name) => folder.join('out', name));
  const exported = new Map<string, string>();
  for (const path of paths) {
    const { sopInstanceUid, transferSyntaxUid } = parsePart10(await readFile(path));
    exported.set(`${sopInstanceUid} ${transferSyntaxUid}`, path);
  }
  let compared = 0;
  for (const { path, object } of files) {
    const back = exported.get(`${object.sopInstanceUid} ${object.transferSyntaxUid}`);
    const before = back === undefined ? null : await rawPixels(path);
    if (back === undefined || before === null) continue;
    expect(await rawPixels(back)).toBe(before);
    compared++;
  }
  expect(compared).toBeGreaterThan(files.length / 4);
});
