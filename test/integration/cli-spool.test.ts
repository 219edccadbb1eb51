import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileSecretStore } from '../../electron/agent/secrets/file-secret-store.ts';
import { SpoolKeys } from '../../electron/agent/spool/spool-keys.ts';
import { findProgram } from '../../build/debian-packages.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { SAMPLE_FACTS } from '../fakes/sealed-object.ts';
import { SpoolHarness, storeObject } from '../fakes/spool-harness.ts';
import { runTern } from '../fakes/tern-process.ts';
import { runProgram } from '../fixtures/child.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';

const image = parsePart10(ctImage({ kind: 8, n: 1, rows: 64, columns: 64, frames: 1 }));

/** A data folder with one stored image, and its key in the file store, as `tern run --secret-store file` leaves it. */
async function stored() {
  const harness = await SpoolHarness.create();
  const { sopClassUid, sopInstanceUid, transferSyntaxUid } = image;
  const facts = { ...SAMPLE_FACTS, sopClassUid, sopInstanceUid, transferSyntaxUid };
  const { id } = await storeObject(await harness.start(), image.dataset, facts);
  await harness.stop();
  const secrets = new FileSecretStore(harness.folder.path);
  for (const [name, value] of harness.secrets.secrets) await secrets.set(name, value);
  const folder = harness.folder.path;
  const file = join(folder, 'spool', 'objects', id.slice(0, 2), id);
  const common = ['--data', folder, '--secret-store', 'file'];
  return {
    ...{ id, file, folder, secrets },
    tern: (args: readonly string[], input = '') =>
      runTern(['spool', ...args, ...common], { input }),
    [Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
  };
}

test('list, check and open: what comes out is a DICOM file that DCMTK reads, byte for byte', async (context) => {
  await using spool = await stored();
  const listed = await spool.tern(['list']);
  expect(listed.stdout).toContain(`${spool.id}  2026-01-15T09:00:00.000Z  CT-1`);
  const checked = await spool.tern(['check']);
  expect([checked.code, checked.stdout]).toEqual([0, '1 image opens whole.\n']);
  const out = join(spool.folder, 'out.dcm');
  const opened = await spool.tern(['open', spool.file, '--out', out]);
  expect([opened.code, opened.stderr]).toEqual([0, '']);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const written = parsePart10(readFileSync(out));
  expect(written).toMatchObject({ sopInstanceUid: image.sopInstanceUid });
  expect(written.dataset.equals(image.dataset)).toBe(true);
  const again = await spool.tern(['open', spool.file, '--out', out]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('already')]);
  expect(parsePart10(readFileSync(out)).dataset.equals(image.dataset)).toBe(true);
  const dcmdump = findProgram('dcmdump');
  if (dcmdump === null) return context.skip('DCMTK is not installed');
  const dumped = await runProgram(dcmdump, [out]);
  expect(dumped.stdout).toContain(`[${image.sopInstanceUid}]`);
});

test('a damaged file is named, and nothing of it is written', async () => {
  await using spool = await stored();
  const bytes = readFileSync(spool.file);
  bytes[bytes.length - 100]! ^= 1;
  writeFileSync(spool.file, bytes);
  const checked = await spool.tern(['check']);
  expect([checked.code, checked.stdout]).toEqual([
    36,
    `0 images open whole.\n${spool.id}  altered or damaged\n`,
  ]);
  const out = join(spool.folder, 'out.dcm');
  expect((await spool.tern(['open', spool.file, '--out', out])).code).toBe(36);
  expect(existsSync(out)).toBe(false);
});

test('the key is written after a yes alone, to a file that nobody else reads, and opens images elsewhere', async () => {
  await using spool = await stored();
  const keyFile = join(spool.folder, 'key.txt');
  for (const no of ['', 'no\n', 'y\n'])
    expect((await spool.tern(['key', '--out', keyFile], no)).code).toBe(2);
  expect(existsSync(keyFile)).toBe(false);
  const written = await spool.tern(['key', '--out', keyFile], 'yes\n');
  expect(written.code).toBe(0);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const line = readFileSync(keyFile, 'utf8').trim();
  expect(written.stdout + written.stderr).not.toContain(line);
  const key = await new SpoolKeys(spool.secrets, systemClock).existing();
  expect(line).toBe(key?.toLine());
  writeFileSync(join(spool.folder, 'secrets.json'), '{"version":1,"secrets":{}}', { mode: 0o600 });
  const out = join(spool.folder, 'out.dcm');
  expect((await spool.tern(['open', spool.file, '--out', out])).code).toBe(36);
  const withKey = ['open', spool.file, '--out', out, '--key-file', keyFile];
  expect((await spool.tern(withKey)).code).toBe(0);
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`);
  expect((await spool.tern(['list', '--key-file', keyFile])).stdout).toContain(
    'its key is not here',
  );
});
