import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDeviceCertificate, writeCertificate } from '../fakes/device-certificates.ts';
import { sampleUid, writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { sha256 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess } from '../fixtures/tern.ts';
import { Dcmqrscp } from './support/dcmqrscp.ts';
import { movescu, Storescp, storescu, type MoveResult } from './support/dcmtk.ts';
import { Orthanc } from './support/orthanc.ts';
import { Stunnel } from './support/stunnel.ts';

// C-MOVE by DCMTK through the agent; the images come from archives that nobody here wrote, and go to DCMTK's storescp.
const isReady = needsPrograms('storescu', 'storescp', 'movescu', 'dcmqrscp', 'stunnel', 'Orthanc');

const CT_STUDY = sampleUid(1, 900_000);
const CT_SERIES = sampleUid(1, 910_000);
const SC_STUDY = sampleUid(2, 900_000);
const DEFLATED = sampleUid(1, 3);
const CTS = [0, 1, 2, 3].map((n) => sampleUid(1, n));

let stack: AsyncDisposableStack;
let destination: Storescp;
let orthanc: Orthanc;
let agent: AgentProcess;
let agentOfDcmtk: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  const files = await writeSampleFiles(folder.join('samples'));
  destination = stack.use(await Storescp.start());
  orthanc = stack.use(await Orthanc.start());
  const dcmqrscp = stack.use(await Dcmqrscp.start());
  await store(files, orthanc.dicomPort);
  await store(files, dcmqrscp.port);
  agent = await agentTo(orthanc.dicomPort);
  agentOfDcmtk = await agentTo(dcmqrscp.port);
}, 120_000);
afterAll(async () => {
  await stack.disposeAsync();
});
beforeEach(async () => {
  if (isReady) await destination.clear();
});

async function store(files: readonly SampleFile[], port: number): Promise<void> {
  const paths = files.map(({ path }) => path);
  await storescu(
    { port, calledAe: 'DCMQRSCP' },
    paths,
    files.map(({ object }) => object),
  );
}

/** An agent whose far end is a stunnel in front of that port, with the storescp as destination. */
async function agentTo(archivePort: number): Promise<AgentProcess> {
  const psk = { identity: 'clinic-7', keyHex: randomBytes(32).toString('hex') };
  const far = stack.use(await Stunnel.start({ role: 'server', connectPort: archivePort, psk }));
  const made = stack.use(await AgentProcess.toFarEnd(far.port, psk));
  await made.tern('destination', 'add', 'STORESCP', '127.0.0.1', `${destination.port}`);
  return made;
}

async function move(
  through: AgentProcess,
  to: string,
  keys: readonly string[],
  model: '-S' | '-P' = '-S',
  more: readonly string[] = [],
): Promise<MoveResult> {
  const peer = { port: through.dicomPort, callingAe: 'WORKSTATION', calledAe: 'DCMQRSCP' };
  return await movescu(peer, model, to, keys, more);
}

/** Digest of each object that arrived at the destination, by SOP Instance UID. */
async function arrived(at = destination): Promise<ReadonlyMap<string, string>> {
  const objects = await at.objects();
  return new Map(objects.map((o) => [o.sopInstanceUid, sha256(o.dataset)]));
}

async function held(kind: number): Promise<ReadonlyMap<string, string>> {
  const own = `2.25.1650000000000000.${kind}.`;
  return new Map([...(await orthanc.datasetDigests())].filter(([uid]) => uid.startsWith(own)));
}

const study = (uid: string): string[] => ['0008,0052=STUDY', `0020,000D=${uid}`];

test.each([
  ['uncompressed and deflated', CT_STUDY, 1],
  ['compressed', SC_STUDY, 2],
])('a study that Orthanc holds, %s, arrives byte for byte', async (_what, uid, kind) => {
  const moved = await move(agent, 'STORESCP', study(uid));
  const expected = await held(kind);
  expect(expected.size).toBeGreaterThan(3);
  const digests = await arrived();
  expect([...digests.keys()].sort()).toEqual([...expected.keys()].sort());
  // Orthanc deflates anew whatever it sends.
  const asStored = ([uid]: readonly [string, string]): boolean => uid !== DEFLATED;
  expect([...digests].filter(asStored).sort()).toEqual([...expected].filter(asStored).sort());
  expect(moved).toMatchObject({ status: 0x0000, completed: expected.size, failed: 0, warning: 0 });
  expect(moved.pending).toBeGreaterThan(0);
});

test.each([
  ['a patient', '-P', ['0008,0052=PATIENT', '0010,0020=ZQMARKERZQ-1'], CTS],
  ['a series', '-S', ['0008,0052=SERIES', `0020,000D=${CT_STUDY}`, `0020,000E=${CT_SERIES}`], CTS],
  [
    'an image',
    '-S',
    [
      '0008,0052=IMAGE',
      `0020,000D=${CT_STUDY}`,
      `0020,000E=${CT_SERIES}`,
      `0008,0018=${sampleUid(1, 1)}`,
    ],
    [sampleUid(1, 1)],
  ],
] as const)('%s is fetched from Orthanc and from dcmqrscp', async (_what, model, keys, uids) => {
  for (const through of [agent, agentOfDcmtk]) {
    await destination.clear();
    const moved = await move(through, 'STORESCP', keys, model);
    expect(moved).toMatchObject({ status: 0, completed: uids.length, failed: 0 });
    expect([...(await arrived()).keys()].sort()).toEqual([...uids]);
  }
});

