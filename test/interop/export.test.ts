import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { writeSampleFiles } from '../fixtures/dicom-samples.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { readWithPydicom } from './support/pydicom.ts';

needsPrograms('/usr/bin/python3');

test('pydicom reads from exported files what it reads from the files that were sent', async () => {
  await using folder = await TempFolder.create();
  await using cloud = await CloudProcess.start();
  await using agent = await AgentProcess.paired(cloud);
  const samples = await writeSampleFiles(folder.join('samples'));
  const results = await storeObjects(
    { port: agent.dicomPort },
    samples.map(({ object }) => object),
  );
  expect(results.map(({ status }) => status)).toEqual(samples.map(() => 0));
  await cloud.admin('export', '--out', folder.join('exported'));
  const exported = (await readdir(folder.join('exported'))).map((name) =>
    folder.join('exported', name),
  );
  expect(exported).toHaveLength(samples.length);
  const sent = await readWithPydicom(samples.map(({ path }) => path));
  expect(await readWithPydicom(exported)).toEqual(sent);
});
