import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permittedLine, readLogTail } from '../../../electron/agent/support/log-tail.ts';
import { makeSupportBundle } from '../../../electron/agent/support/support-bundle.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';
import { sampleProblem, sampleStatus } from '../../fakes/sample-status.ts';
import { testCertificates } from '../../fakes/test-certificates.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const HEAD = '{"at":"2026-01-15T09:00:00.000Z","level":"info","event":"link.online"';

test.each([
  [`${HEAD},"port":104}`, `${HEAD},"port":104}`],
  [`${HEAD},"patientName":"DOE^JANE"}`, `${HEAD}}`],
  [`${HEAD},"reason":"DOE^JANE 19700101"}`, `${HEAD},"reason":"[withheld]"}`],
  ['{"at":"2026-01-15T09:00:00.000Z","level":"info","event":"Jane Doe came"}', null],
  ['Error: DOE^JANE', null],
  ['"DOE^JANE"', null],
  ['', null],
])('of the log line %s leaves %s', (line, permitted) => {
  expect(permittedLine(line)).toBe(permitted);
});

test('the last lines of the log are read over a rotation, oldest first, up to a number', async () => {
  await using folder = await makeTempFolder();
  expect(await readLogTail(folder.path, 5)).toEqual([]);
  await mkdir(join(folder.path, 'log'));
  const line = (port: number): string => `${HEAD},"port":${port}}\n`;
  await writeFile(join(folder.path, 'log', 'agent.1.log'), [1, 2, 3].map(line).join(''));
  await writeFile(join(folder.path, 'log', 'agent.log'), [4, 5].map(line).join(''));
  const ports = (await readLogTail(folder.path, 3)).map(
    (text) => (JSON.parse(text) as { port: number }).port,
  );
  expect(ports).toEqual([3, 4, 5]);
  const many = Array.from({ length: 20_000 }, (_, port) => line(port)).join('');
  await writeFile(join(folder.path, 'log', 'agent.log'), many);
  const tail = await readLogTail(folder.path, 100_000);
  expect(tail.length).toBeLessThan(20_000);
  expect(tail.at(-1)).toBe(line(19_999).trim());
});

test('an object is named by a short hash, not by its UID', async () => {
  await using folder = await makeTempFolder();
  const files = await makeSupportBundle({
    madeAt: new Date(0),
    dataDir: folder.path,
    status: sampleStatus({
      problems: [sampleProblem('receipt-missing', { details: { sopInstanceUid: '1.2.3.4.5' } })],
    }),
    doctorSteps: [{ step: 'disk', result: 'ok', code: 'disk-free', values: { bytes: 12e9 } }],
    config: agentConfigSchema.parse({ link: { caPem: testCertificates().caPem } }),
    cloudConfig: null,
  });
  expect(files.map(({ name }) => name)).toEqual([
    'versions.json',
    'status.json',
    'settings.json',
    'doctor.txt',
    'log.txt',
  ]);
  const all = files.map(({ text }) => text).join('');
  expect(all).not.toContain('1.2.3.4.5');
  expect(all).not.toContain('BEGIN');
  expect(all).toContain('"caPem": "CN=Test-CA (SHA-256 ');
  expect(all).toMatch(/"objectHash": "[0-9a-f]{12}"/);
  expect(all).toContain('ok\tdisk\tdisk-free\t12 GB are free on this PC.\n');
});
