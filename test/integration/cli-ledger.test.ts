import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { makeLedgerEntry } from '../fakes/fake-control-backend.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { startFakeAgent } from '../fakes/tern-with-fake-agent.ts';

test('shows every fact of one image and lists what ended since a time', async () => {
  await using agent = await startFakeAgent();
  agent.backend.ledger = [
    makeLedgerEntry({ id: 1, sopInstanceUid: '1.2.3' }),
    makeLedgerEntry({ id: 2, sopInstanceUid: '1.2.4', state: 'queued', receiptId: null }),
  ];
  const shown = await agent.tern(['ledger', 'show', '1.2.3']);
  for (const fact of ['ab'.repeat(32), 'r-1', '1.2.840.10008.1.2.1', '192.0.2.20', '0x0000'])
    expect(shown.stdout).toContain(fact);
  expect(shown.stdout).not.toContain('safe on this PC');
  const listed = await agent.tern(['ledger', 'show', '--since', '2026-01-01']);
  expect(listed.stdout.trimEnd().split('\n')).toEqual([
    expect.stringContaining('1.2.3'),
    expect.stringMatching(/1\.2\.4.*safe on this PC/),
  ]);
  expect((await agent.tern(['ledger', 'show', '9.9'])).stdout).toBe(
    'The ledger has no entry that fits.\n',
  );
  const json = await agent.tern(['ledger', 'show', '1.2.4', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject([{ sopInstanceUid: '1.2.4', receiptId: null }]);
  for (const wrong of [[], ['1.2.3', '--since', '7d']])
    expect((await agent.tern(['ledger', 'show', ...wrong])).code).toBe(EXIT_CODES['bad-arguments']);
});

test('exports every entry, over many pages, as CSV and as JSON', async () => {
  await using agent = await startFakeAgent();
  agent.backend.ledger = Array.from({ length: 1203 }, (_, i) =>
    makeLedgerEntry({ id: i + 1, sopInstanceUid: `1.2.${i + 1}` }),
  );
  agent.backend.ledger[0] = makeLedgerEntry({
    device: { aeTitle: '=HYPERLINK("x"),1', address: '192.0.2.20' },
  });
  await using folder = await makeTempFolder();
  const [csv, json] = [join(folder.path, 'ledger.csv'), join(folder.path, 'ledger.json')];
  const written = await agent.tern(['ledger', 'export', '--format', 'csv', '--out', csv]);
  expect(written.stdout).toBe(`1,203 entries were written to ${csv}.\n`);
  const lines = (await readFile(csv, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(1204);
  expect(lines[0]).toContain('sopInstanceUid,');
  expect(lines[0]).toMatch(/receiptSha256,.*spoolState/);
  expect(lines[1]).toContain(`,"'=HYPERLINK(""x""),1",192.0.2.20,`);
  expect(lines[1203]?.startsWith('1203,1.2.1203,')).toBe(true);
  if (process.platform !== 'win32') expect((await stat(csv)).mode & 0o777).toBe(0o600);
  await agent.tern(['ledger', 'export', '--format', 'json', '--out', json]);
  const entries = JSON.parse(await readFile(json, 'utf8')) as { id: number }[];
  expect(entries.map(({ id }) => id)).toEqual(agent.backend.ledger.map(({ id }) => id));
  const printed = await agent.tern(['ledger', 'export', '--format', 'json']);
  expect(JSON.parse(printed.stdout)).toEqual(entries);
  agent.backend.ledger = [];
  expect((await agent.tern(['ledger', 'export', '--format', 'json'])).stdout).toBe('[\n]\n');
});

test('never writes over a file, and says so where no agent runs', async () => {
  await using agent = await startFakeAgent();
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'mine.csv');
  await writeFile(file, 'mine');
  const refused = await agent.tern(['ledger', 'export', '--format', 'csv', '--out', file]);
  expect(refused.code).toBe(EXIT_CODES['bad-arguments']);
  expect(refused.stderr).toContain('is there already');
  expect(await readFile(file, 'utf8')).toBe('mine');
  const alone = ['ledger', 'export', '--format', 'csv', '--data', folder.path];
  expect((await agent.tern(alone)).code).toBe(EXIT_CODES['agent-not-running']);
});