test('what is not there is a success without images', async () => {
  const moved = await move(agentOfDcmtk, 'STORESCP', study('1.2.3.4.5'));
  expect(moved.status).toBe(0);
  expect((await arrived()).size).toBe(0);
});

test('an unknown destination is A801, a wrong identifier A900', async () => {
  expect((await move(agent, 'NOBODY', study(CT_STUDY))).status).toBe(0xa801);
  expect((await move(agent, 'STORESCP', ['0008,0052=STUDY'])).status).toBe(0xa900);
  expect((await move(agent, 'STORESCP', [`0020,000D=${CT_STUDY}`])).status).toBe(0xa900);
  const patient = ['0008,0052=PATIENT', '0010,0020=X'];
  expect((await move(agent, 'STORESCP', patient)).status).toBe(0xa900);
});

async function withDestination<T>(
  options: Parameters<typeof Storescp.start>[0],
  use: (storescp: Storescp) => Promise<T>,
): Promise<T> {
  await using storescp = await Storescp.start(options);
  await agent.tern('destination', 'add', 'SPECIAL', '127.0.0.1', `${storescp.port}`);
  try {
    return await use(storescp);
  } finally {
    await agent.tern('destination', 'remove', 'SPECIAL');
  }
}

test('a destination of implicit VR alone gets what is stored so; the rest is named as failed', async () => {
  await withDestination({ accept: '+xi' }, async (special) => {
    const moved = await move(agent, 'SPECIAL', study(SC_STUDY));
    expect(moved.status).toBe(0xa702);
    expect(moved.completed).toBe(0);
    expect([...moved.failedUids].sort()).toEqual([...(await held(2)).keys()].sort());
    expect((await arrived(special)).size).toBe(0);
  });
});

test('a destination that breaks off, and one that refuses: the objects are counted and named', async () => {
  for (const [more, comment] of [
    [['--abort-after'], 'the destination broke off'],
    [['--abort-during'], 'the destination broke off'],
    [['--refuse'], 'the destination refused the association'],
  ] as const) {
    await withDestination({ more }, async () => {
      const moved = await move(agent, 'SPECIAL', study(CT_STUDY));
      expect(moved.status).toBe(0xa702);
      expect([...moved.failedUids].sort()).toEqual(CTS);
      expect(moved.stdout + moved.stderr).toContain(comment);
      expect(await agent.tern('status')).toContain('Images from the cloud could not be handed on.');
    });
  }
  expect(await agent.tern('status')).not.toContain('could not be handed on');
});

test('a destination where nothing listens: A702 in plain words', async () => {
  await agent.tern('destination', 'add', 'GONE', '127.0.0.1', '1');
  const moved = await move(agent, 'GONE', study(CT_STUDY));
  expect(moved.status).toBe(0xa702);
  expect(moved.stdout + moved.stderr).toContain('destination not reachable');
  expect([...moved.failedUids].sort()).toEqual(CTS);
  await agent.tern('destination', 'remove', 'GONE');
});

test('a cancelled retrieve ends with FE00 and its counts', async () => {
  await withDestination({ more: ['--sleep-after', '1'] }, async () => {
    const moved = await move(agent, 'SPECIAL', study(CT_STUDY), '-S', ['--cancel', '1']);
    expect(moved.status).toBe(0xfe00);
    expect(moved.completed).toBeLessThan(CTS.length);
  });
});

test('a destination answers an echo through the command line', async () => {
  expect(await agent.tern('destination', 'echo', 'STORESCP')).toContain('STORESCP answered after');
  expect(await agent.tern('destination', 'list')).toContain(`127.0.0.1:${destination.port}`);
});

test('a destination over TLS gets the images once its certificate is trusted, and none before', async () => {
  await using folder = await TempFolder.create();
  const files = await writeCertificate(folder.path, 'pacs', await makeDeviceCertificate());
  const tls = ['+tls', files.key, files.certificate, '-pw', '-ic'];
  await using secure = await Storescp.start({ tls });
  await agent.tern('destination', 'add', 'SECURE', '127.0.0.1', `${secure.port}`, '--tls');
  const refused = await move(agent, 'SECURE', study(CT_STUDY));
  expect(refused.status).toBe(0xa702);
  expect(refused.stdout + refused.stderr).toContain('no encrypted connection to the destination');
  await expect(agent.tern('destination', 'echo', 'SECURE')).rejects.toThrow('is not trusted');
  await agent.tern('certificate', 'trust', files.certificate);
  expect((await move(agent, 'SECURE', study(CT_STUDY))).status).toBe(0);
  expect([...(await arrived(secure)).keys()].sort()).toEqual(CTS);
  await agent.tern('destination', 'echo', 'SECURE');
});
