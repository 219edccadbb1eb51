import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MARKER, writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { TRANSFER_SYNTAX } from '../fixtures/dicom-writer.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { storescu } from './support/dcmtk.ts';
import { RecordingProxy } from './support/recording-proxy.ts';

// Every text of the samples holds the marker; their pixels are noise, so a piece of 16 bytes of them is unmistakable.
const isReady = needsPrograms('storescu');
const WINDOW_BYTES = 16;

let stack: AsyncDisposableStack;
let samples: readonly SampleFile[];
let cloud: CloudProcess;
let agent: AgentProcess;
let nearProxy: RecordingProxy;
let farProxy: RecordingProxy;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  samples = await writeSampleFiles(folder.join('samples'));
  cloud = stack.use(await CloudProcess.start());
  farProxy = stack.use(await RecordingProxy.start({ connectPort: cloud.pskPort }));
  agent = stack.use(await AgentProcess.paired(cloud, { pskPort: farProxy.port }));
  nearProxy = stack.use(await RecordingProxy.start({ connectPort: agent.dicomPort }));
  await storescu(
    { port: nearProxy.port },
    samples.map(({ path }) => path),
    samples.map(({ object }) => object),
  );
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** Pieces of each dataset that must not be seen: the marker, and windows all over the object. */
function tellTales(): readonly Buffer[] {
  const windows = samples
    .filter(({ object }) => object.transferSyntaxUid !== TRANSFER_SYNTAX.deflated)
    .flatMap(({ object: { dataset } }) =>
      [0.3, 0.5, 0.7, 0.9].map((part) => {
        const at = Math.floor(dataset.length * part);
        return dataset.subarray(at, at + WINDOW_BYTES);
      }),
    )
    // Of pixels, not of a UID: those stand in the cloud's index as they are.
    .filter((window) => window.filter((byte) => byte >= 0x80).length >= WINDOW_BYTES / 4);
  return [Buffer.from(MARKER), ...windows];
}

const isSeenIn = (bytes: Buffer): ((piece: Buffer) => boolean) => {
  return (piece) => bytes.includes(piece);
};

async function everyFile(folder: string): Promise<readonly (readonly [string, Buffer])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(async (path) => [path, await readFile(path)] as const),
  );
}

test('the way from the device to the agent is in clear, so the search finds what it looks for', () => {
  const seen = tellTales().filter(isSeenIn(nearProxy.recorded('toServer')));
  // HTJ2K is not sent by DCMTK; what it does send is found.
  expect(seen.length).toBeGreaterThan(tellTales().length / 2);
});

test('no byte of a dataset leaves the agent in clear', async () => {
  const left = farProxy.recorded('toServer');
  const bytes = (await cloud.objects()).reduce((sum, object) => sum + object.bytes, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(left.length).toBeGreaterThan(bytes);
  expect(tellTales().filter(isSeenIn(left))).toEqual([]);
  expect(tellTales().filter(isSeenIn(farProxy.recorded('toClient')))).toEqual([]);
});

test('no file of the agent holds anything of a dataset: settings, ledger, logs, secrets', async () => {
  const files = await everyFile(agent.data);
  expect(files.length).toBeGreaterThan(2);
  const pieces = tellTales();
  const leaks = files.filter(([, bytes]) => pieces.some(isSeenIn(bytes)));
  expect(leaks.map(([path]) => path)).toEqual([]);
  expect(files.filter(([path]) => path.includes(MARKER))).toEqual([]);
});

test('neither what the agent prints nor what it reports of itself holds anything of a dataset', async () => {
  const status = JSON.stringify(await agent.ternJson('status'));
  const transfers = JSON.stringify(await agent.ternJson('transfers'));
  for (const text of [agent.program.output, status, transfers, cloud.program.output])
    expect(text).not.toContain(MARKER);
});

test('what the cloud keeps is sealed: no file of it holds an image in clear, nor does its log', async () => {
  const files = await everyFile(cloud.data);
  const pixels = tellTales().slice(1);
  const readable = files.filter(([, bytes]) => pixels.some(isSeenIn(bytes)));
  expect(readable.map(([path]) => path)).toEqual([]);
  const logs = files.filter(([path]) => path.endsWith('.log'));
  expect(logs.length).toBeGreaterThan(0);
  expect(logs.filter(([, bytes]) => bytes.includes(MARKER))).toEqual([]);
});
